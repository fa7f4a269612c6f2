using Stillwater.Screenings.RuleSets;

namespace Stillwater.Screenings.Tests.RuleSets;

/// <summary>
/// The facts of the happy path: 38 years, three failed trials, nothing that speaks against treatment.
/// </summary>
internal static class Woman38
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    public static readonly RuleSet Rules = RuleLibrary.Default.Rules;

    public static readonly ScreeningFacts Facts = new(
        Noon,
        new PatientFacts(38, Sex.Female, 166m, 66m, Noon.AddDays(-1), Id(1)),
        "trd",
        Setting.Clinic,
        Id(2),
        [],
        3,
        Id(3),
        [Medicine("sertraline", "antidepressant", "ssri")],
        [Reading(124, 78, -10)],
        [Lab("hcg", Interpretation.Negative)],
        [
            Score("phq-9", 22, "severe", 0),
            Score("gad-7", 12, "moderate"),
            Score("c-ssrs", null, "none"),
            Score("audit-c", 2, "negative"),
            Score("dast-10", 0, "none"),
        ],
        [new ConsentFact(Id(90), "treatment", "2026-01", Noon.AddHours(-1), Id(4))]);

    public static Guid Id(int number) => new(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]);

    public static ReadingFact Reading(int systolic, int diastolic, int minutes, int heartRate = 72, int spo2 = 98) =>
        new(Noon.AddMinutes(minutes), systolic, diastolic, heartRate, spo2, Id(10_000 + minutes));

    public static MedicineFact Medicine(string ingredient, params string[] classes) =>
        new(ingredient, classes, null, Id(3));

    public static ConditionFact Condition(
        string code, ConditionStatus status = ConditionStatus.Active, int? daysAgo = null) =>
        new(code, status, daysAgo is { } days ? DateOnly.FromDateTime(Noon.AddDays(-days).UtcDateTime) : null, Id(2));

    public static LabFact Lab(string test, Interpretation read, decimal? value = null, decimal? upperLimit = null) =>
        new(test, value, upperLimit, read, Noon.AddHours(-2), Id(20));

    public static ScoreFact Score(string instrument, int? score, string severity, int? item = null) =>
        new(instrument, score, severity, item, null, true, Noon.AddHours(-3), Id(30));

    public static ScreeningFacts With(params ConditionFact[] conditions) => Facts with { Conditions = conditions };

    public static ScreeningFacts With(params ReadingFact[] readings) => Facts with { Readings = readings };

    public static Judgement Judged(this ScreeningFacts facts, params AcceptedFinding[] accepted) =>
        Judge.Determine(facts, Rules, accepted);

    public static FindingAction? ActionOf(this Judgement judgement, string rule) =>
        judgement.Findings.SingleOrDefault(f => f.RuleId == rule)?.Action;
}
