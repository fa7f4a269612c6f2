using Stillwater.Platform.Commands;

namespace Stillwater.Screenings.Screenings;

/// <summary>Refusals that several commands of a screening share.</summary>
internal static class ScreeningRefusals
{
    /// <summary>A fact cannot be newer than now.</summary>
    public static Refusal InFuture(string pointer) => new(
        "screening.taken-in-future", RefusalKind.Rule, "A measurement cannot be newer than now.")
    {
        Field = new FieldFault(pointer, "not after now"),
    };
}
