using JasperFx.Events;
using Stillwater.Contracts;
using Stillwater.Monitoring.Alerts;
using Stillwater.Monitoring.Patients;
using Stillwater.Monitoring.Tasks;
using Stillwater.Monitoring.Tasks.OpeningTask;
using Stillwater.Monitoring.Watch;
using V1 = Stillwater.Contracts.Monitoring.V1;

namespace Stillwater.Monitoring;

/// <summary>What Monitoring tells the other services; an event without a line here stays private.</summary>
internal static class MonitoringContracts
{
    public static IContract? Translate(IEvent stored) => stored.Data switch
    {
        InstrumentScored e => new V1.InstrumentScored(
            stored.StreamId, e.ResponseId, e.Instrument, e.Score, e.Severity, e.AfterSessionId, e.TakenAt),
        OutcomeAssessed e => new V1.OutcomeAssessed(
            stored.StreamId, e.PlanId, e.Instrument, e.Baseline, e.Score, e.ChangePercent, e.Class, e.Response,
            e.Remission, e.AfterSessionId, e.AfterSessionNumber, e.TakenAt),
        SafetyAssessed e => new V1.SafetyAssessmentRecorded(
            stored.StreamId, e.AssessmentId, e.By, e.RiskLevel, e.Disposition, e.DosingAdvice, e.ContactWithinHours,
            e.AssessedAt),
        WatchCrossed { Kind: WatchKinds.Urinary } e => new V1.UrinaryAlertRaised(
            stored.StreamId, e.FindingId, e.RuleIds, e.Instrument, e.Score, e.From, e.SeenAt),
        WatchCleared { Kind: WatchKinds.Urinary, RuleId: { } rule } e => new V1.UrinaryAlertCleared(
            stored.StreamId, e.FindingId, rule, e.ClearedAt),
        LabHolds e => new V1.LabFindingRaised(
            stored.StreamId, e.FindingId, e.LabId, e.Test, e.Kind, e.RuleId, e.Action, e.SeenAt),
        SafetyAlertRaised e => new V1.SafetyAlertRaised(
            e.PatientId, stored.StreamId, e.Kind, e.Severity, e.RuleId, e.Subjects, e.Ladder[0].AnswerBy, e.RaisedAt, e.Action,
            e.ActBy),
        SafetyAlertResolved e => new V1.SafetyAlertResolved(
            e.PatientId, stored.StreamId, e.Kind, e.Severity, e.Code, e.At),
        TaskOpened e => new V1.TaskOpened(
            e.PatientId, stored.StreamId, e.Kind, e.RuleId, e.AssigneeRole, e.DueAt, e.OverdueAt, e.SubjectId, e.OpenedAt),
        TaskOverdue { Kind: TaskKinds.Instrument or TaskKinds.FollowUp } e => new V1.CheckInMissed(
            e.PatientId, stored.StreamId, e.Kind, e.RuleId, e.Instrument, e.DueAt, e.Cause, e.OverdueAt),
        TaskCompleted e => new V1.TaskCompleted(e.PatientId, stored.StreamId, e.Kind, e.Outcome, e.At),
        _ => null,
    };
}
