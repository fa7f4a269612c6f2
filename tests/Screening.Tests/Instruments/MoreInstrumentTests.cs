using Stillwater.Clinical.Instruments;

namespace Stillwater.Screenings.Tests.Instruments;

/// <summary>Instruments whose total is no plain sum of like items: clusters, domains, scales and words of their own.</summary>
public class MoreInstrumentTests
{
    [Theory]
    [InlineData("32232", "33", "2233221", "113323", 46, new[] { 12, 6, 15, 13 }, true, false)]
    [InlineData("11111", "33", "3333332", "111111", 37, new[] { 5, 6, 20, 6 }, false, true)]
    [InlineData("21111", "20", "2211100", "002211", 21, new[] { 6, 2, 7, 6 }, true, true)]
    [InlineData("22121", "22", "2222111", "112222", 33, new[] { 8, 4, 11, 10 }, true, false)]
    [InlineData("00000", "00", "0000000", "000000", 0, new[] { 0, 0, 0, 0 }, false, false)]
    public void Pcl_5_is_judged_by_its_total_and_by_its_clusters(
        string b, string c, string d, string e, int score, int[] clusters, bool diagnosis, bool reviewed)
    {
        var result = Score("pcl-5", Digits(b + c + d + e));
        Assert.Equal((score, diagnosis), (result.Score, result.ProvisionalDiagnosis));
        Assert.Equal(clusters, "bcde".Select(cluster => result.Subscores[$"{cluster}"]));
        Assert.Equal(reviewed, result.Flags.Contains("clinician-review"));
    }

    [Theory]
    [InlineData(30, "below-cut-off")]
    [InlineData(31, "at-or-above-cut-off")]
    [InlineData(80, "at-or-above-cut-off")]
    public void Pcl_5_has_one_cut_off(int total, string severity) =>
        Assert.Equal(severity, Score("pcl-5", Filled(20, 4, total)).Severity);

    [Fact]
    public void Pcl_5_may_miss_one_item_and_no_more()
    {
        var imputed = Score("pcl-5", [Answer.Missing, .. Digits(new string('2', 19))]);
        Assert.Equal((40, false), (imputed.Score, imputed.Complete));
        Assert.Equal("/answers/1", Fault("pcl-5", [Answer.Missing, Answer.Missing, .. Digits(new string('2', 18))]).Pointer);
    }

    [Fact]
    public void Qids_counts_the_highest_item_of_each_domain_and_not_the_sum()
    {
        var result = Score("qids-sr16", Digits("2100210021102211"));
        Assert.Equal((13, "moderate"), (result.Score, result.Severity));
    }

    [Theory]
    [InlineData("3000200000000000", 5, "none")]
    [InlineData("3000300000000000", 6, "mild")]
    [InlineData("3000330001000000", 10, "mild")]
    [InlineData("3000330020000000", 9, "mild")]
    [InlineData("3000330002000000", 11, "moderate")]
    [InlineData("3000330003300000", 15, "moderate")]
    [InlineData("3000330003310000", 16, "severe")]
    [InlineData("3000330003330020", 20, "severe")]
    [InlineData("3000330003330030", 21, "very-severe")]
    [InlineData("3333333333333333", 27, "very-severe")]
    public void Qids_is_banded(string answers, int score, string severity)
    {
        var result = Score("qids-sr16", Digits(answers));
        Assert.Equal((score, severity), (result.Score, result.Severity));
    }

    [Theory]
    [InlineData(9, true, "minor", "negative", false)]
    [InlineData(9, true, "moderate", "positive", true)]
    [InlineData(7, true, "serious", "positive", true)]
    [InlineData(6, true, "serious", "negative", false)]
    [InlineData(9, false, "serious", "negative", false)]
    [InlineData(0, false, "none", "negative", false)]
    public void Mdq_needs_seven_at_the_same_time_with_a_problem(
        int yes, bool sameTime, string problem, string severity, bool positive)
    {
        var mdq = InstrumentLibrary.Default.Find("mdq")!;
        var (all, fault) = mdq.Gather(YesNo(13, yes), Members(sameTime, problem));
        Assert.Null(fault);
        var result = mdq.Score(all).Result!;
        Assert.Equal((yes, severity, positive), (result.Score, result.Severity, result.Positive));
    }

    [Fact]
    public void Mdq_names_the_member_that_is_missing_and_others_refuse_it()
    {
        var mdq = InstrumentLibrary.Default.Find("mdq")!;
        Assert.Equal("/sameTime", mdq.Score(mdq.Gather(YesNo(13, 9), Members(null, "minor")).All).Fault?.Pointer);
        var unanswered = mdq.Score(mdq.Gather(YesNo(13, 9), Members(true, null)).All).Fault;
        Assert.Equal(("/problem", "none, minor, moderate, serious"), (unanswered?.Pointer, unanswered?.Detail));
        Assert.Equal(
            ("/answers", "13 answers, in item order"), PointerOf(mdq.Gather(YesNo(15, 9), Members(true, "minor")).Fault));
        var dast = InstrumentLibrary.Default.Find("dast-10")!;
        Assert.Equal("/sameTime", dast.Gather(YesNo(10, 1), Members(true, null)).Fault?.Pointer);
    }

    [Theory]
    [InlineData("madrs", 10, 6, 6, "normal")]
    [InlineData("madrs", 10, 6, 7, "mild")]
    [InlineData("madrs", 10, 6, 19, "mild")]
    [InlineData("madrs", 10, 6, 20, "moderate")]
    [InlineData("madrs", 10, 6, 34, "moderate")]
    [InlineData("madrs", 10, 6, 35, "severe")]
    [InlineData("madrs", 10, 6, 60, "severe")]
    [InlineData("y-bocs", 10, 4, 7, "subclinical")]
    [InlineData("y-bocs", 10, 4, 8, "mild")]
    [InlineData("y-bocs", 10, 4, 15, "mild")]
    [InlineData("y-bocs", 10, 4, 16, "moderate")]
    [InlineData("y-bocs", 10, 4, 23, "moderate")]
    [InlineData("y-bocs", 10, 4, 24, "severe")]
    [InlineData("y-bocs", 10, 4, 31, "severe")]
    [InlineData("y-bocs", 10, 4, 32, "extreme")]
    [InlineData("cadss", 23, 4, 4, "not-noticeable")]
    [InlineData("cadss", 23, 4, 5, "noticeable")]
    [InlineData("cadss", 23, 4, 92, "noticeable")]
    [InlineData("cadss-6", 6, 4, 24, "not-banded")]
    [InlineData("moaa-s", 1, 5, 5, "alert")]
    [InlineData("moaa-s", 1, 5, 4, "lethargic")]
    [InlineData("moaa-s", 1, 5, 1, "responds-to-pain")]
    [InlineData("moaa-s", 1, 5, 0, "no-response")]
    [InlineData("bpic-ss", 8, 4, 18, "below-cut-off")]
    [InlineData("bpic-ss", 8, 4, 19, "significant")]
    [InlineData("icsi", 4, 5, 6, "mild")]
    [InlineData("icsi", 4, 5, 7, "moderate")]
    [InlineData("icsi", 4, 5, 14, "moderate")]
    [InlineData("icsi", 4, 5, 15, "severe")]
    [InlineData("icpi", 4, 4, 5, "below-cut-off")]
    [InlineData("icpi", 4, 4, 6, "suggestive")]
    [InlineData("peg-3", 3, 10, 2, "none")]
    [InlineData("peg-3", 3, 10, 3, "mild")]
    [InlineData("peg-3", 3, 10, 14, "mild")]
    [InlineData("peg-3", 3, 10, 15, "moderate")]
    [InlineData("peg-3", 3, 10, 20, "moderate")]
    [InlineData("peg-3", 3, 10, 21, "severe")]
    [InlineData("ymrs", 11, 4, 11, "below-cut-off")]
    [InlineData("ymrs", 11, 4, 12, "at-or-above-cut-off")]
    [InlineData("moca", 1, 30, 25, "below-normal")]
    [InlineData("moca", 1, 30, 26, "normal")]
    public void The_total_has_its_band(string code, int items, int highest, int total, string severity)
    {
        var result = Score(code, Filled(items, highest, total));
        Assert.Equal((total, severity), (result.Score, result.Severity));
    }

    [Fact]
    public void An_item_may_have_a_scale_of_its_own()
    {
        Assert.Equal(38, Score("bpic-ss", [.. Answer.Steps(4, 4, 4, 4, 4, 4, 4), Answer.Step(10)]).Score);
        Assert.Equal("/answers/6", Fault("bpic-ss", Answer.Steps(4, 4, 4, 4, 4, 4, 5, 10)).Pointer);
        Assert.Equal("/answers/7", Fault("bpic-ss", Answer.Steps(4, 4, 4, 4, 4, 4, 4, 11)).Pointer);
        Assert.Equal(60, Score("ymrs", Answer.Steps(4, 4, 4, 4, 8, 8, 4, 8, 8, 4, 4)).Score);
    }

    [Fact]
    public void Obsessions_and_compulsions_are_summed_apart()
    {
        var result = Score("y-bocs", Answer.Steps(4, 4, 4, 4, 4, 1, 1, 1, 1, 1));
        Assert.Equal((20, 5), (result.Subscores["obsessions"], result.Subscores["compulsions"]));
    }

    [Fact]
    public void Suicidal_thoughts_in_any_instrument_ask_for_a_c_ssrs()
    {
        Assert.DoesNotContain("c-ssrs-required", Score("madrs", Answer.Steps(0, 0, 0, 0, 0, 0, 0, 0, 0, 3)).Flags);
        Assert.Contains("c-ssrs-required", Score("madrs", Answer.Steps(0, 0, 0, 0, 0, 0, 0, 0, 0, 4)).Flags);
        Assert.DoesNotContain("c-ssrs-required", Score("qids-sr16", Digits("0000000000010000")).Flags);
        Assert.Contains("c-ssrs-required", Score("qids-sr16", Digits("0000000000020000")).Flags);
    }

    [Fact]
    public void Loinc_answer_codes_stand_for_steps()
    {
        var phq9 = InstrumentLibrary.Default.Find("phq-9")!;
        string[] codes = ["LA6568-5", "LA6569-3", "LA6570-1", "LA6571-9"];
        Answer[] coded = [.. codes.Select(Answer.Coded), .. Answer.Steps(0, 0, 0, 0, 0)];
        Assert.Equal(6, phq9.Score(coded).Result!.Score);
        Assert.Equal(Answer.Steps(0, 1, 2, 3, 0, 0, 0, 0, 0), phq9.Decode(coded));
        Assert.Equal("/answers/0", phq9.Score([Answer.Coded("LA1-1"), .. coded[1..]]).Fault?.Pointer);
        Answer yes = Answer.Coded("LA33-6"), no = Answer.Coded("LA32-8");
        Assert.Equal("moderate", Score("c-ssrs", [yes, yes, yes, no, no, no, no]).Severity);
    }

    private static Dictionary<string, Answer?> Members(bool? sameTime, string? problem) =>
        new Dictionary<string, Answer?>(StringComparer.Ordinal)
        {
            ["sameTime"] = sameTime is { } same ? Answer.Yes(same) : null,
            ["problem"] = problem is { } word ? Answer.Coded(word) : null,
        };

    private static (string?, string?) PointerOf(AnswerFault? fault) => (fault?.Pointer, fault?.Detail);

    private static IReadOnlyList<Answer> Digits(string digits) => Answer.Steps(digits.Select(d => d - '0'));

    private static IReadOnlyList<Answer> YesNo(int items, int yes) =>
        Answer.YesNos(Enumerable.Range(0, items).Select(i => i < yes));

    /// <summary>Answers that come to a total, the first items at the end of their scale.</summary>
    private static IReadOnlyList<Answer> Filled(int items, int highest, int total) => Answer.Steps(
        Enumerable.Range(0, items).Select(i => Math.Clamp(total - (i * highest), 0, highest)));

    private static ScoreResult Score(string code, IReadOnlyList<Answer> answers) =>
        InstrumentLibrary.Default.Find(code)!.Score(answers).Result!;

    private static AnswerFault Fault(string code, IReadOnlyList<Answer> answers) =>
        InstrumentLibrary.Default.Find(code)!.Score(answers).Fault!;
}
