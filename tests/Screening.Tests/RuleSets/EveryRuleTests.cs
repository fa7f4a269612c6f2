using Stillwater.Screenings.Coding;
using Stillwater.Screenings.RuleSets;
using static Stillwater.Screenings.RuleSets.FindingAction;
using static Stillwater.Screenings.Tests.RuleSets.Woman38;

namespace Stillwater.Screenings.Tests.RuleSets;

/// <summary>Each tier of each rule just below, at and above its threshold, on facts that are otherwise healthy.</summary>
public class EveryRuleTests
{
    private const string Past = "history", Over = "resolved";

    /// <summary>Rule, what is different from a healthy patient, and what follows (null: the rule is silent).</summary>
    private static readonly IReadOnlyList<(string Rule, string Case, ScreeningFacts Facts, FindingAction? Action)> Cases =
    [
        ("CI-01", "allergic", Has("ketamine-hypersensitivity", Past), Block),
        ("CI-01", "not allergic", Facts, null),
        ("CI-02", "repaired aneurysm", Has("aneurysmal-vascular-disease", Over), Block),
        ("CI-03", "malformation", Has("arteriovenous-malformation", Past), Block),
        ("CI-04", "haemorrhage years ago", Has("intracerebral-haemorrhage", Past, 4000), Block),
        ("CI-05", "infarction 41 days ago", Has("myocardial-infarction", Over, 41), Block),
        ("CI-05", "infarction 42 days ago", Has("myocardial-infarction", Over, 42), Review),
        ("CI-05", "stroke 183 days ago", Has("stroke", Over, 183), Review),
        ("CI-05", "stroke 184 days ago", Has("stroke", Over, 184), null),
        ("CI-05", "infarction of unknown date", Has("myocardial-infarction", Past), Block),
        ("CI-05", "severe valve disease", Has("valve-disease-severe"), Block),
        ("CI-06", "140/90", With(Reading(140, 90, 0)), null),
        ("CI-06", "141/80", With(Reading(141, 80, 0)), Review),
        ("CI-06", "159/99", With(Reading(159, 99, 0)), Review),
        ("CI-06", "160/85", With(Reading(160, 85, 0)), Hold),
        ("CI-06", "179/109", With(Reading(179, 109, 0)), Hold),
        ("CI-06", "180/95", With(Reading(180, 95, 0)), Block),
        ("CI-06", "150/110", With(Reading(150, 110, 0)), Block),
        ("CI-06", "90/50", With(Reading(90, 50, 0)), null),
        ("CI-06", "89/60", With(Reading(89, 60, 0)), Hold),
        ("CI-06", "100/49", With(Reading(100, 49, 0)), Hold),
        ("CI-06", "165/96 on two days", With(Reading(165, 96, -60 * 24), Reading(166, 97, 0)), Block),
        ("CI-06", "uncontrolled by diagnosis", Has("hypertension-uncontrolled"), Block),
        ("CI-07", "active schizophrenia", Has("schizophrenia"), Block),
        ("CI-07", "psychosis long ago", Has("psychosis", Past), null),
        ("CI-08", "hypomania", Has("hypomania"), Block),
        ("CI-08", "YMRS 11", Scored("ymrs", 11), null),
        ("CI-08", "YMRS 12", Scored("ymrs", 12), Block),
        ("CI-09", "pregnant", Has("pregnancy"), Block),
        ("CI-09", "hCG positive", Tested(Lab("hcg", Interpretation.Positive)), Block),
        ("CI-10", "breast-feeding", Has("breast-feeding"), Block),
        ("CI-11", "severe hepatic impairment", Has("hepatic-impairment-severe"), Block),
        ("CI-11", "Child-Pugh 9", Tested(Lab("child-pugh", Interpretation.Abnormal, 9)), null),
        ("CI-11", "Child-Pugh 10", Tested(Lab("child-pugh", Interpretation.Abnormal, 10)), Block),
        ("CI-12", "active disorder", Has("substance-use-disorder"), Block),
        ("CI-12", "intoxicated", Has("acute-intoxication"), Hold),
        ("CI-12", "drug screen positive", Tested(Lab("uds", Interpretation.Positive)), Hold),
        ("CI-12", "drug screen negative", Tested(Lab("uds", Interpretation.Negative)), null),
        ("CI-13", "17 years", Aged(17), Block),
        ("CI-13", "18 years", Aged(18), null),
        ("CI-14", "lacks capacity", Has("lacks-capacity"), Block),
        ("CI-14", "no consent", Facts with { Consents = [] }, Block),
        ("CI-15", "esketamine, enrolled", Enrolled("enrolled", 0), null),
        ("CI-15", "esketamine, enrolment ended yesterday", Enrolled("enrolled", -1), Block),
        ("CI-15", "esketamine, not enrolled", Enrolled("not-enrolled", null), Block),
        ("CI-15", "racemic, lapsed", Enrolled("lapsed", null) with { PreferredRoute = "iv" }, Info),
        ("CI-15", "esketamine, not verified", Facts with { PreferredRoute = "intranasal" }, Info),
        ("CI-16", "mass", Has("intracranial-mass"), Block),
        ("CI-17", "theophylline", On("theophylline"), Block),
        ("RC-01", "psychosis in the family", Has("family-psychosis", Past), Review),
        ("RC-01", "own psychosis long ago", Has("psychosis", Past), Review),
        ("RC-02", "365 days in remission", Has("substance-use-disorder", Over, 365), Review),
        ("RC-02", "366 days in remission", Has("substance-use-disorder", Over, 366), Info),
        ("RC-03", "dissociative disorder", Has("dissociative-disorder"), Review),
        ("RC-04", "hypertension on treatment", Has("hypertension"), Review),
        ("RC-04", "hypertension resolved", Has("hypertension", Over), null),
        ("RC-05", "64 years", Aged(64), null),
        ("RC-05", "65 years", Aged(65), Review),
        ("RC-06", "arrhythmia", Has("arrhythmia"), Review),
        ("RC-06", "QTc 500 ms", Tested(Lab("qtc", Interpretation.Abnormal, 500)), null),
        ("RC-06", "QTc 501 ms", Tested(Lab("qtc", Interpretation.Abnormal, 501)), Review),
        ("RC-07", "49 beats", With(Reading(120, 80, 0, heartRate: 49)), Review),
        ("RC-07", "50 beats", With(Reading(120, 80, 0, heartRate: 50)), null),
        ("RC-07", "100 beats", With(Reading(120, 80, 0, heartRate: 100)), null),
        ("RC-07", "101 beats", With(Reading(120, 80, 0, heartRate: 101)), Review),
        ("RC-07", "120 beats", With(Reading(120, 80, 0, heartRate: 120)), Review),
        ("RC-07", "121 beats", With(Reading(120, 80, 0, heartRate: 121)), Hold),
        ("RC-08", "moderate hepatic impairment", Has("hepatic-impairment-moderate"), Review),
        ("RC-08", "Child-Pugh 6", Tested(Lab("child-pugh", Interpretation.Abnormal, 6)), null),
        ("RC-08", "Child-Pugh 7", Tested(Lab("child-pugh", Interpretation.Abnormal, 7)), Review),
        ("RC-08", "Child-Pugh 10", Tested(Lab("child-pugh", Interpretation.Abnormal, 10)), null),
        ("RC-09", "ALT normal", Tested(Lab("alt", Interpretation.Normal, 40, 40)), null),
        ("RC-09", "ALT twice the limit", Tested(Lab("alt", Interpretation.Abnormal, 80, 40)), Info),
        ("RC-09", "ALT above twice", Tested(Lab("alt", Interpretation.Abnormal, 81, 40)), Review),
        ("RC-09", "AST three times", Tested(Lab("ast", Interpretation.Abnormal, 120, 40)), Review),
        ("RC-09", "AST above three times", Tested(Lab("ast", Interpretation.Abnormal, 121, 40)), Hold),
        ("RC-10", "SpO2 94", With(Reading(120, 80, 0, spo2: 94)), null),
        ("RC-10", "SpO2 93", With(Reading(120, 80, 0, spo2: 93)), Review),
        ("RC-10", "SpO2 92", With(Reading(120, 80, 0, spo2: 92)), Review),
        ("RC-10", "SpO2 91", With(Reading(120, 80, 0, spo2: 91)), Hold),
        ("RC-10", "BMI 39.9", Weighs(102.1m), null),
        ("RC-10", "BMI 40", Weighs(102.4m), Review),
        ("RC-11", "epilepsy", Has("seizure-disorder"), Review),
        ("RC-12", "open globe", Has("open-globe"), Block),
        ("RC-12", "glaucoma", Has("glaucoma"), Review),
        ("RC-13", "uncontrolled hyperthyroidism", Has("hyperthyroidism-uncontrolled"), Hold),
        ("RC-13", "hyperthyroidism", Has("hyperthyroidism"), Review),
        ("RC-14", "porphyria", Has("porphyria", Past), Review),
        ("RC-15", "BPIC-SS 18", Scored("bpic-ss", 18), null),
        ("RC-15", "BPIC-SS 19", Scored("bpic-ss", 19), Review),
        ("RC-15", "BPIC-SS 6 to 10", Scored("bpic-ss", 6, 10), null),
        ("RC-15", "BPIC-SS 6 to 11", Scored("bpic-ss", 6, 11), Review),
        ("RC-15", "cystitis", Has("interstitial-cystitis"), Review),
        ("RC-16", "delirium", Has("delirium"), Review),
        ("RC-17", "no contraception", Said("contraception", "none"), Review),
        ("RC-17", "contraception", Said("contraception", "used"), null),
        ("RC-17", "contraception not recorded", Facts, Info),
        ("RC-17", "55 years", Aged(55), Info),
        ("RC-17", "56 years", Aged(56), null),
        ("RC-18", "encephalopathy", Has("hypertensive-encephalopathy", Past), Review),
        ("RC-19", "18 years on an antidepressant", Aged(18), Review),
        ("RC-19", "24 years on an antidepressant", Aged(24), Review),
        ("RC-19", "25 years on an antidepressant", Aged(25), null),
        ("RC-19", "24 years without", Aged(24) with { Medicines = [] }, null),
        ("RC-20", "low risk", Facts with { Scores = [.. Facts.Scores, Score("c-ssrs", null, "low")] }, null),
        ("RC-20", "moderate risk", Facts with { Scores = [.. Facts.Scores, Score("c-ssrs", null, "moderate")] }, Review),
        ("RC-20", "high risk", Facts with { Scores = [.. Facts.Scores, Score("c-ssrs", null, "high")] }, Hold),
        ("RC-21", "airway red flags", Has("airway-red-flags"), Review),
        ("RC-22", "TMS beside", Has("tms-current"), Review),
        ("RC-22", "TMS in the past", Has("tms-current", Past), null),
        ("SCR-02", "one failed trial", Facts with { FailedAdequateTrials = 1 }, Review),
        ("SCR-02", "two failed trials", Facts with { FailedAdequateTrials = 2 }, null),
        ("SCR-06", "bipolar without stabiliser", Facts with { TargetCondition = "bipolar-depression" }, Review),
        ("SCR-06", "stabiliser, no screen", On("lithium") with { TargetCondition = "bipolar-depression" }, Review),
        ("SCR-06", "stabiliser and screen", Screened with { TargetCondition = "bipolar-depression" }, null),
        ("SCR-08", "no alternative", Facts with { Context = new([], null, Id(5)) }, Review),
        ("SCR-08", "one alternative", Facts with { Context = new(["tms"], null, Id(5)) }, null),
        ("SCR-08", "not recorded", Facts, Info),
        ("SCR-12", "home, not scored", Facts with { RequestedSetting = Setting.Home }, Review),
        ("SCR-12", "home, 11 points", AtHome(11), Info),
        ("SCR-12", "home, 12 points", AtHome(12), null),
        ("IN-01", "DAST-10 of 2", Scored("dast-10", 2), null),
        ("IN-01", "DAST-10 of 3", Scored("dast-10", 3), Review),
        ("IN-02", "AUDIT-C positive", Facts with { Scores = [Score("audit-c", 7, "positive")] }, Info),
        ("IN-02", "AUDIT-C high", Facts with { Scores = [Score("audit-c", 8, "high")] }, Review),
        ("IN-03", "MDQ positive", Facts with { Scores = [Score("mdq", 9, "positive")] }, Review),
        ("IN-03", "MDQ negative", Facts with { Scores = [Score("mdq", 6, "negative")] }, null),
        ("DI-00", "unknown medicine", On("unrecognised"), Review),
        ("DI-01", "lorazepam", On("lorazepam"), Review),
        ("DI-02", "lamotrigine", On("lamotrigine"), Info),
        ("DI-03", "tranylcypromine", On("tranylcypromine"), Review),
        ("DI-04", "methylphenidate", On("methylphenidate"), Review),
        ("DI-05", "morphine", On("morphine"), Review),
        ("DI-05", "naltrexone", On("naltrexone"), Info),
        ("DI-06", "pregabalin", On("pregabalin"), Review),
        ("DI-06", "quetiapine", On("quetiapine"), Info),
        ("DI-07", "alcohol 24 h ago", Took("alcohol", 24), Review),
        ("DI-07", "alcohol 25 h ago", Took("alcohol", 25), Info),
        ("DI-07", "drinks", Has("uses-alcohol"), Info),
        ("DI-08", "aminophylline", On("aminophylline"), Block),
        ("DI-09", "pseudoephedrine", On("pseudoephedrine"), Info),
        ("DI-10", "nasal fluticasone", On("fluticasone"), Info),
        ("DI-11", "clopidogrel", On("clopidogrel"), Info),
        ("DI-12", "clarithromycin", On("clarithromycin"), Info),
        ("DI-13", "rifampicin", On("rifampicin"), Info),
        ("DI-14", "sertraline", On("sertraline"), Info),
        ("DI-14", "phenelzine", On("phenelzine"), null),
        ("DI-15", "lithium", On("lithium"), Info),
        ("DI-16", "valproate", On("valproate"), Info),
        ("DI-17", "risperidone", On("risperidone"), Info),
        ("DI-18", "propranolol", On("propranolol"), Info),
        ("DI-19", "memantine", On("memantine"), Review),
        ("DI-19", "esketamine", On("esketamine"), null),
        ("DI-20", "cannabis", On("cannabis"), Info),
        ("DI-20", "uses hallucinogens", Has("uses-hallucinogens"), Info),
        ("DI-21", "ketamine 30 days ago", Took("ketamine", 30 * 24), Block),
        ("DI-21", "ketamine 31 days ago", Took("ketamine", 31 * 24), null),
        ("DI-22", "levothyroxine", On("levothyroxine"), Info),
        ("DI-23", "sevoflurane", On("sevoflurane"), Info),
        ("DI-24", "amlodipine 24 h ago", Took("amlodipine", 24), null),
        ("DI-24", "amlodipine 25 h ago", Took("amlodipine", 25), Hold),
        ("DI-24", "amlodipine at an unknown time", On("amlodipine"), null),
        ("DX-01", "one sedative", On("lorazepam"), null),
        ("DX-01", "two benzodiazepines", On("lorazepam", "diazepam"), null),
        ("DX-01", "two sedating classes", On("lorazepam", "gabapentin"), Review),
        ("DX-02", "opioid and benzodiazepine", On("morphine", "lorazepam"), Review),
        ("DX-02", "opioid and gabapentinoid", On("morphine", "gabapentin"), null),
    ];

    public static TheoryData<string, string> EachCase => new(Cases.Select(c => (c.Rule, c.Case)));

    [Theory]
    [MemberData(nameof(EachCase))]
    public void The_rule_speaks_at_its_threshold_and_is_silent_below(string rule, string different)
    {
        var (_, _, facts, action) = Cases.Single(c => c.Rule == rule && c.Case == different);
        Assert.Equal(action, facts.Judged().ActionOf(rule));
    }

    [Fact]
    public void No_tier_of_any_rule_is_left_without_a_case()
    {
        var spoken = Cases.Where(c => c.Action is not null).Select(c => (c.Rule, TierOf(c.Rule, c.Facts))).ToHashSet();
        var all = Rules.Rules.SelectMany(rule => rule.Tiers.Index().Select(tier => (rule.Id, tier.Index)));
        Assert.Empty(all.Except(spoken));
    }

    /// <summary>Which tier spoke: traces end with the first that held.</summary>
    private static int TierOf(string rule, ScreeningFacts facts) =>
        facts.Judged().Trace.Single(t => t.RuleId == rule).Tiers.Count - 1;

    private static ScreeningFacts Screened => On("lithium") with { Scores = [.. Facts.Scores, Score("mdq", 1, "negative")] };

    private static ScreeningFacts Has(string code, string status = "active", int? daysAgo = null) =>
        With(Condition(code, Enum.Parse<ConditionStatus>(status, ignoreCase: true), daysAgo));

    private static ScreeningFacts Scored(string instrument, params int[] scores) => Facts with
    {
        Scores = [.. Facts.Scores, .. scores.Select(score => Score(instrument, score, "any"))],
    };

    private static ScreeningFacts Tested(LabFact lab) => Facts with { Labs = [.. Facts.Labs, lab] };

    private static ScreeningFacts Aged(int years) => Facts with { Patient = Facts.Patient with { AgeYears = years } };

    private static ScreeningFacts Weighs(decimal kilograms) =>
        Facts with { Patient = Facts.Patient with { HeightCm = 160m, WeightKg = kilograms } };

    private static ScreeningFacts On(params string[] ingredients) =>
        Facts with { Medicines = [.. ingredients.Select(i => Medicine(i, [.. MedicineTable.Default.ClassesOf(i)]))] };

    private static ScreeningFacts Took(string ingredient, int hoursAgo) => On(ingredient) with
    {
        Medicines = [On(ingredient).Medicines[0] with { LastTakenAt = Noon.AddHours(-hoursAgo) }],
    };

    private static ScreeningFacts Said(string question, string code) =>
        Facts with { Answers = [new AnswerFact(question, code, Id(2))] };

    private static ScreeningFacts AtHome(int score) =>
        Facts with { RequestedSetting = Setting.Home, Context = new(["tms"], score, Id(5)) };

    private static ScreeningFacts Enrolled(string state, int? validForDays) => Facts with
    {
        PreferredRoute = "intranasal",
        Enrolments = [new EnrolmentFact(
            "spravato-rems", state,
            validForDays is { } days ? DateOnly.FromDateTime(Noon.AddDays(days).UtcDateTime) : null, Id(6))],
    };
}
