using System.Globalization;
using JasperFx.Events;
using Stillwater.Contracts;
using Stillwater.Platform.Commands;
using Stillwater.Sessions.Accounts;
using Stillwater.Sessions.DosingSessions;
using V1 = Stillwater.Contracts.Session.V1;

namespace Stillwater.Sessions;

/// <summary>
/// The only place where a fact of this service becomes one for others; a fact without a line stays private.
/// </summary>
internal static class SessionContracts
{
    public static IContract? Translate(IEvent stored) => stored.Data switch
    {
        SessionScheduled e =>
            new V1.SessionScheduled(
                e.PatientId, e.PlanId, e.SessionId, e.Number, e.StartsAt, At(stored), e.Block?.SiteId, e.ChairId),
        SessionRescheduled { Place: var p } e => new V1.SessionScheduled(
            p.PatientId, p.PlanId, e.SessionId, p.Number, e.StartsAt, At(stored), e.Block?.SiteId, e.ChairId),
        ClearanceAssessed { Answered: { } p, Suicidality: { } given } => new V1.InstrumentAnswered(
            p.PatientId, p.PlanId, stored.StreamId, p.Number, ResponseOf(stored.StreamId, given), "c-ssrs", given.Answers,
            given.Severity, given.TakenAt),
        SessionHeld { Place: var p } e => new V1.SessionHeld(
            p.PatientId, p.PlanId, stored.StreamId, p.Number, [.. e.Holds.Select(h => h.RuleId)], At(stored)),
        SessionCleared { Place: var p } =>
            new V1.SessionCleared(p.PatientId, p.PlanId, stored.StreamId, p.Number, At(stored)),
        DoseStarted { Place: var p, Dose: 1 } e => new V1.SessionStarted(
            p.PatientId, p.PlanId, stored.StreamId, p.Number, e.Drug, e.Route, At(stored)),
        DoseStopped { Place: var p } e => new V1.DoseGiven(
            p.PatientId, p.PlanId, stored.StreamId, p.Number, e.Drug, e.Route, e.GivenMg, e.MgPerKg, e.CumulativeMg,
            At(stored)),
        CheckMissed { Place: var p } e => new V1.CheckMissed(
            p.PatientId, p.PlanId, stored.StreamId, p.Number, e.Key, e.DueAt, (int)e.LateBy.TotalSeconds, e.Cause,
            At(stored)),
        MissedCheckReceived { Place: var p } e => new V1.CheckMissed(
            p.PatientId, p.PlanId, stored.StreamId, p.Number, e.Key, e.DueAt, (int)e.LateBy.TotalSeconds,
            CheckCauses.NotReceived, At(stored)),
        PatientDischarged { Place: var p } => new V1.PatientDischarged(
            p.PatientId, p.PlanId, stored.StreamId, p.Number, At(stored)),
        SessionCompleted { Place: var p } e => new V1.SessionCompleted(
            p.PatientId, p.PlanId, stored.StreamId, p.Number, e.Aborted, e.GivenMg, e.DischargedAt, At(stored),
            e.Extremes?.PeakSystolicMmHg, e.Extremes?.PeakDiastolicMmHg, e.Extremes?.LowestSpo2Percent,
            e.Extremes?.LowestMoaas, e.Extremes?.WorstAdverseEventGrade, e.Extremes?.DistressingDissociation,
            e.Extremes?.PreDoseBand),
        OutsideHoldPlaced { Place: var p } e => new V1.SessionHeld(
            p.PatientId, p.PlanId, stored.StreamId, p.Number, [e.Hold.RuleId], At(stored)),
        SessionCancelled { Place: var p } e => new V1.SessionCancelled(
            p.PatientId, p.PlanId, stored.StreamId, p.Number, e.RuleIds, e.ReasonCode, At(stored)),
        SessionAborted { Place: var p } e => new V1.SessionAborted(
            p.PatientId, p.PlanId, stored.StreamId, p.Number, e.ReasonCode, e.AfterDose, At(stored)),
        NoShowRecorded { Place: var p } e => new V1.SessionNoShow(
            p.PatientId, p.PlanId, stored.StreamId, p.Number, e.StartsAt, At(stored)),
        AlarmRaised { Place: var p } e => new V1.AlarmRaised(
            p.PatientId, p.PlanId, stored.StreamId, p.Number, e.Alarm, e.Code, e.Level, e.RuleId, e.Value, e.SeenAt,
            At(stored)),
        AdverseEventRecorded { Place: var p } e => new V1.AdverseEventRecorded(
            p.PatientId, e.AdverseEventId, p.PlanId, stored.StreamId, e.Term, e.Grade, e.IsSerious, e.Relatedness,
            At(stored)),
        DoseCorrected { Place: var p } e => new V1.DoseCorrected(
            p.PatientId, p.PlanId, stored.StreamId, p.Number, e.Drug, e.Route, e.Former.GivenMg, e.Now.GivenMg, e.MgPerKg,
            At(stored)),
        AdverseEventCorrected { Place: var p } e => new V1.AdverseEventCorrected(
            p.PatientId, e.Now.AdverseEventId, p.PlanId, stored.StreamId, e.Now.Term, e.Former.Grade, e.Now.Grade,
            e.Now.IsSerious, e.Now.Relatedness, At(stored)),
        _ => AccountContracts.Translate(stored.Data, stored.StreamId, At(stored)),
    };

    private static Guid ResponseOf(Guid session, Suicidality given) => StableId.From(
        "c-ssrs", $"{session}", given.TakenAt.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
        string.Concat(given.Answers.Select(yes => yes ? '1' : '0')));

    private static DateTimeOffset At(IEvent stored) => DateTimeOffset.Parse(
        stored.GetHeader(EventStamp.OccurredAt)!.ToString()!, CultureInfo.InvariantCulture,
        DateTimeStyles.AssumeUniversal);
}
