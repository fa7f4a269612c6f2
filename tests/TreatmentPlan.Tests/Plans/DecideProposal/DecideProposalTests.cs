using Stillwater.TreatmentPlans.Plans;

namespace Stillwater.TreatmentPlans.Tests.Plans.DecideProposal;

/// <summary>Nothing clinical changes without a prescriber.</summary>
public class DecideProposalTests
{
    private static readonly Guid Proposal = Course.InRemission.State.Proposals[0].Id;

    [Fact]
    public void Accepting_starts_maintenance_as_proposed()
    {
        var (course, decision) = Course.InRemission.Then(Course.Decided(Proposal, ProposalDecision.Accept));
        Assert.Collection(
            decision.Events,
            e => Assert.Equal(ProposalDecision.Accept, Assert.IsType<ProposalDecided>(e).Decision),
            e => Assert.Equal(4, Assert.IsType<MaintenanceStarted>(e).IntervalWeeks));
        Assert.Equal((PlanPhase.Maintenance, ProposalState.Accepted), (course.State.Phase,
            course.State.Proposals[0].State));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(6)]
    public void Modifying_starts_maintenance_within_the_limits(int weeks)
    {
        var course = Course.InRemission.With(Course.Decided(Proposal, ProposalDecision.Modify, weeks));
        Assert.Equal((weeks, ProposalState.Modified), (course.State.Maintenance!.IntervalWeeks,
            course.State.Proposals[0].State));
    }

    [Theory]
    [InlineData(7)]
    [InlineData(8)]
    public void A_prescriber_may_widen_to_eight_weeks_with_a_reason(int weeks) => Assert.Equal(
        weeks,
        Course.InRemission.With(Course.Decided(Proposal, ProposalDecision.Modify, weeks)).State.IntervalWeeks);

    [Theory]
    [InlineData(1)]
    [InlineData(9)]
    [InlineData(null)]
    public void No_interval_outside_the_limits_is_accepted(int? weeks) => Assert.Equal(
        "plan.interval-out-of-range", Course.InRemission.RefusalOf(Course.Decided(Proposal, ProposalDecision.Modify,
        weeks)));

    [Fact]
    public void Declining_leaves_the_plan_in_induction_and_is_not_asked_again()
    {
        var declined = Course.InRemission.With(Course.Decided(Proposal, ProposalDecision.Decline));
        Assert.Equal((PlanPhase.Induction, ProposalState.Declined), (declined.State.Phase,
            declined.State.Proposals[0].State));
        Assert.Single(declined.With(Course.Assessed(6, 3, "gad-7"), Course.Assessed(2, 12,
            hoursLater: 40)).State.Proposals);
    }

    [Fact]
    public void A_decision_that_differs_from_the_proposal_needs_a_reason()
    {
        var unreasoned = (TreatmentPlans.Plans.DecideProposal.DecideProposal)Course.Decided(Proposal,
            ProposalDecision.Decline);
        Assert.Equal("plan.reason-missing", Course.InRemission.RefusalOf(unreasoned with { Reason = null }));
    }

    [Fact]
    public void Only_a_licensed_prescriber_decides()
    {
        var accept = (TreatmentPlans.Plans.DecideProposal.DecideProposal)Course.Decided(Proposal,
            ProposalDecision.Accept);
        Assert.Equal("plan.not-signable", Course.InRemission.RefusalOf(accept with
        {
            Signer = new(Course.Prescriber,
            null)
        }));
        Assert.Equal("plan.credential-lapsed", Course.InRemission.RefusalOf(accept, Course.Start.AddYears(2)));
    }

    [Fact]
    public void A_proposal_is_decided_once_and_an_unknown_one_is_not_found()
    {
        var accepted = Course.InRemission.With(Course.Decided(Proposal, ProposalDecision.Accept));
        Assert.Equal("plan.proposal-not-open", accepted.RefusalOf(Course.Decided(Proposal, ProposalDecision.Accept)));
        Assert.Equal("request.not-found", accepted.RefusalOf(Course.Decided(Guid.Empty, ProposalDecision.Accept)));
    }
}
