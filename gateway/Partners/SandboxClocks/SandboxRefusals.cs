using Stillwater.Platform.Commands;

namespace Stillwater.Partners.SandboxClocks;

/// <summary>Why a clinic's clock cannot be read or moved.</summary>
internal static class SandboxRefusals
{
    public static readonly Refusal NotASandbox = new(
        "sandbox.not-a-sandbox", RefusalKind.Role, "Only a sandbox clinic has a clock that can be moved.");

    public static readonly Refusal ClockAdvancing = new(
        PlatformCodes.ClockAdvancing, RefusalKind.State,
        "The clinic's clock is being advanced; ask again when it stands.");

    public static readonly Refusal KeyReused = new(
        PlatformCodes.KeyReused, RefusalKind.Rule, "This Idempotency-Key has asked for another advance.");

    public static Refusal NotSettled(Advance advance) => new(
        "sandbox.not-settled", RefusalKind.State,
        $"The clock stopped at {advance.Now:O}, because this did not settle: {advance.Trouble}.");
}
