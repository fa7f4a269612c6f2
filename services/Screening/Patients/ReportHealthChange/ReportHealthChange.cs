using Stillwater.Platform.Commands;
using Stillwater.Screenings.Coding;
using Stillwater.Screenings.RuleSets;
using Stillwater.Screenings.Screenings;

namespace Stillwater.Screenings.Patients;

/// <summary>
/// A change of a patient's health is added; the rules are asked at once, and what now forbids treatment is raised.
/// </summary>
public sealed record ReportHealthChange(
    Guid ReportId,
    HealthChangeKind Kind,
    string? Code,
    DateOnly? Onset,
    Reporter ReportedBy,
    KnownFacts Known,
    RuleSet Rules,
    PatientRules PatientRules)
    : ICommand<Patient, PatientEvent>
{
    public static readonly Refusal CodeMissing = new(
        "screening.diagnosis-code-missing", RefusalKind.Rule, "A diagnosis is reported by its code.")
    {
        Field = new FieldFault("/code", "a code of the condition table"),
    };

    public static readonly Refusal CodeUnknown = new(
        "screening.condition-unknown", RefusalKind.Rule, "No rule knows this code.")
    {
        Field = new FieldFault("/code", "a code of the condition table"),
    };

    public static readonly Refusal Contradictory = new(
        "screening.history-contradictory", RefusalKind.Rule, "The report contradicts the patient's record.")
    {
        Field = new FieldFault("/kind", "not pregnancy for a patient of male sex at birth"),
    };

    public Decision<PatientEvent> Decide(Patient state, DateTimeOffset now) => this switch
    {
        _ when state.Id == Guid.Empty => PlatformCodes.NotFound,
        _ when state.LastRecord == ReportId => Decision<PatientEvent>.Nothing,
        { Kind: HealthChangeKind.Pregnancy } when state.SexAtBirth == Sex.Male => Contradictory,
        { Kind: HealthChangeKind.Diagnosis, Code: null } => CodeMissing,
        { Code: { } code } when !ConditionTable.Default.Reportable.Contains(code) => CodeUnknown,
        { Onset: var onset } when onset > DateOnly.FromDateTime(now.UtcDateTime) => ScreeningRefusals.InFuture("/onset"),
        _ => Reported(state, now),
    };

    private Decision<PatientEvent> Reported(Patient state, DateTimeOffset now)
    {
        var kind = Kebab.Of(Kind);
        var reported = new HealthChangeReported(
            ReportId, Kind, Code, Onset, ReportedBy, [], PatientRules.RescreenOn.Kinds.Contains(kind), now);
        var after = Patient.Evolve(state, reported);
        var findings = ChangeFindings.Of(Known.Of(state, now), Known.Of(after, now), ReportId, Rules);
        var isRescreenRequired = reported.IsRescreenRequired || findings.Any(f => f.Action.Forbids());
        return (PatientEvent[])
        [
            reported with
            {
                Findings = [.. findings.Select(RaisedFinding.Of)], IsRescreenRequired = isRescreenRequired,
            },
            .. findings.Where(f => f.Action.Forbids()).Select(f => new ContraindicationRaised(
                ReportId, f.RuleId, kind, f.Action, isRescreenRequired, now)),
        ];
    }
}
