using Stillwater.TreatmentPlans.Plans;
using Stillwater.TreatmentPlans.Tests.Plans.SignPlan;

namespace Stillwater.TreatmentPlans.Tests.Plans;

/// <summary>
/// Scenario S00: from an eligible verdict to maintenance, and what the platform may not do by itself.
/// </summary>
public class HappyPathTests
{
    [Fact]
    public void An_eligible_verdict_is_drafted_with_all_that_it_said()
    {
        var draft = Course.Empty.With(Course.Drafted).State.Draft!;
        Assert.Equal(("trd", "phq-9", Course.Start.AddDays(90)), (draft.TargetCondition, draft.OutcomeInstrument,
            draft.ValidUntil));
        Assert.Equal(["off-label", "approved"], draft.Labels.Select(l => l.Status));
        Assert.Equal((66m, 22), (draft.Body.WeightKg.Amount, draft.Baselines[0].Score));
    }

    [Theory]
    [InlineData("deferred")]
    [InlineData("ineligible")]
    public void No_other_verdict_is_drafted(string verdict) =>
        Assert.Null(Course.Empty.RefusalOf(Course.DraftedFrom(Course.Eligible with { Verdict = verdict })));

    [Fact]
    public void A_verdict_that_lacks_what_a_plan_needs_is_refused()
    {
        Assert.Equal(
            "plan.determination-incomplete",
            Course.Empty.RefusalOf(Course.DraftedFrom(Course.Eligible with { ValidUntil = null })));
        Assert.Equal(
            "plan.determination-incomplete",
            Course.Empty.RefusalOf(Course.DraftedFrom(Course.Eligible with { WeightKg = 0 })));
        Assert.Equal(
            "plan.condition-unknown",
            Course.Empty.RefusalOf(Course.DraftedFrom(Course.Eligible with { TargetCondition = "x" })));
    }

    [Fact]
    public void The_first_session_begins_the_induction()
    {
        Assert.Equal(PlanPhase.Signed, Course.SignedCourse.State.Phase);
        var begun = Course.SignedCourse.With(Course.Completed(1)).State;
        Assert.Equal((PlanPhase.Induction, 1), (begun.Phase, begun.Sessions.Count));
    }

    [Fact]
    public void Nothing_is_counted_on_a_plan_that_was_never_signed()
    {
        var draft = Course.Empty.With(Course.Drafted);
        Assert.Equal("plan.not-signed", draft.RefusalOf(Course.Completed(1)));
        Assert.Equal("plan.not-signed", draft.RefusalOf(Course.Assessed(1, 16)));
    }

    [Fact]
    public void Remission_after_the_last_session_proposes_maintenance_every_four_weeks()
    {
        var proposal = Assert.Single(Course.InRemission.State.Proposals);
        Assert.Equal((ProposalKind.MaintenanceStart, 4, ProposalState.Open), (proposal.Kind,
            proposal.To.IntervalWeeks, proposal.State));
        var because = Assert.Single(proposal.Because);
        Assert.Equal("maintenance.start-after-response", because.RuleId);
        Assert.Equal(("remission", "4", "81.8", "6"),
            (because.Values["class"], because.Values["score"], because.Values["changePercent"],
            because.Values["sessionsDone"]));
        Assert.Equal(2, because.Evidence.Count);
        Assert.Equal(Course.DayOf(6).AddDays(28), proposal.DueAt);
        Assert.Equal(PlanPhase.Induction, Course.InRemission.State.Phase);
    }

    [Fact]
    public void Nothing_is_proposed_before_the_series_is_complete_however_good_the_score() =>
        Assert.Empty(Course.SignedCourse.With(
            [.. Enumerable.Range(1, 5).SelectMany(n => new[] { Course.Completed(n), Course.Assessed(n,
                3) })]).State.Proposals);

    [Fact]
    public void An_earlier_score_does_not_speak_for_the_last_session()
    {
        var awaiting = Course.SignedCourse.With([.. Enumerable.Range(1,
            6).Select(Course.Completed)]).With(Course.Assessed(5, 7));
        Assert.Empty(awaiting.State.Proposals);
        Assert.Empty(awaiting.With(Course.Assessed(6, 3, "gad-7")).State.Proposals);
        Assert.DoesNotContain(
            awaiting.With(Course.Assessed(6, 15)).State.Proposals, p => p.Kind == ProposalKind.MaintenanceStart);
        Assert.Single(awaiting.With(Course.Assessed(6, 11)).State.Proposals);
    }

    [Fact]
    public void A_newer_score_that_is_worse_takes_the_ground_from_the_proposal()
    {
        var worse = Course.InRemission.With(Course.Assessed(6, 18, hoursLater: 60));
        var proposal = Assert.Single(worse.State.Proposals, p => p.Kind == ProposalKind.MaintenanceStart);
        Assert.Equal(ProposalState.Superseded, proposal.State);
        Assert.Equal("plan.proposal-not-open", worse.RefusalOf(Course.Decided(proposal.Id, ProposalDecision.Accept)));

        var again = worse.With(Course.Assessed(6, 10, hoursLater: 90)).State.Proposals
            .Where(p => p.Kind == ProposalKind.MaintenanceStart);
        Assert.Equal([ProposalState.Superseded, ProposalState.Open], again.Select(p => p.State));
        Assert.Null(worse.RefusalAfter(Course.Assessed(6, 10, hoursLater: 90)));
    }
}
