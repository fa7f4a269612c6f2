using Stillwater.Contracts;
using Stillwater.Platform.Commands;
using Stillwater.Sessions.Protocols;

namespace Stillwater.Sessions.DosingSessions.RecordingAdverseEvent;

/// <summary>
/// Something untoward, from check-in on and also after the patient has left. Seriousness is a judgement of its own,
/// independent of the grade; a serious one owes its reports by the clock.
/// </summary>
public sealed record RecordAdverseEvent(
    Guid AdverseEventId, string Term, DateTimeOffset OnsetAt, DateTimeOffset? ResolvedAt, int Grade,
    IReadOnlyList<string> Seriousness, string Relatedness, string DrugAction, string Outcome, Sealed<string>? Narrative,
    string ReportedBy, DosingProtocols Protocols) : ICommand<DosingSession, DosingSessionEvent>
{
    private const string Death = "death";
    private const int GradeOfDeath = 5;

    public static readonly Refusal NotArrived = new(
        "session.not-checked-in", RefusalKind.State, "The patient has not been checked in.");

    public static readonly Refusal TimeNotPossible = new(
        "session.time-not-possible", RefusalKind.Rule, "An adverse event begins before it resolves and not in the future.");

    public static readonly Refusal GradeContradicts = new(
        "session.grade-contradicts", RefusalKind.Rule, "Grade 5 is death, and death is grade 5.");

    public Decision<DosingSessionEvent> Decide(DosingSession state, DateTimeOffset now)
    {
        if (state.AdverseEvents.Any(a => a.AdverseEventId == AdverseEventId))
            return Decision<DosingSessionEvent>.Nothing;
        if (state.CheckIn is null)
            return NotArrived;
        var protocol = Protocols.Of(state.Booking!.Protocol);
        return Fault(protocol, now) is { } fault ? fault : Record(state, protocol, now);
    }

    /// <summary>The event as it is recorded now, with the clocks of what it owes.</summary>
    internal AdverseEventRecorded Record(DosingSession state, DosingProtocol protocol, DateTimeOffset now) => new(
        state.Place, AdverseEventId, Term, OnsetAt, ResolvedAt, Grade, Seriousness, Relatedness, DrugAction, Outcome,
        Narrative, ReportedBy, Reports(protocol.Reporting, now));

    /// <summary>What cannot be true of it.</summary>
    internal Refusal? Fault(DosingProtocol protocol, DateTimeOffset now)
    {
        if (ReportedTime.IsAhead(OnsetAt, now, protocol))
            return TimeNotPossible.On("/onsetAt", "now or earlier");
        if (ResolvedAt < OnsetAt || ReportedTime.IsAhead(ResolvedAt, now, protocol))
            return TimeNotPossible.On("/resolvedAt", "after onsetAt and not in the future");
        return Grade == GradeOfDeath != Seriousness.Contains(Death)
            ? GradeContradicts.On("/grade", "5 with seriousness death, else 1 to 4")
            : null;
    }

    /// <summary>The clock runs from when the clinic knows.</summary>
    private IReadOnlyList<ReportClock> Reports(ReportingRules? rules, DateTimeOffset now) =>
        Seriousness.Count == 0 || rules is null
            ? []
            : [.. rules.SeriousTo.Value.Select(to => new ReportClock(to, now.AddHours(rules.SeriousWithinHours.Value)))];
}
