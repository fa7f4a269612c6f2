using Stillwater.Sessions.DosingSessions.AssessingClearance;
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
            SessionStep.Discharged or SessionStep.Cancelled => "over",
            _ => "before-dose",
        },
        session is { Dose: { } dose, Discharge: null } ? (int)(now - dose.StartedAt).TotalMinutes : null);
}

/// <summary>What the last clearance came to.</summary>
/// <param name="Verdict">cleared, held or cancelled.</param>
/// <param name="ValidUntil">Until when a dose may be started, null unless cleared.</param>
/// <param name="PressureBand">low, normal, caution, hold or crisis; null when no reading counted.</param>
/// <param name="DecidedOn">The reading that decided, null when none counted.</param>
/// <param name="Holds">What speaks against a dose, and who may release it.</param>
/// <param name="CancelledBecause">Ids of the rules that cancelled the session.</param>
/// <param name="NextReadingAt">When to measure again, null when no reading asks for it.</param>
public sealed record ClearanceView(
    string Verdict,
    DateTimeOffset? ValidUntil,
    string? PressureBand,
    PreDoseReading? DecidedOn,
    IReadOnlyList<Hold> Holds,
    IReadOnlyList<string> CancelledBecause,
    DateTimeOffset? NextReadingAt)
{
    internal static ClearanceView? From(DosingSession session) => session.Assessed is { } assessed
        ? new ClearanceView(
            session.Cancelled is not null ? ClearanceVerdict.Cancelled
                : session.Held is not null ? ClearanceVerdict.Held : ClearanceVerdict.Cleared,
            session.Clearance?.ValidUntil, assessed.PressureBand, assessed.DecidedOn, session.Held?.Holds ?? [],
            session.Cancelled?.RuleIds ?? [], session.Held?.NextReadingAt)
        : null;
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
    decimal? CumulativeMg)
{
    internal static IReadOnlyList<DoseView> AllOf(DosingSession session) =>
        session is { Dose: { } dose, Stopped: var stopped }
        ? [new DoseView(
            dose.Dose, dose.Drug, dose.Route, dose.DoseMg, dose.StartedAt, dose.InfusionMinutes, dose.MgPerMin,
            dose.Lots, dose.AdministeredBy, dose.ObservedBy, stopped?.StoppedAt, stopped?.Reason, stopped?.GivenMg,
            stopped?.MgPerKg, stopped?.CumulativeMg)]
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

/// <summary>The last value of a measure.</summary>
/// <param name="Value">The value, in the unit that the name of the measure carries.</param>
/// <param name="TakenAt">When it was taken.</param>
public sealed record MeasuredValue(decimal Value, DateTimeOffset TakenAt)
{
    internal static IReadOnlyDictionary<string, MeasuredValue> LastOf(DosingSession session)
    {
        var last = new SortedDictionary<string, MeasuredValue>(StringComparer.Ordinal);
        var readings = session.Readings
            .Select(r => (r.TakenAt, Measures: new Measures(
                r.SystolicMmHg, r.DiastolicMmHg, r.HeartRatePerMin, r.Spo2Percent, r.RespiratoryRatePerMin,
                r.TemperatureC,
                null, null)))
            .Concat(session.Observations.Select(o => (o.TakenAt, o.Measures)));
        foreach (var (takenAt, measures) in readings.OrderBy(r => r.TakenAt))
            foreach (var (name, value) in Named(measures))
                if (value is { } measured)
                    last[name] = new MeasuredValue(measured, takenAt);
        return last;
    }

    private static IEnumerable<(string Name, decimal? Value)> Named(Measures m) =>
    [
        ("systolicMmHg", m.SystolicMmHg), ("diastolicMmHg", m.DiastolicMmHg), ("heartRatePerMin", m.HeartRatePerMin),
        ("spo2Percent", m.Spo2Percent), ("respiratoryRatePerMin", m.RespiratoryRatePerMin),
        ("temperatureC", m.TemperatureC), ("moaas", m.Moaas), ("cadss6", m.Cadss6),
    ];
}
