using Stillwater.Screenings.RuleSets;
using static Stillwater.Screenings.Tests.RuleSets.Woman38;

namespace Stillwater.Screenings.Tests.RuleSets;

/// <summary>Each rule speaks on its facts and is silent beside them.</summary>
public class RuleTests
{
    [Theory]
    [InlineData("CI-01", "ketamine-hypersensitivity", ConditionStatus.History, FindingAction.Block)]
    [InlineData("CI-02", "aneurysmal-vascular-disease", ConditionStatus.Resolved, FindingAction.Block)]
    [InlineData("CI-03", "arteriovenous-malformation", ConditionStatus.History, FindingAction.Block)]
    [InlineData("CI-04", "intracerebral-haemorrhage", ConditionStatus.History, FindingAction.Block)]
    [InlineData("CI-05", "unstable-angina", ConditionStatus.Active, FindingAction.Block)]
    [InlineData("CI-06", "hypertension-uncontrolled", ConditionStatus.Active, FindingAction.Block)]
    [InlineData("CI-07", "schizophrenia", ConditionStatus.Active, FindingAction.Block)]
    [InlineData("CI-08", "hypomania", ConditionStatus.Active, FindingAction.Block)]
    [InlineData("CI-09", "pregnancy", ConditionStatus.Active, FindingAction.Block)]
    [InlineData("CI-10", "breast-feeding", ConditionStatus.Active, FindingAction.Block)]
    [InlineData("CI-11", "hepatic-impairment-severe", ConditionStatus.Active, FindingAction.Block)]
    [InlineData("CI-12", "substance-use-disorder", ConditionStatus.Active, FindingAction.Block)]
    [InlineData("CI-12", "acute-intoxication", ConditionStatus.Active, FindingAction.Hold)]
    [InlineData("CI-14", "lacks-capacity", ConditionStatus.Active, FindingAction.Block)]
    [InlineData("CI-16", "raised-intracranial-pressure", ConditionStatus.Active, FindingAction.Block)]
    [InlineData("RC-01", "psychosis", ConditionStatus.History, FindingAction.Review)]
    [InlineData("RC-02", "substance-use-disorder", ConditionStatus.Resolved, FindingAction.Review)]
    [InlineData("RC-04", "hypertension", ConditionStatus.Active, FindingAction.Review)]
    [InlineData("RC-10", "sleep-apnoea-untreated", ConditionStatus.Active, FindingAction.Review)]
    [InlineData("RC-12", "open-globe", ConditionStatus.Active, FindingAction.Block)]
    [InlineData("RC-18", "hypertensive-encephalopathy", ConditionStatus.History, FindingAction.Review)]
    [InlineData("CI-07", "psychosis", ConditionStatus.Resolved, null)]
    [InlineData("CI-08", "mania", ConditionStatus.History, null)]
    [InlineData("RC-04", "hypertension", ConditionStatus.Resolved, null)]
    public void A_condition_gives_its_finding(
        string rule, string code, ConditionStatus status, FindingAction? action) =>
        Assert.Equal(action, With(Condition(code, status)).Judged().ActionOf(rule));

    [Theory]
    [InlineData(41, FindingAction.Block)]
    [InlineData(42, FindingAction.Review)]
    [InlineData(183, FindingAction.Review)]
    [InlineData(184, null)]
    [InlineData(null, FindingAction.Block)]
    public void A_cardiovascular_event_blocks_for_six_weeks_and_asks_for_six_months(
        int? daysAgo, FindingAction? action) =>
        Assert.Equal(
            action,
            With(Condition("myocardial-infarction", ConditionStatus.Resolved, daysAgo)).Judged().ActionOf("CI-05"));

    [Theory]
    [InlineData(364, FindingAction.Review)]
    [InlineData(366, FindingAction.Info)]
    public void Remission_is_reviewed_for_a_year(int daysAgo, FindingAction action) =>
        Assert.Equal(
            action,
            With(Condition("substance-use-disorder", ConditionStatus.Resolved, daysAgo)).Judged().ActionOf("RC-02"));

    [Theory]
    [InlineData(17, "CI-13", FindingAction.Block)]
    [InlineData(18, "CI-13", null)]
    [InlineData(18, "RC-19", FindingAction.Review)]
    [InlineData(24, "RC-19", FindingAction.Review)]
    [InlineData(25, "RC-19", null)]
    [InlineData(64, "RC-05", null)]
    [InlineData(65, "RC-05", FindingAction.Review)]
    public void Age_gives_its_finding(int age, string rule, FindingAction? action) =>
        Assert.Equal(action, (Facts with { Patient = Facts.Patient with { AgeYears = age } }).Judged().ActionOf(rule));

    [Theory]
    [InlineData(49, FindingAction.Review)]
    [InlineData(50, null)]
    [InlineData(100, null)]
    [InlineData(101, FindingAction.Review)]
    [InlineData(120, FindingAction.Review)]
    [InlineData(121, FindingAction.Hold)]
    public void Heart_rate_gives_its_finding(int heartRate, FindingAction? action) =>
        Assert.Equal(action, With(Reading(120, 80, 0, heartRate: heartRate)).Judged().ActionOf("RC-07"));

    [Theory]
    [InlineData(94, null)]
    [InlineData(93, FindingAction.Review)]
    [InlineData(92, FindingAction.Review)]
    [InlineData(91, FindingAction.Hold)]
    public void Oxygen_saturation_gives_its_finding(int spo2, FindingAction? action) =>
        Assert.Equal(action, With(Reading(120, 80, 0, spo2: spo2)).Judged().ActionOf("RC-10"));

    [Theory]
    [InlineData(101.7, null)]
    [InlineData(102.4, FindingAction.Review)]
    public void A_bmi_of_forty_is_reviewed(double weightKg, FindingAction? action) => Assert.Equal(
        action,
        (Facts with { Patient = Facts.Patient with { HeightCm = 160m, WeightKg = (decimal)weightKg } })
            .Judged().ActionOf("RC-10"));

    [Theory]
    [InlineData("none", null)]
    [InlineData("low", null)]
    [InlineData("moderate", FindingAction.Review)]
    [InlineData("high", FindingAction.Hold)]
    public void Risk_of_suicide_gives_its_finding(string severity, FindingAction? action) => Assert.Equal(
        action,
        (Facts with { Scores = [.. Facts.Scores, Score("c-ssrs", null, severity)] }).Judged().ActionOf("RC-20"));

    [Theory]
    [InlineData(1, FindingAction.Review)]
    [InlineData(2, null)]
    public void Treatment_resistance_needs_two_failed_trials(int failed, FindingAction? action) =>
        Assert.Equal(action, (Facts with { FailedAdequateTrials = failed }).Judged().ActionOf("SCR-02"));

    [Fact]
    public void A_laboratory_gives_its_finding()
    {
        Assert.Equal(FindingAction.Block, Labs(Lab("hcg", Interpretation.Positive)).ActionOf("CI-09"));
        Assert.Equal(FindingAction.Hold, Labs(Lab("uds", Interpretation.Positive)).ActionOf("CI-12"));
        Assert.Equal(FindingAction.Info, Labs(Lab("alt", Interpretation.Abnormal, 80m, 40m)).ActionOf("RC-09"));
        Assert.Equal(FindingAction.Review, Labs(Lab("alt", Interpretation.Abnormal, 81m, 40m)).ActionOf("RC-09"));
        Assert.Equal(FindingAction.Hold, Labs(Lab("ast", Interpretation.Abnormal, 121m, 40m)).ActionOf("RC-09"));
    }

    [Theory]
    [InlineData("DI-01", "benzodiazepine", FindingAction.Review)]
    [InlineData("DI-03", "maoi", FindingAction.Review)]
    [InlineData("DI-00", "unrecognised", FindingAction.Review)]
    [InlineData("CI-17", "xanthine", FindingAction.Block)]
    [InlineData("DI-21", "ketamine", FindingAction.Block)]
    [InlineData("DI-15", "lithium", FindingAction.Info)]
    public void A_medicine_gives_its_finding(string rule, string drugClass, FindingAction action)
    {
        var facts = Facts with { Medicines = [Medicine("some", drugClass)] };
        Assert.Equal(action, facts.Judged().ActionOf(rule));
        Assert.Contains(
            Interactions.Of(facts, Rules),
            i => i.RuleId == rule && i.Action == action && i.Ingredients.Contains("some"));
    }

    [Fact]
    public void A_finding_names_the_events_that_it_rests_on() => Assert.Equal(
        [Reading(160, 85, 0).Evidence],
        Assert.Single(With(Reading(160, 85, 0)).Judged().Findings, f => f.RuleId == "CI-06").Evidence);

    private static Judgement Labs(LabFact lab) => (Facts with { Labs = [.. Facts.Labs, lab] }).Judged();
}
