namespace Stillwater.Partners.SandboxClocks;

/// <summary>One move of a clinic's clock, from asking to settled; it outlives the process that drives it.</summary>
/// <param name="From">What the clock showed before.</param>
/// <param name="Now">What it shows now.</param>
/// <param name="Target">What it shows in the end.</param>
/// <param name="Steps">How many stops were made at due timers.</param>
/// <param name="Fired">How many timers have fired.</param>
/// <param name="WaitingFor">Services that do not answer, or what has not settled yet.</param>
/// <param name="Trouble">Why it failed; null unless it did.</param>
internal sealed record Advance(
    Guid Id,
    string ClinicId,
    bool TolerateDown,
    DateTimeOffset From,
    DateTimeOffset Now,
    DateTimeOffset Target,
    int Steps,
    int Fired,
    IReadOnlyList<string> WaitingFor,
    AdvanceState State,
    string? Trouble);

internal enum AdvanceState { Running, Succeeded, Failed }

/// <summary>Who asks for an advance, by what key, and how far: a repeat of the key finds the same advance.</summary>
internal sealed record AdvanceRequest(
    string ClinicId, string ClientId, string Actor, string IdempotencyKey, TimeSpan Span, bool TolerateDown);
