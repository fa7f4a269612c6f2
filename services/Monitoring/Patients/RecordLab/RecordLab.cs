using Stillwater.Contracts;
using Stillwater.Monitoring.Watch;
using Stillwater.Platform.Commands;

namespace Stillwater.Monitoring.Patients.RecordLab;

/// <summary>A result is added, and the rules are asked at once what it means for the course.</summary>
public sealed record RecordLab(
    Guid LabId, string Test, decimal? Value, string? Unit, decimal? UpperLimit, string Interpretation,
    DateTimeOffset TakenAt, string RecordedBy, WatchRuleSet Rules) : ICommand<PatientMonitoring, PatientMonitoringEvent>
{
    private const string Hcg = "hcg";
    private const string Male = "male";

    public static readonly Refusal TakenInFuture = new(
        "monitoring.taken-in-future", RefusalKind.Rule, "A sample cannot have been taken in the future.")
    { Field = new("/takenAt", "a time that has passed") };

    public static readonly Refusal UnitMissing = new(
        "monitoring.lab-unit-missing", RefusalKind.Rule, "A number without its unit cannot be read.")
    { Field = new("/unit", "the unit of the value, such as U/L") };

    public static readonly Refusal ValueMissing = new(
        "monitoring.lab-value-missing", RefusalKind.Rule, "A test of the liver that is not normal is judged by its number.")
    { Field = new("/value", "the number, with its unit and the laboratory's upper limit") };

    public static readonly Refusal Contradictory = new(
        "monitoring.lab-contradictory", RefusalKind.Rule, "The result contradicts the patient's record.")
    { Field = new("/test", "not a positive hcg for a patient of male sex at birth") };

    public Decision<PatientMonitoringEvent> Decide(PatientMonitoring state, DateTimeOffset now) => this switch
    {
        _ when state.PatientId == Guid.Empty => PlatformCodes.NotFound,
        _ when state.Labs.Exists(l => l.LabId == LabId) => Decision<PatientMonitoringEvent>.Nothing,
        _ when TakenAt > now => TakenInFuture,
        { Value: not null, Unit: null } => UnitMissing,
        { Interpretation: not "normal", Value: null } or { Interpretation: not "normal", UpperLimit: null }
            when Rules.Labs.Any(r => r.AboveUpperLimit is not null && r.Tests.Contains(Test)) => ValueMissing,
        { Test: Hcg, Interpretation: "positive" } when state.SexAtBirth == Male => Contradictory,
        _ => Recorded(state, now),
    };

    private Decision<PatientMonitoringEvent> Recorded(PatientMonitoring state, DateTimeOffset now)
    {
        var asked = Rules.Labs.Where(r => r.Reads(Test, Interpretation, Value, UpperLimit)
            && (!r.OnlyWhileOpen || state.OpenFinding(r.Kind) is not null));
        LabFinding[] findings =
        [
            .. asked.Select(r => new LabFinding(
                StableId.From("lab-finding", r.Id, $"{LabId}"), r.Id, r.Kind, r.Severity, r.Action,
                r.AgainWithinDays is { } days ? now.AddDays(days) : null)),
        ];
        return (PatientMonitoringEvent[])
        [
            new LabRecorded(
                LabId, Test, Value, Unit, UpperLimit, Interpretation, findings, Rules.Name, RecordedBy, TakenAt),
            .. findings.Where(f => f.Holds).Select(f => new LabHolds(
                f.FindingId, LabId, Test, f.Kind, f.RuleId, f.Action, TakenAt)),
        ];
    }
}
