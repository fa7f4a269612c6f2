using System.Diagnostics.Metrics;

namespace Stillwater.Platform.Telemetry;

/// <summary>
/// What the platform counts. Tags come from closed lists: codes, kinds and routes, never ids of persons.
/// </summary>
public static class StillwaterMeter
{
    public const string Name = "Stillwater";

    private static readonly Meter Meter = new(Name);
    private static readonly Counter<long> Commands = Meter.CreateCounter<long>("stillwater.commands");
    private static readonly Counter<long> Refusals = Meter.CreateCounter<long>("stillwater.refusals");
    private static readonly Counter<long> Handled = Meter.CreateCounter<long>("stillwater.inbox.handled");
    private static readonly Counter<long> Duplicates = Meter.CreateCounter<long>("stillwater.inbox.duplicates");
    private static readonly Counter<long> Parked = Meter.CreateCounter<long>("stillwater.inbox.parked");
    private static readonly Counter<long> Fired = Meter.CreateCounter<long>("stillwater.timers.fired");
    private static readonly Counter<long> Accesses = Meter.CreateCounter<long>("stillwater.access.recorded");
    private static readonly Histogram<double> Late = Meter.CreateHistogram<double>("stillwater.timers.late", "s");

    /// <summary>A command was answered.</summary>
    /// <param name="command">The route's template, or the name of the command.</param>
    /// <param name="outcome"><c>done</c>, <c>refused</c>, <c>replayed</c> or <c>failed</c>.</param>
    public static void CommandDone(string command = "unnamed", string outcome = "done") =>
        Commands.Add(1, new("command", command), new("outcome", outcome));

    /// <summary>A command was refused.</summary>
    /// <param name="code">The refusal's code.</param>
    public static void Refused(string code) => Refusals.Add(1, Of("code", code));

    /// <summary>A contract was applied.</summary>
    /// <param name="contract">The contract's name.</param>
    public static void InboxHandled(string contract) => Handled.Add(1, Of("contract", contract));

    /// <summary>A contract that had been applied before was dropped.</summary>
    /// <param name="contract">The contract's name.</param>
    public static void InboxDuplicate(string contract) => Duplicates.Add(1, Of("contract", contract));

    /// <summary>A contract was set aside to wait.</summary>
    /// <param name="contract">The contract's name.</param>
    /// <param name="reason">A short code: <c>early</c> or the refusal's code.</param>
    public static void InboxParked(string contract, string reason) =>
        Parked.Add(1, new("contract", contract), new("reason", reason));

    /// <summary>A due time was acted upon.</summary>
    /// <param name="kind">The timer's kind.</param>
    /// <param name="late">How long after it was due.</param>
    public static void TimerFired(string kind, TimeSpan late)
    {
        Fired.Add(1, Of("kind", kind));
        Late.Record(late.TotalSeconds, Of("kind", kind));
    }

    /// <summary>Reads were written to the access log.</summary>
    /// <param name="rows">How many.</param>
    public static void AccessRecorded(int rows) => Accesses.Add(rows);

    private static KeyValuePair<string, object?> Of(string tag, string value) => new(tag, value);
}
