using Stillwater.Contracts;
using Stillwater.Platform.Keys;
using Stillwater.Platform.Privacy;

namespace Stillwater.Integration.Journeys;

/// <summary>Closes texts that may be absent.</summary>
internal static class Closing
{
    public static async ValueTask<Sealed<string>?> CloseAsync(
        this Sealer sealer, SealScope scope, DataClass dataClass, string field, string? text, CancellationToken ct) =>
        text is null ? null : await sealer.SealAsync(scope, dataClass, field, text, ct);
}
