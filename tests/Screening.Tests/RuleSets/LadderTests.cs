using Stillwater.Screenings.RuleSets;
using static Stillwater.Screenings.Tests.RuleSets.Woman38;

namespace Stillwater.Screenings.Tests.RuleSets;

/// <summary>How far from the clinic the facts let a patient go, and what is still to come.</summary>
public class LadderTests
{
    private static readonly ScreeningFacts Suited = Facts with { Context = new(["tms"], 12, Id(5)) };

    [Fact]
    public void A_suited_patient_may_climb_to_the_home_and_sees_what_is_checked_later()
    {
        var judgement = Suited.Judged();
        Assert.Equal(["clinic", "certified-hcs", "supervised-remote", "home"], judgement.PermittedSettings);
        var home = judgement.Ladder!.Single(step => step.Setting == "home");
        Assert.True(home.IsOpen);
        Assert.Equal(
            [("home-dosing-consent", false), ("home-safety-read", false), ("clinic-sessions", null), ("sitter", (bool?)null)],
            home.Criteria.Where(c => c.IsMet != true).Select(c => (c.Code, c.IsMet)));
    }

    [Theory]
    [InlineData(139, 89, true)]
    [InlineData(140, 89, false)]
    [InlineData(139, 90, false)]
    public void A_pressure_that_is_normal_in_the_clinic_may_be_too_high_at_home(int systolic, int diastolic, bool open)
    {
        var judgement = (Suited with { Readings = [Reading(systolic, diastolic, 0)] }).Judged();
        Assert.Equal(Verdict.Eligible, judgement.Verdict);
        Assert.Equal(open, judgement.PermittedSettings.Contains("home"));
        Assert.Equal(open, judgement.PermittedSettings.Contains("supervised-remote"));
    }

    [Fact]
    public void Nobody_is_treated_at_home_unscored_or_unsuited()
    {
        Assert.DoesNotContain("home", Facts.Judged().PermittedSettings);
        Assert.DoesNotContain("home", (Suited with { Context = new(["tms"], 11, Id(5)) }).Judged().PermittedSettings);
    }

    [Fact]
    public void A_sedative_keeps_the_patient_in_the_clinic()
    {
        var sedated = Suited with { Medicines = [Medicine("gabapentin", "cns-depressant", "gabapentinoid")] };
        var accepted = sedated.Judged(new AcceptedFinding("DI-06", FindingAction.Review, [Id(3)]));
        Assert.Equal(Verdict.EligibleWithConditions, accepted.Verdict);
        Assert.Equal(["clinic", "certified-hcs"], accepted.PermittedSettings);
        Assert.False(accepted.Ladder!.Single(s => s.Setting == "home").Criteria
            .Single(c => c.Code == "no-sedative-interaction").IsMet);
    }

    [Fact]
    public void A_verdict_lasts_as_long_as_its_shortest_finding()
    {
        var unprotected = Facts with { Answers = [new AnswerFact("contraception", "none", Id(2))] };
        var accepted = unprotected.Judged(new AcceptedFinding("RC-17", FindingAction.Review, [Facts.Patient.Evidence, Id(2)]));
        Assert.Equal(Verdict.EligibleWithConditions, accepted.Verdict);
        Assert.Equal(Noon.AddDays(30), accepted.ValidUntil);
    }

    [Fact]
    public void A_lapsed_enrolment_takes_esketamine_away_and_leaves_the_rest()
    {
        var lapsed = Facts with { Enrolments = [new EnrolmentFact("spravato-rems", "lapsed", null, Id(6))] };
        Assert.Equal(Verdict.Eligible, lapsed.Judged().Verdict);
        Assert.DoesNotContain("intranasal", lapsed.Judged().PermittedRoutes);
        Assert.Equal(Verdict.Ineligible, (lapsed with { PreferredRoute = "intranasal" }).Judged().Verdict);
    }

    [Fact]
    public void Thoughts_of_suicide_in_the_phq_9_ask_for_a_c_ssrs_of_that_day_or_later()
    {
        var asked = Facts with { Scores = [.. Facts.Scores.Where(s => s.Instrument != "phq-9"), Score("phq-9", 6, "mild", 1)] };
        Assert.Empty(Judge.Missing(asked, Rules));
        var newer = asked with { Scores = [.. asked.Scores, Score("phq-9", 6, "mild", 1) with { TakenAt = Noon.AddDays(1) }] };
        Assert.Contains("instrument-c-ssrs-after-phq-9", Judge.Missing(newer, Rules));
        var none = newer with { Scores = [.. newer.Scores.Select(s => s with { SuicidalityItem = 0 })] };
        Assert.DoesNotContain("instrument-c-ssrs-after-phq-9", Judge.Missing(none, Rules));
    }
}
