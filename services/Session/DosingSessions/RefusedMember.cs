using Stillwater.Platform.Commands;

namespace Stillwater.Sessions.DosingSessions;

/// <summary>Names the member of the body that a rule refuses, and what would be right.</summary>
internal static class RefusedMember
{
    public static Refusal On(this Refusal refusal, string pointer, string detail) =>
        refusal with { Field = new FieldFault(pointer, detail) };
}
