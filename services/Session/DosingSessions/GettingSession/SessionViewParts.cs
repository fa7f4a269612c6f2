using Stillwater.Sessions.DosingSessions.AssessingClearance;
using Stillwater.Sessions.DosingSessions.ChangingRate;
using Stillwater.Sessions.Protocols;

namespace Stillwater.Sessions.DosingSessions.GettingSession;

/// <summary>Where in its protocol a session is.</summary>
/// <param name="Version">Name and version, such as iv-ketamine.2026.1.</param>
/// <param name="Step">before-dose, infusion, recovery or over.</param>
/// <param name="Minute">Minutes since the start of the dose, null before it and when the session is over.</param>
public sealed record ProtocolPlace(string Version, string Step, int? Minute)
{
    internal static ProtocolPlace Of(DosingSession session, DosingProtocol protocol, DateTimeOffset now) => new(
        protocol.Code,
        session.Step switch
        {
            SessionStep.Dosing => "infusion",
            SessionStep.Recovery => "recovery",
            _ when ClosedSession.Of(session) is not null => "over",
            _ => "before-dose",
        },
        session.Dose is { } dose && ClosedSession.Of(session) is null ? (int)(now - dose.StartedAt).TotalMinutes : null);
}

/// <summary>What the last clearance came to.</summary>
/// <param name="Verdict">cleared, held or cancelled.</param>
/// <param name="ValidUntil">Until when a dose may be started, null unless cleared.</param>
/// <param name="PressureBand">low, normal, caution, hold or crisis; null when no reading counted.</param>
/// <param name="DecidedOn">The reading that decided, null when none counted.</param>
/// <param name="Holds">What speaks or spoke against a dose, who may release it and how, and where that stands.</param>
/// <param name="CancelledBecause">Ids of the rules that cancelled the session.</param>
/// <param name="NextReadingAt">When to measure again, null when no reading asks for it.</param>
public sealed record ClearanceView(
    string Verdict,
    DateTimeOffset? ValidUntil,
    string? PressureBand,
    PreDoseReading? DecidedOn,
    IReadOnlyList<HoldView> Holds,
    IReadOnlyList<string> CancelledBecause,
    DateTimeOffset? NextReadingAt)
{
    internal static ClearanceView? From(DosingSession session, DosingProtocol protocol, DateTimeOffset now) =>
        session.Assessed is null && session.Held is null && session.Cancelled is null
            ? null
            : new ClearanceView(
                session.Cancelled is not null ? ClearanceVerdict.Cancelled
                    : session.Held is not null ? ClearanceVerdict.Held : ClearanceVerdict.Cleared,
                session.Clearance?.ValidUntil, session.Assessed?.PressureBand, session.Assessed?.DecidedOn,
                HoldView.AllOf(session, protocol, now), session.Cancelled?.RuleIds ?? [], session.Held?.NextReadingAt);
}

/// <summary>One hold.</summary>
/// <param name="RuleId">The rule that holds.</param>
/// <param name="Kind">hold, review or missing.</param>
/// <param name="ReleasableBy">Roles that decide on it; empty when only another fact lifts it.</param>
/// <param name="Release">How: reason, assessment or new-fact.</param>
/// <param name="State">open, released or expired.</param>
/// <param name="ReleasedUntil">Until when the release holds, null while it is open.</param>
/// <param name="LiftedBy">The new fact that lifts it, in words, and whose it is; null where a decision releases it.</param>
public sealed record HoldView(
    string RuleId, string Kind, IReadOnlyList<string> ReleasableBy, string? Release, string State,
    DateTimeOffset? ReleasedUntil, string? LiftedBy = null)
{
    internal bool IsOpen => ReleasedUntil is null;

    internal static IReadOnlyList<HoldView> AllOf(DosingSession session, DosingProtocol protocol, DateTimeOffset now) =>
    [
        .. (session.Held?.Holds ?? []).Select(h =>
            new HoldView(
                h.RuleId, h.Kind, h.ReleasableBy, h.Release, "open", null,
                protocol.Clearance.Rules.FirstOrDefault(r => r.Id == h.RuleId)?.LiftedBy)),
        .. from released in session.Released
           where (session.Held?.Holds ?? []).All(h => h.RuleId != released.Key)
           from rule in protocol.Clearance.Rules
           where rule.Id == released.Key
           select new HoldView(
               rule.Id, rule.Kind, rule.ReleasableBy, rule.Release, released.Value > now ? "released" : "expired",
               released.Value),
    ];
}

/// <summary>One dose.</summary>
/// <param name="N">Its number in the session, from 1.</param>
/// <param name="Drug">ketamine or esketamine.</param>
/// <param name="Route">iv, im, sc, sublingual, oral or intranasal.</param>
/// <param name="DoseMg">Milligrams ordered.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="InfusionMinutes">Planned length, minutes.</param>
/// <param name="MgPerMin">Rate, milligrams per minute.</param>
/// <param name="Lots">What was drawn from each lot.</param>
/// <param name="AdministeredBy">Who gave it.</param>
/// <param name="ObservedBy">Who watched it being given, null when nobody was named.</param>
/// <param name="StoppedAt">When it ended, null while it runs.</param>
/// <param name="StopReason">Why it ended, null while it runs.</param>
/// <param name="GivenMg">Milligrams really given, null while it runs.</param>
/// <param name="MgPerKg">The same per kilogram of the weight of the plan, null while it runs.</param>
/// <param name="CumulativeMg">Milligrams of all doses of the session so far, null while it runs.</param>
/// <param name="Devices">The nasal devices used, empty for other routes.</param>
/// <param name="InfusedMg">What the infusion has given by now, by its rates; null when it is none or has ended.</param>
public sealed record DoseView(
    int N,
    string Drug,
    string Route,
    decimal DoseMg,
    DateTimeOffset StartedAt,
    int InfusionMinutes,
    decimal MgPerMin,
    IReadOnlyList<LotDrawn> Lots,
    Guid AdministeredBy,
    Guid? ObservedBy,
    DateTimeOffset? StoppedAt,
    string? StopReason,
    decimal? GivenMg,
    decimal? MgPerKg,
    decimal? CumulativeMg,
    IReadOnlyList<DeviceUsed> Devices,
    decimal? InfusedMg)
{
    internal static IReadOnlyList<DoseView> AllOf(DosingSession session, DateTimeOffset now) =>
        session is { Dose: { } dose, Stopped: var stopped }
        ? [new DoseView(
            dose.Dose, dose.Drug, dose.Route, dose.DoseMg, dose.StartedAt, dose.InfusionMinutes,
            session.Rate?.MgPerMin ?? dose.MgPerMin,
            dose.Lots, dose.AdministeredBy, dose.ObservedBy, stopped?.StoppedAt, stopped?.Reason, stopped?.GivenMg,
            stopped?.MgPerKg, stopped?.CumulativeMg, session.Devices,
            stopped is null ? InfusedSoFar.MgAt(session, now) : null)]
        : [];
}

/// <summary>A reading that is owed.</summary>
/// <param name="Check">Which one, such as vitals@20.</param>
/// <param name="DueAt">When it is due.</param>
/// <param name="OverdueAt">When it counts as missed.</param>
/// <param name="Measures">Everything that it asks for.</param>
public sealed record DueView(
    string Check, DateTimeOffset DueAt, DateTimeOffset OverdueAt, IReadOnlyList<string> Measures)
{
    internal static DueView From(DueCheck check, DosingProtocol protocol) =>
        new(check.Key, check.DueAt, check.OverdueAt, protocol.Observation.Asks(check.Check));
}

/// <summary>A reading that was not there in time.</summary>
/// <param name="Check">Which one, such as vitals@20.</param>
/// <param name="DueAt">When it was due.</param>
/// <param name="LateBySeconds">How late that was noticed, seconds.</param>
/// <param name="Cause">not-taken, not-received or platform-down.</param>
public sealed record MissedView(string Check, DateTimeOffset DueAt, int LateBySeconds, string Cause);
