using Stillwater.Platform.Commands;
using Stillwater.Screenings.RuleAdoptions;
using Stillwater.Screenings.RuleSets;
using Stillwater.Screenings.Tests.RuleSets;
using Stillwater.Screenings.Tests.Screenings;

namespace Stillwater.Screenings.Tests.RuleAdoptions;

/// <summary>A clinic changes its rules only with open eyes.</summary>
public class AdoptRuleSetTests
{
    private static readonly RuleShelf Shelf = RuleShelf.Default;
    private static readonly RuleLibrary Next = Shelf.Find("2026.3")!;
    private static readonly DateTimeOffset Noon = Woman38.Noon;

    [Fact]
    public void A_clinic_begins_with_the_initial_rule_set_and_changes_with_a_current_report()
    {
        Assert.Equal("2026.2", ClinicRules.InForce(RuleAdoption.Initial, Shelf).Rules.Version);
        var adopted = After(RuleAdoption.Initial, Report(1, 7), Adopt(1, 7));
        Assert.Equal("2026.3", ClinicRules.InForce(adopted, Shelf).Rules.Version);
        Assert.Equal(
            ("2026.2", Woman38.Id(1), "medical-director-1", Noon),
            (adopted.Adopted!.Replaced, adopted.Adopted.ReportId, adopted.Adopted.AdoptedBy, adopted.Adopted.AdoptedAt));
    }

    [Fact]
    public void A_repeat_adds_nothing()
    {
        var adopted = After(RuleAdoption.Initial, Report(1, 7), Adopt(1, 7));
        Assert.Empty(Report(1, 7).Decide(adopted, Noon).Events);
        Assert.Empty(Adopt(1, 7).Decide(adopted, Noon).Events);
        Assert.Null(Adopt(1, 7).Decide(adopted, Noon).Refusal);
    }

    [Fact]
    public void A_report_that_is_unknown_or_of_another_version_or_overtaken_is_refused()
    {
        var reported = After(RuleAdoption.Initial, Report(1, 7), Report(2, 7, "2026.1"));
        Assert.Equal("screening.report-unknown", Adopt(9, 7).Decide(reported, Noon).Refusal?.Code);
        Assert.Equal("screening.report-unknown", Adopt(2, 7).Decide(reported, Noon).Refusal?.Code);
        Assert.Equal("screening.report-stale", Adopt(1, 8).Decide(reported, Noon).Refusal?.Code);
        Assert.Equal("screening.report-unknown", Adopt(1, 7).Decide(RuleAdoption.Initial, Noon).Refusal?.Code);
    }

    [Fact]
    public void A_report_made_before_another_adoption_no_longer_counts()
    {
        var moved = After(RuleAdoption.Initial, Report(1, 7), Report(2, 7, "2026.2"), Adopt(1, 7));
        Assert.Equal("screening.report-stale", Adopt(2, 7, "2026.2").Decide(moved, Noon).Refusal?.Code);
        var back = After(moved, Report(3, 7, "2026.2"), Adopt(3, 7, "2026.2"));
        Assert.Equal("2026.2", ClinicRules.InForce(back, Shelf).Rules.Version);
    }

    [Fact]
    public void What_is_in_force_or_superseded_cannot_be_adopted()
    {
        var reported = After(RuleAdoption.Initial, Report(1, 7, "2026.1"), Report(2, 7, "2026.2"));
        Assert.Equal("screening.rule-set-superseded", Adopt(1, 7, "2026.1").Decide(reported, Noon).Refusal?.Code);
        Assert.Equal("screening.rule-set-in-force", Adopt(2, 7, "2026.2").Decide(reported, Noon).Refusal?.Code);
    }

    [Fact]
    public void A_report_names_what_flips_and_by_which_rule()
    {
        var course = Course.Empty.With(Course.HappyPath).With(Course.TakeHistory(
            Course.HealthyHistory with
            {
                Conditions = [new("myocardial-infarction", ConditionStatus.Resolved, new DateOnly(2026, 1, 1), null)],
            }, number: 101)).With(Course.Determine());
        var past = course.State.Determination!;
        Assert.Equal(Verdict.Deferred, past.Judgement.Verdict);
        var flip = BlastRadius.Of(Course.ScreeningId, past, Next.Rules)!;
        Assert.Equal((Verdict.Deferred, "ineligible"), (flip.From, flip.To));
        Assert.Equal(["CI-05"], flip.Because);
        Assert.Null(BlastRadius.Of(Course.ScreeningId, past, Woman38.Rules));
    }

    [Fact]
    public void A_determination_that_lacks_what_the_other_rules_ask_for_flips_to_incomplete()
    {
        var past = Course.Empty.With(Course.HappyPath).With(Course.Determine()).State.Determination!;
        var scores = past.Facts.Scores.Where(s => s.Instrument != "phq-9");
        var without = past with { Facts = past.Facts with { Scores = [.. scores] } };
        var flip = BlastRadius.Of(Course.ScreeningId, without, Next.Rules)!;
        Assert.Equal(("incomplete", "instrument-phq-9"), (flip.To, Assert.Single(flip.Because)));
    }

    private static ReportBlastRadius Report(int id, int determinations, string version = "2026.3") => new(
        Woman38.Id(id), Shelf.Find(version)!, Shelf, determinations, [], "medical-director-1");

    private static AdoptRuleSet Adopt(int report, int determinations, string version = "2026.3") => new(
        Shelf.Find(version)!, Shelf, Woman38.Id(report), determinations, "medical-director-1");

    private static RuleAdoption After(RuleAdoption adoption, params ICommand<RuleAdoption, RuleAdoptionEvent>[] commands) =>
        commands.Aggregate(adoption, (state, command) =>
        {
            var decision = command.Decide(state, Noon);
            Assert.Null(decision.Refusal);
            return decision.Events.Aggregate(state, RuleAdoption.Evolve);
        });
}
