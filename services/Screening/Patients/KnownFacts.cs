using Stillwater.Screenings.Coding;
using Stillwater.Screenings.RuleSets;
using Stillwater.Screenings.Screenings;

namespace Stillwater.Screenings.Patients;

/// <summary>
/// What is known of a patient between screenings: the facts of the last determination, and what was told since.
/// </summary>
/// <param name="Screened">The screening that was determined last, null before the first.</param>
/// <param name="AgeYears">Whole years on the day.</param>
public sealed record KnownFacts(Screening? Screened, int AgeYears)
{
    /// <summary>The facts now.</summary>
    public ScreeningFacts Of(Patient patient, DateTimeOffset now)
    {
        var told = Screened?.Determination?.Facts ?? Nothing(patient, now);
        return told with
        {
            AsOf = now,
            Patient = told.Patient with
            {
                AgeYears = AgeYears,
                HeightCm = patient.HeightCm,
                WeightKg = patient.WeightKg,
                WeightTakenAt = patient.WeightTakenAt,
            },
            Medicines = Since.List(Screened, patient) is { } list ? Listed(list.Fact) : told.Medicines,
            Conditions =
            [
                .. told.Conditions,
                .. Since.Changes(Screened, patient).Select(c => Since.Condition(c.Fact, c.Fact.ReportId))
                    .OfType<ConditionFact>(),
            ],
        };
    }

    /// <summary>The medicines that the patient is known to take.</summary>
    public IReadOnlyList<ListedMedicine> Medicines(Patient patient) =>
        Since.List(Screened, patient)?.Fact.Medicines ?? Screened?.Medications?.Fact.Medicines ?? [];

    private static IReadOnlyList<MedicineFact> Listed(MedicationsUpdated list) =>
        [.. list.Medicines.Select(m => new MedicineFact(
            m.Ingredient, MedicineTable.Default.ClassesOf(m.Ingredient), m.LastTakenAt, list.RecordId))];

    private static ScreeningFacts Nothing(Patient patient, DateTimeOffset now) => new(
        now,
        new PatientFacts(
            patient.AgeYears, patient.SexAtBirth, patient.HeightCm, patient.WeightKg, patient.WeightTakenAt, patient.Id),
        "", Setting.Clinic, null, [], 0, null, [], [], [], [], []);
}

/// <summary>What a patient's record has told since a screening took its history and its list of medicines.</summary>
internal static class Since
{
    /// <summary>The newer list of medicines, null when the screening's own is the newest.</summary>
    public static Told<MedicationsUpdated>? List(Screening? screening, Patient patient) =>
        patient.Medications is { } list && list.At > (screening?.Medications?.Fact.PatientVersion ?? 0) ? list : null;

    /// <summary>Changes of health that the history does not know.</summary>
    public static IEnumerable<Told<HealthChangeReported>> Changes(Screening? screening, Patient patient) =>
        patient.HealthChanges.Where(c => c.At > (screening?.History?.Fact.PatientVersion ?? 0));

    /// <summary>The condition that a change of health amounts to, null when it carries no code.</summary>
    public static ConditionFact? Condition(HealthChangeReported change, Guid evidence) => change switch
    {
        { Kind: HealthChangeKind.Pregnancy } =>
            new ConditionFact("pregnancy", ConditionStatus.Active, change.Onset, evidence),
        { Code: { } code } => new ConditionFact(code, ConditionStatus.Active, change.Onset, evidence),
        _ => null,
    };
}

/// <summary>What the rules say of a change, apart from what they said before it.</summary>
internal static class ChangeFindings
{
    /// <summary>The rules that speak of the fact itself, and those that did not speak so before it.</summary>
    public static IReadOnlyList<Finding> Of(ScreeningFacts before, ScreeningFacts after, Guid fact, RuleSet rules)
    {
        var known = Judge.Determine(before, rules, []).Findings;
        return
        [
            .. Judge.Determine(after, rules, []).Findings.Where(f =>
                f.Evidence.Contains(fact)
                || !known.Any(k => k.RuleId == f.RuleId && k.Action == f.Action && k.Reason == f.Reason)),
        ];
    }

    /// <summary>Whether a finding forbids a dose that was allowed before.</summary>
    public static bool Forbids(this FindingAction action) => action is FindingAction.Block or FindingAction.Hold;
}
