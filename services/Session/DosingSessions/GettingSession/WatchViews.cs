using Stillwater.Clinical.Escalations;
using Stillwater.Sessions.Protocols;

namespace Stillwater.Sessions.DosingSessions.GettingSession;

/// <summary>The last value of a measure.</summary>
/// <param name="Value">The value, in the unit that the name of the measure carries.</param>
/// <param name="TakenAt">When it was taken.</param>
/// <param name="AgeSeconds">How old it is, seconds.</param>
public sealed record MeasuredValue(decimal Value, DateTimeOffset TakenAt, int AgeSeconds)
{
    internal static IReadOnlyDictionary<string, MeasuredValue> LastOf(DosingSession session, DateTimeOffset now)
    {
        var last = new SortedDictionary<string, MeasuredValue>(StringComparer.Ordinal);
        var readings = session.Readings
            .Select(r => (r.TakenAt, Measures: new Measures(
                r.SystolicMmHg, r.DiastolicMmHg, r.HeartRatePerMin, r.Spo2Percent, r.RespiratoryRatePerMin,
                r.TemperatureC, null, null)))
            .Concat(session.Observations.Select(o => (o.TakenAt, o.Measures)));
        foreach (var (takenAt, measures) in readings.OrderBy(r => r.TakenAt))
            foreach (var (name, value) in measures.Named())
                if (value is { } measured)
                    last[name] = new MeasuredValue(measured, takenAt, (int)(now - takenAt).TotalSeconds);
        return last;
    }
}

/// <summary>One alarm.</summary>
/// <param name="N">Its number in the session, from 1.</param>
/// <param name="Code">What is alarming, such as spo2.</param>
/// <param name="Level">warn or critical.</param>
/// <param name="RuleId">The limit that was passed.</param>
/// <param name="Value">The value, in the unit of its measure; null when none was measured.</param>
/// <param name="SeenAt">When it was so.</param>
/// <param name="RaisedAt">When the platform said so.</param>
/// <param name="Step">The rung of the ladder that is asked, from 1.</param>
/// <param name="Ladder">Who is asked, and when.</param>
/// <param name="AcknowledgedBy">Who has seen it, null while nobody has.</param>
/// <param name="AcknowledgedAt">When, null while nobody has.</param>
public sealed record AlarmView(
    int N,
    string Code,
    string Level,
    string RuleId,
    decimal? Value,
    DateTimeOffset SeenAt,
    DateTimeOffset RaisedAt,
    int Step,
    IReadOnlyList<EscalationDeadline> Ladder,
    string? AcknowledgedBy,
    DateTimeOffset? AcknowledgedAt)
{
    internal static AlarmView From(Alarm alarm) => new(
        alarm.Number, alarm.Raised.Code, alarm.Raised.Level, alarm.Raised.RuleId, alarm.Raised.Value, alarm.Raised.SeenAt,
        alarm.Raised.RaisedAt, alarm.Step, alarm.Raised.Ladder, alarm.Acknowledged?.By, alarm.Acknowledged?.At);
}

/// <summary>One emergency: its steps in the order of the protocol, and what was done when.</summary>
/// <param name="N">Its number in the session, from 1.</param>
/// <param name="Kind">What it is, such as desaturation.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="Alarm">The alarm that called for it, null when none did.</param>
/// <param name="Steps">The protocol's steps in their order.</param>
/// <param name="Actions">What was done.</param>
/// <param name="Outcome">resolved, ems-transfer or death; null while it is open.</param>
/// <param name="ClosedAt">When it was over, null while it is open.</param>
/// <param name="DebriefAt">When the team talks it over, null when no time was said.</param>
public sealed record EmergencyView(
    int N,
    string Kind,
    DateTimeOffset StartedAt,
    int? Alarm,
    IReadOnlyList<string> Steps,
    IReadOnlyList<EmergencyActionView> Actions,
    string? Outcome,
    DateTimeOffset? ClosedAt,
    DateTimeOffset? DebriefAt)
{
    internal static EmergencyView From(Emergency emergency, DosingProtocol protocol) => new(
        emergency.Opened.Emergency, emergency.Opened.Kind, emergency.Opened.StartedAt, emergency.Opened.Alarm,
        [.. (protocol.Emergency?.Steps ?? []).Select(s => s.Code)],
        [.. emergency.Actions.OrderBy(a => a.At).Select(a => new EmergencyActionView(a.Code, a.At, a.By, a.OutOfOrder))],
        emergency.Closed?.Outcome, emergency.Closed?.ClosedAt, emergency.Closed?.DebriefAt);
}

/// <summary>One step that was taken.</summary>
/// <param name="Code">Which one.</param>
/// <param name="At">When.</param>
/// <param name="By">Who recorded it.</param>
/// <param name="OutOfOrder">Whether a later step had been taken before.</param>
public sealed record EmergencyActionView(string Code, DateTimeOffset At, string By, bool OutOfOrder);

/// <summary>One adverse event, coded.</summary>
/// <param name="Id">The adverse event.</param>
/// <param name="Term">What it was.</param>
/// <param name="OnsetAt">When it began.</param>
/// <param name="ResolvedAt">When it was over, null while it lasts.</param>
/// <param name="Grade">1–5.</param>
/// <param name="Seriousness">What makes it serious, empty when it is not.</param>
/// <param name="Relatedness">none, unlikely, possible, probable or definite.</param>
/// <param name="DrugAction">What was done with the drug.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Reports">To whom it is to be reported, and by when.</param>
public sealed record AdverseEventView(
    Guid Id,
    string Term,
    DateTimeOffset OnsetAt,
    DateTimeOffset? ResolvedAt,
    int Grade,
    IReadOnlyList<string> Seriousness,
    string Relatedness,
    string DrugAction,
    string Outcome,
    IReadOnlyList<ReportClock> Reports)
{
    internal static AdverseEventView From(AdverseEventRecorded e) => new(
        e.AdverseEventId, e.Term, e.OnsetAt, e.ResolvedAt, e.Grade, e.Seriousness, e.Relatedness, e.DrugAction, e.Outcome,
        e.Reports);
}

/// <summary>A reading that was corrected: what was recorded first, and what holds now.</summary>
/// <param name="EventId">The fact that was corrected.</param>
/// <param name="FormerTakenAt">When it was said to be taken.</param>
/// <param name="Former">What was recorded first.</param>
/// <param name="TakenAt">When it was taken.</param>
/// <param name="Now">What holds now.</param>
/// <param name="CorrectedBy">Who corrected it.</param>
public sealed record CorrectionView(
    Guid EventId, DateTimeOffset FormerTakenAt, Measures Former, DateTimeOffset TakenAt, Measures Now, string CorrectedBy)
{
    internal static CorrectionView From(ObservationCorrected e) =>
        new(e.Corrects, e.FormerTakenAt, e.Former, e.TakenAt, e.Measures, e.CorrectedBy);
}

/// <summary>The end of a dose that was corrected: what was recorded first, and what holds now.</summary>
/// <param name="EventId">The fact that was corrected.</param>
/// <param name="Former">What was recorded first.</param>
/// <param name="Now">What holds now.</param>
/// <param name="CorrectedBy">Who corrected it.</param>
public sealed record DoseCorrectionView(Guid EventId, DoseEnd Former, DoseEnd Now, string CorrectedBy)
{
    internal static DoseCorrectionView From(DoseCorrected e) => new(e.Corrects, e.Former, e.Now, e.CorrectedBy);
}

/// <summary>An adverse event that was corrected: what was recorded first, and what holds now.</summary>
/// <param name="EventId">The fact that was corrected.</param>
/// <param name="Former">What was recorded first.</param>
/// <param name="Now">What holds now.</param>
/// <param name="CorrectedBy">Who corrected it.</param>
public sealed record AdverseEventCorrectionView(
    Guid EventId, AdverseEventView Former, AdverseEventView Now, string CorrectedBy)
{
    internal static AdverseEventCorrectionView From(AdverseEventCorrected e) =>
        new(e.Corrects, AdverseEventView.From(e.Former), AdverseEventView.From(e.Now), e.CorrectedBy);
}

/// <summary>Readings before the dose that were corrected: what was recorded first, and what holds now.</summary>
/// <param name="EventId">The fact that was corrected.</param>
/// <param name="Former">What was recorded first.</param>
/// <param name="Now">What holds now.</param>
/// <param name="CorrectedBy">Who corrected it.</param>
public sealed record ReadingsCorrectionView(
    Guid EventId, IReadOnlyList<PreDoseReading> Former, IReadOnlyList<PreDoseReading> Now, string CorrectedBy)
{
    internal static ReadingsCorrectionView From(PreDoseReadingsCorrected e) =>
        new(e.Corrects, e.Former, e.Now, e.CorrectedBy);
}
