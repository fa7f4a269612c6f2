using Stillwater.Clinical.Instruments;

namespace Stillwater.Screenings.Tests.Instruments;

/// <summary>The worked examples of the clinical reference, and the edges of every band.</summary>
public class InstrumentTests
{
    [Theory]
    [InlineData(new[] { 2, 2, 2, 2, 1, 1, 2, 1, 0 }, 13, "moderate", 0)]
    [InlineData(new[] { 3, 3, 3, 3, 2, 3, 2, 1, 2 }, 22, "severe", 2)]
    [InlineData(new[] { 1, 1, 2, 2, 1, 1, 1, 0, 0 }, 9, "mild", 0)]
    [InlineData(new[] { 0, 1, 1, 1, 0, 0, 1, 0, 0 }, 4, "minimal", 0)]
    [InlineData(new[] { 2, 2, 2, 2, 2, 2, 2, 1, 0 }, 15, "moderately-severe", 0)]
    [InlineData(new[] { 1, 1, 1, 1, 0, 1, 0, 0, 1 }, 6, "mild", 1)]
    [InlineData(new[] { 0, 0, 0, 0, 0, 0, 0, 0, 0 }, 0, "minimal", 0)]
    [InlineData(new[] { 3, 2, 0, 0, 0, 0, 0, 0, 0 }, 5, "mild", 0)]
    [InlineData(new[] { 3, 3, 3, 1, 0, 0, 0, 0, 0 }, 10, "moderate", 0)]
    [InlineData(new[] { 3, 3, 3, 3, 2, 0, 0, 0, 0 }, 14, "moderate", 0)]
    [InlineData(new[] { 3, 3, 3, 3, 3, 3, 1, 0, 0 }, 19, "moderately-severe", 0)]
    [InlineData(new[] { 3, 3, 3, 3, 3, 3, 2, 0, 0 }, 20, "severe", 0)]
    [InlineData(new[] { 3, 3, 3, 3, 3, 3, 3, 3, 3 }, 27, "severe", 3)]
    public void Phq_9_is_summed_and_banded(int[] answers, int score, string severity, int item9)
    {
        var result = Score("phq-9", Answer.Steps(answers));
        Assert.Equal((score, severity, item9), (result.Score, result.Severity, result.SuicidalityItem));
        Assert.True(result.Complete);
        Assert.Equal(item9 >= 1, result.Flags.Contains("c-ssrs-required"));
    }

    [Fact]
    public void Phq_9_names_the_syndrome_when_five_items_with_mood_or_interest_are_there()
    {
        Assert.Contains(
            "major-depressive-syndrome-suggested", Score("phq-9", Answer.Steps(2, 2, 2, 2, 1, 1, 2, 1, 0)).Flags);
        Assert.DoesNotContain(
            "major-depressive-syndrome-suggested", Score("phq-9", Answer.Steps(1, 1, 2, 2, 2, 2, 2, 1, 0)).Flags);
        Assert.Contains(
            "major-depressive-syndrome-suggested", Score("phq-9", Answer.Steps(2, 1, 2, 2, 2, 1, 1, 1, 1)).Flags);
    }

    [Fact]
    public void One_missing_item_is_replaced_by_the_mean_and_flagged_but_never_the_ninth()
    {
        var imputed = Score("phq-9", [.. Answer.Steps(2, 2, 2, 2, 2, 2, 2), Answer.Missing, Answer.Step(2)]);
        Assert.Equal((18, false), (imputed.Score, imputed.Complete));
        Assert.Contains("imputed", imputed.Flags);
        Assert.Equal("/answers/8", Fault("phq-9", [.. Answer.Steps(2, 2, 2, 2, 2, 2, 2, 2), Answer.Missing]).Pointer);
        Assert.Equal(
            "/answers/1",
            Fault("phq-9", [Answer.Missing, Answer.Missing, .. Answer.Steps(2, 2, 2, 2, 2, 2, 2)]).Pointer);
    }

    [Theory]
    [InlineData(new[] { 1, 1, 2, 1, 1, 1, 1 }, 8, "mild", false)]
    [InlineData(new[] { 3, 3, 3, 2, 2, 2, 2 }, 17, "severe", true)]
    [InlineData(new[] { 1, 1, 1, 1, 1, 1, 1 }, 7, "mild", false)]
    [InlineData(new[] { 1, 0, 1, 1, 0, 1, 0 }, 4, "minimal", false)]
    [InlineData(new[] { 3, 3, 3, 0, 0, 0, 0 }, 9, "mild", false)]
    [InlineData(new[] { 3, 3, 3, 1, 0, 0, 0 }, 10, "moderate", true)]
    [InlineData(new[] { 3, 3, 3, 3, 2, 0, 0 }, 14, "moderate", true)]
    [InlineData(new[] { 3, 3, 3, 3, 3, 0, 0 }, 15, "severe", true)]
    public void Gad_7_is_summed_and_banded(int[] answers, int score, string severity, bool positive)
    {
        var result = Score("gad-7", Answer.Steps(answers));
        Assert.Equal((score, severity, positive), (result.Score, result.Severity, result.Positive));
    }

    [Theory]
    [InlineData("1000000", "low")]
    [InlineData("1110000", "moderate")]
    [InlineData("1101000", "high")]
    [InlineData("0000010", "moderate")]
    [InlineData("0000011", "high")]
    [InlineData("0000001", "high")]
    [InlineData("0000000", "none")]
    [InlineData("1100000", "low")]
    [InlineData("0100100", "high")]
    [InlineData("0000100", "high")]
    public void C_ssrs_is_triaged_by_the_gravest_yes(string answers, string severity)
    {
        var result = Score("c-ssrs", Answer.YesNos(answers.Select(a => a == '1')));
        Assert.Equal((null, severity), (result.Score, result.Severity));
    }

    [Fact]
    public void C_ssrs_needs_no_answer_where_its_first_two_say_no_and_insists_on_the_last()
    {
        Answer no = Answer.Yes(false), none = Answer.Missing, yes = Answer.Yes(true);
        Assert.Equal("none", Score("c-ssrs", [no, no, none, none, none, no, none]).Severity);
        Assert.Equal("/answers/2", Fault("c-ssrs", [yes, no, none, none, none, no, none]).Pointer);
        Assert.Equal("/answers/5", Fault("c-ssrs", [no, no, none, none, none, none, none]).Pointer);
        Assert.Equal("/answers/6", Fault("c-ssrs", [no, no, none, none, none, yes, none]).Pointer);
    }

    [Theory]
    [InlineData(new[] { 2, 1, 0 }, "female", 3, true, "positive")]
    [InlineData(new[] { 2, 1, 0 }, "male", 3, false, "negative")]
    [InlineData(new[] { 2, 2, 0 }, "male", 4, true, "positive")]
    [InlineData(new[] { 2, 0, 0 }, "female", 2, false, "negative")]
    [InlineData(new[] { 2, 1, 0 }, "intersex", 3, true, "positive")]
    [InlineData(new[] { 2, 1, 0 }, null, 3, true, "positive")]
    [InlineData(new[] { 4, 3, 0 }, "male", 7, true, "positive")]
    [InlineData(new[] { 4, 4, 0 }, "female", 8, true, "high")]
    public void Audit_c_has_a_limit_by_sex(int[] answers, string? sex, int score, bool positive, string severity)
    {
        var result = Score("audit-c", Answer.Steps(answers), sex);
        Assert.Equal((score, positive, severity), (result.Score, result.Positive, result.Severity));
    }

    [Theory]
    [InlineData("0000000000", 1, "low", false)]
    [InlineData("0010000000", 0, "none", false)]
    [InlineData("1110000000", 2, "low", false)]
    [InlineData("1111000000", 3, "moderate", true)]
    [InlineData("1111110000", 5, "moderate", true)]
    [InlineData("1111111000", 6, "substantial", true)]
    [InlineData("1111111110", 8, "substantial", true)]
    [InlineData("1111111111", 9, "severe", true)]
    [InlineData("1101111111", 10, "severe", true)]
    public void Dast_10_counts_a_no_to_its_third_item(string answers, int score, string severity, bool positive)
    {
        var result = Score("dast-10", Answer.YesNos(answers.Select(a => a == '1')));
        Assert.Equal((score, severity, positive), (result.Score, result.Severity, result.Positive));
    }

    [Fact]
    public void What_cannot_be_scored_is_named_by_its_place()
    {
        Assert.Equal("/answers", Fault("phq-9", Answer.Steps(1, 2, 3)).Pointer);
        Assert.Equal("/answers", Fault("gad-7", Answer.Steps(1, 1, 1, 1, 1, 1, 1, 1)).Pointer);
        Assert.Equal("/answers/3", Fault("phq-9", Answer.Steps(0, 0, 0, 4, 0, 0, 0, 0, 0)).Pointer);
        Assert.Equal("/answers/0", Fault("audit-c", Answer.Steps(-1, 0, 0)).Pointer);
        Assert.Equal("/answers/0", Fault("phq-9", [Answer.Yes(true), .. Answer.Steps(0, 0, 0, 0, 0, 0, 0, 0)]).Pointer);
        Assert.Equal(
            "/answers/9", Fault("dast-10", [.. Answer.YesNos(Enumerable.Repeat(true, 9)), Answer.Step(1)]).Pointer);
    }

    [Fact]
    public void The_library_holds_every_instrument_whose_rights_allow_it() => Assert.Equal(
        ["audit-c", "bpic-ss", "c-ssrs", "cadss", "cadss-6", "dast-10", "gad-7", "icpi", "icsi", "madrs", "mdq", "moaa-s",
         "moca", "pcl-5", "peg-3", "phq-9", "qids-sr16", "y-bocs", "ymrs"],
        InstrumentLibrary.Default.Codes);

    [Theory]
    [InlineData("\"to\": 4", "\"to\": 3")]
    [InlineData("\"item\": 9", "\"item\": 10")]
    [InlineData("\"to\": 27", "\"to\": 26")]
    public void A_definition_that_contradicts_itself_stops_the_start(string right, string wrong)
    {
        using var file = typeof(InstrumentLibrary).Assembly.GetManifestResourceStream("instruments/phq-9.json")!;
        using var reader = new StreamReader(file);
        var broken = reader.ReadToEnd().Replace(right, wrong, StringComparison.Ordinal);
        Assert.Throws<InvalidDataException>(() => InstrumentLibrary.Read(System.Text.Encoding.UTF8.GetBytes(broken)));
    }

    private static ScoreResult Score(string code, IReadOnlyList<Answer> answers, string? sex = null) =>
        InstrumentLibrary.Default.Find(code)!.Score(answers, sex).Result!;

    private static AnswerFault Fault(string code, IReadOnlyList<Answer> answers) =>
        InstrumentLibrary.Default.Find(code)!.Score(answers).Fault!;
}
