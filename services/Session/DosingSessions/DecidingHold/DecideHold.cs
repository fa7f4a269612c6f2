using Stillwater.Platform.Commands;
using Stillwater.Sessions.Patients;
using Stillwater.Sessions.Protocols;

namespace Stillwater.Sessions.DosingSessions.DecidingHold;

/// <summary>
/// Who a hold names decides on it: lets the dose be, with conditions and a reason; gives up today's dose; or ends the
/// session. What still is true by a reading is not released by a word.
/// </summary>
public sealed record DecideHold(
    IReadOnlyList<string> RuleIds, string Choice, DoseConditions? Conditions, Guid? AssessmentId,
    IReadOnlyList<string> Roles, string By, DosingProtocols Protocols, AssessmentNoted? Assessment = null,
    IReadOnlyDictionary<string, DateTimeOffset>? BarredSince = null)
    : ICommand<DosingSession, DosingSessionEvent>
{
    public const string Release = "release";
    public const string Defer = "defer";
    public const string SwitchPlan = "switch-plan";

    public static readonly Refusal NotHeld = new(
        "session.not-held", RefusalKind.State, "Nothing holds the session.");

    public static readonly Refusal Unknown = new(
        "session.hold-unknown", RefusalKind.Rule, "The session is not held by that rule.");

    public static readonly Refusal ReleaseRole = new(
        "session.release-role", RefusalKind.Role, "The hold names another role that decides on it.");

    public static readonly Refusal NotReleasable = new(
        "session.hold-not-releasable", RefusalKind.Rule,
        "The hold is still true: only a new reading or another new fact lifts it.");

    public static readonly Refusal AssessmentRequired = new(
        "session.assessment-required", RefusalKind.Rule, "The hold is released on an assessment of the patient.");

    public static readonly Refusal AssessmentUnknown = new(
        "session.assessment-unknown", RefusalKind.Rule, "No such assessment of this patient is known.");

    public static readonly Refusal AssessmentUnfit = new(
        "session.assessment-unfit", RefusalKind.Rule, "The assessment does not carry the release.");

    public Decision<DosingSessionEvent> Decide(DosingSession state, DateTimeOffset now)
    {
        if (ClosedSession.Of(state) is { } closed)
            return closed;
        if (state is not { Step: SessionStep.Held, Held: { } held })
            return NotHeld;
        if (RuleIds.Except(held.Holds.Select(h => h.RuleId)).FirstOrDefault() is { } unknown)
            return Unknown.On("/holds", $"of {string.Join(", ", held.Holds.Select(h => h.RuleId))}, not {unknown}");
        return Choice switch
        {
            Release => ReleaseHolds(state, held, now),
            Defer => new SessionDeferred(state.Place, RuleIds, Roles[0], By),
            _ => new SessionCancelled(state.Place, RuleIds, Choice == SwitchPlan ? SwitchPlan : "hold"),
        };
    }

    private Decision<DosingSessionEvent> ReleaseHolds(DosingSession state, SessionHeld held, DateTimeOffset now)
    {
        var protocol = Protocols.Of(state.Booking!.Protocol);
        Hold[] asked = [.. held.Holds.Where(h => RuleIds.Contains(h.RuleId))];
        if (asked.Select(hold => Fault(hold, state, protocol)).FirstOrDefault(fault => fault is not null) is { } refused)
            return refused;
        if (state.Assessed?.DecidedOn is { } reading
            && reading.TakenAt < now.AddMinutes(-protocol.Pressure.ValidMinutes.Value))
            return NotReleasable.On("/holds", "a reading that still decides: assess the clearance again");

        HoldRelease[] releases = [.. asked.Select(h => new HoldRelease(h.RuleId, Until(h.RuleId, protocol, now)))];
        var released = new HoldsReleased(
            state.Place, [.. asked.Select(h => h.RuleId)], Roles[0], By, Conditions, AssessmentId, now, releases);
        Hold[] left = [.. held.Holds.Except(asked)];
        if (left.Length > 0)
            return (DosingSessionEvent[])[released, new SessionHeld(state.Place, left, held.NextReadingAt)];
        if (state is not { CheckIn: not null, Assessed: { } assessed } || IsHeldBy(assessed, state, releases, protocol, now))
            return released;
        var until = releases.Select(r => r.ValidUntil).Append(now.AddMinutes(protocol.Clearance.ValidMinutes.Value)).Min();
        return (DosingSessionEvent[])[released, new SessionCleared(state.Place, now, until)];
    }

    /// <summary>Whether the last assessment found more than has been released: then only the next one clears.</summary>
    private static bool IsHeldBy(
        ClearanceAssessed assessed, DosingSession state, IReadOnlyList<HoldRelease> releases, DosingProtocol protocol,
        DateTimeOffset now) =>
        protocol.Clearance.Rules.Any(rule => rule.Kind != HoldKinds.Info && assessed.Facts.Contains(rule.Fact)
            && releases.All(r => r.RuleId != rule.Id) && !(state.Released.GetValueOrDefault(rule.Id) > now));

    private Refusal? Fault(Hold hold, DosingSession state, DosingProtocol protocol) => hold switch
    {
        { Kind: HoldKinds.Missing } or { Release: Releases.NewFact } or { ReleasableBy.Count: 0 } =>
            NotReleasable.On("/holds", $"without {hold.RuleId}, which only another fact lifts"),
        _ when !hold.ReleasableBy.Intersect(Roles).Any() =>
            ReleaseRole.On("/holds", $"{hold.RuleId} is decided by {string.Join(" or ", hold.ReleasableBy)}"),
        { Release: Releases.Assessment } when AssessmentId is null =>
            AssessmentRequired.On("/assessmentId", "the id of the assessment"),
        { Release: Releases.Assessment } => AssessmentFault(
            hold, hold.AssessedBy is null ? state.Assessed?.Suicidality?.TakenAt : Since(hold.RuleId, protocol)),
        _ => null,
    };

    private DateTimeOffset? Since(string ruleId, DosingProtocol protocol) =>
        protocol.Clearance.Rules.FirstOrDefault(r => r.Id == ruleId) is { } rule
            && BarredSince?.TryGetValue(rule.Fact, out var since) is true ? since : null;

    /// <summary>It is of this patient, by who may say so, made since what holds was found, and for going on.</summary>
    private Refusal? AssessmentFault(Hold hold, DateTimeOffset? found) => Assessment switch
    {
        null => AssessmentUnknown.On("/assessmentId", "an assessment of this patient that was recorded in Monitoring"),
        { By: var by } when !(hold.AssessedBy ?? hold.ReleasableBy).Contains(by) =>
            AssessmentUnfit.On("/assessmentId", $"one by {string.Join(" or ", hold.AssessedBy ?? hold.ReleasableBy)}"),
        { AssessedAt: var at } when at < found =>
            AssessmentUnfit.On("/assessmentId", "one that was made since what holds was found"),
        { DosingAdvice: not Release } => AssessmentUnfit.On("/assessmentId", "one that advises the release"),
        _ => null,
    };

    private static DateTimeOffset Until(string ruleId, DosingProtocol protocol, DateTimeOffset now) => now.AddMinutes(
        protocol.Clearance.Rules.FirstOrDefault(r => r.Id == ruleId)?.ReleaseMinutes
            ?? protocol.Clearance.ValidMinutes.Value);
}
