using Stillwater.Screenings.Coding;
using Stillwater.Screenings.Consents;
using Stillwater.Screenings.Education;
using Stillwater.Screenings.Patients;
using Stillwater.Screenings.RuleSets;

namespace Stillwater.Screenings.Screenings;

/// <summary>Lays out what a screening and its patient have told as the facts that rules look at.</summary>
/// <param name="ScreeningEvents">Ids of the screening's events, by version.</param>
/// <param name="PatientEvents">Ids of the patient's events, by version.</param>
public sealed record GatheredFacts(IReadOnlyList<Guid> ScreeningEvents, IReadOnlyList<Guid> PatientEvents)
{
    /// <summary>For questions that need no evidence: what is missing, which medicines interact.</summary>
    public static GatheredFacts WithoutEvidence(Screening screening, Patient patient) =>
        new(new Guid[screening.Version], new Guid[patient.Version]);

    /// <summary>Every event that is read for a determination, the screening's first.</summary>
    public IReadOnlyList<Guid> EventsRead(Screening screening, Patient patient) =>
        [.. ScreeningEvents.Take((int)screening.Version), .. PatientEvents.Take((int)patient.Version)];

    /// <summary>The facts at a moment.</summary>
    /// <param name="screening">What the screening has gathered.</param>
    /// <param name="patient">The patient.</param>
    /// <param name="ageYears">Whole years on the day.</param>
    /// <param name="asOf">The moment.</param>
    public ScreeningFacts At(Screening screening, Patient patient, int ageYears, DateTimeOffset asOf) => new(
        asOf,
        new PatientFacts(
            ageYears, patient.SexAtBirth, patient.HeightCm, patient.WeightKg, patient.WeightTakenAt,
            PatientEvents[(int)patient.Weighing.At - 1]),
        screening.TargetCondition,
        screening.RequestedSetting,
        screening.History is { } history ? Of(history) : null,
        screening.History is { } told
            ? [.. Conditions(told.Fact.History, Of(told)), .. ReportedSince(screening, patient)]
            : [],
        screening.History?.Fact.History.AntidepressantTrials.Count(IsFailedAdequate) ?? 0,
        List(screening, patient)?.Evidence,
        List(screening, patient) is { } listed
            ? [.. listed.Medicines.Select(
                m => new MedicineFact(
                    m.Ingredient, MedicineTable.Default.ClassesOf(m.Ingredient), m.LastTakenAt, listed.Evidence))]
            : [],
        [.. screening.Vitals.OrderBy(v => v.Fact.TakenAt).Select(Reading)],
        [.. screening.Labs.OrderBy(l => l.Fact.TakenAt).Select(l => new LabFact(
            l.Fact.Test, l.Fact.Value, l.Fact.UpperLimit, l.Fact.Interpretation, l.Fact.TakenAt, Of(l)))],
        [.. screening.Instruments.OrderBy(i => i.Fact.TakenAt).Select(Score)],
        [.. patient.Consents.Where(c => ConsentDocuments.Default.Carries(c.Kind, c.DocumentVersion)).Select(c => new ConsentFact(
            c.ConsentId, c.Kind, c.DocumentVersion, c.SignedAt, PatientEvents[(int)c.At - 1]))],
        screening.Context is { } context
            ? new ContextFact(
                [.. context.Fact.Context.Alternatives.Select(a => a.Code)],
                context.Fact.Context.HomeSuitability?.Score, Of(context))
            : null,
        screening.PreferredRoute,
        Answers(screening, patient),
        Enrolments(screening, patient),
        MedicineTable: MedicineTable.Default.Version);

    /// <summary>The list that was told last: the screening's, or the patient's when that was changed since.</summary>
    private (Guid Evidence, IReadOnlyList<ListedMedicine> Medicines)? List(Screening screening, Patient patient) =>
        (screening.Medications, Since.List(screening, patient)) switch
        {
            (null, _) => null,
            (_, { } updated) => (PatientEvents[(int)updated.At - 1], updated.Fact.Medicines),
            var (told, _) => (Of(told), told.Fact.Medicines),
        };

    /// <summary>Single answers that rules ask for: contraception, and the texts that were read as they stand now.</summary>
    private List<AnswerFact> Answers(Screening screening, Patient patient)
    {
        var answers = patient.Education
            .Where(e => EducationTexts.Default.IsCurrent(e.Fact.Topic, e.Fact.Version))
            .Select(e => new AnswerFact($"education-{e.Fact.Topic}", "acknowledged", PatientEvents[(int)e.At - 1]))
            .ToList();
        if (screening.History is { Fact.History.Pregnancy.Contraception: { } contraception } told)
            answers.Add(new AnswerFact("contraception", Kebab.Of(contraception), Of(told)));
        return answers;
    }

    /// <summary>How the patient stands with the REMS, the newest look last; null while nobody has looked.</summary>
    private List<EnrolmentFact>? Enrolments(Screening screening, Patient patient)
    {
        var looks = new List<(DateTimeOffset At, RemsEnrolment Enrolment, Guid Evidence)>();
        if (patient.Enrolment is { } noted)
            looks.Add((noted.Fact.CheckedAt, noted.Fact.Enrolment, PatientEvents[(int)noted.At - 1]));
        if (screening.Context is { Fact.Context.RemsEnrolment: { } told } context)
            looks.Add((context.Fact.RecordedAt, told, Of(context)));
        return looks.Count == 0
            ? null
            : [.. looks.OrderBy(look => look.At).Select(look => new EnrolmentFact(
                RemsEnrolment.Programme, Kebab.Of(look.Enrolment.State), look.Enrolment.ValidUntil, look.Evidence))];
    }

    private IEnumerable<ConditionFact> ReportedSince(Screening screening, Patient patient) =>
        Since.Changes(screening, patient).Select(c => Since.Condition(c.Fact, PatientEvents[(int)c.At - 1]))
            .OfType<ConditionFact>();

    private Guid Of<T>(Told<T> told) => ScreeningEvents[(int)told.At - 1];

    private ReadingFact Reading(Told<ScreeningVitalsRecorded> told)
    {
        var vitals = told.Fact.Vitals;
        return new ReadingFact(
            told.Fact.TakenAt, vitals.SystolicMmHg, vitals.DiastolicMmHg, vitals.HeartRatePerMin, vitals.Spo2Percent,
            Of(told));
    }

    private ScoreFact Score(Told<ScreeningInstrumentScored> told)
    {
        var result = told.Fact.Result;
        return new ScoreFact(
            told.Fact.Instrument, result.Score, result.Severity, result.SuicidalityItem, result.Positive,
            result.Complete,
            told.Fact.TakenAt, Of(told));
    }

    private static bool IsFailedAdequate(AntidepressantTrial trial) =>
        trial is { IsAdequate: true, Outcome: TrialOutcome.None or TrialOutcome.Partial };

    /// <summary>The conditions that were reported, and those that follow from the other answers.</summary>
    private static IEnumerable<ConditionFact> Conditions(History history, Guid evidence)
    {
        foreach (var c in history.Conditions)
            yield return new ConditionFact(c.Code, c.Status, c.Onset, evidence);
        if (history.Pregnancy.Status == PregnancyStatus.Pregnant)
            yield return Active("pregnancy", evidence);
        if (history.Pregnancy.IsBreastFeeding)
            yield return Active("breast-feeding", evidence);
        if (history.PriorKetamine.IsHypersensitive
            || history.Allergies.Any(a => a.Ingredient is "ketamine" or "esketamine"))
            yield return Active("ketamine-hypersensitivity", evidence);
        foreach (var substance in history.SubstanceUse.Substances)
            if (ConditionTable.Default.Derived.Contains($"uses-{substance}"))
                yield return Active($"uses-{substance}", evidence);
        if (history.SubstanceUse.IsIntoxicatedOrWithdrawing)
            yield return Active("acute-intoxication", evidence);
        if (history.SubstanceUse.Disorder == SubstanceUseDisorder.Active)
            yield return Active("substance-use-disorder", evidence);
        if (history.SubstanceUse.Disorder == SubstanceUseDisorder.InRemission)
        {
            yield return new ConditionFact(
                "substance-use-disorder", ConditionStatus.Resolved, history.SubstanceUse.RemissionSince, evidence);
        }
    }

    private static ConditionFact Active(string code, Guid evidence) =>
        new(code, ConditionStatus.Active, null, evidence);
}
