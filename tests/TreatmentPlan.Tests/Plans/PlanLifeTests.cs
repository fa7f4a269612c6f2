using Stillwater.Contracts.Screening.V1;
using Stillwater.TreatmentPlans.Consents;
using Stillwater.TreatmentPlans.Plans;
using Stillwater.TreatmentPlans.Plans.SuspendPlan;
using Stillwater.TreatmentPlans.Reactions;

namespace Stillwater.TreatmentPlans.Tests.Plans;

/// <summary>What suspends a plan, what it takes to resume it, and how it ends.</summary>
public class PlanLifeTests
{
    private static readonly Course Begun = Course.SignedCourse.With(Course.Tolerated(1));
    private static readonly DateTimeOffset Later = Course.DayOf(1).AddDays(2);

    [Fact]
    public void A_contraindication_suspends_a_signed_plan_at_once_and_keeps_its_phase()
    {
        var suspended = Begun.With(Life.Contraindicated()).State;
        Assert.Equal((PlanPhase.Suspended, PlanPhase.Induction), (suspended.Status, suspended.Phase));
        Assert.Equal(["CI-09"], Assert.Single(suspended.Suspensions).RuleIds);
    }

    [Fact]
    public void A_draft_has_nothing_to_suspend() =>
        Assert.Null(Course.Empty.With(Course.Drafted).RefusalOf(Life.Contraindicated()));

    [Fact]
    public void A_draft_is_not_signed_over_a_contraindication_that_no_determination_has_seen()
    {
        var proposed = Course.Empty.With(Course.Drafted, Course.HalfMilligram);
        var unseen = Life.SignedAgainst(Life.Standing("CI-09", Course.Start.AddMinutes(1)));
        Assert.Equal(["contraindication-CI-09"], proposed.Then(unseen).Decision.Refusal?.Unmet);
        Assert.Null(proposed.Then(Life.SignedAgainst(Life.Standing("CI-09", Course.Start))).Decision.Refusal);
    }

    [Fact]
    public void A_draft_is_not_signed_on_a_block_that_nobody_has_resolved()
    {
        var blocked = Course.Empty.With(
            Course.DraftedFrom(Course.Eligible with { Findings = [new RuleFinding("CI-07", "block", false)] }),
            Course.HalfMilligram);
        Assert.Equal(["finding-CI-07"], blocked.Then(Course.Signature).Decision.Refusal?.Unmet);
    }

    [Fact]
    public void A_psychiatrist_signs_where_a_rule_asks_for_one()
    {
        var history = Course.Empty.With(
            Course.DraftedFrom(Course.Eligible with { Findings = [new RuleFinding("RC-01", "review", true)] }),
            Course.HalfMilligram);
        var general = Course.Licensed with { Specialty = "nursing" };
        Assert.Equal(["specialty-psychiatry"], history.Then(Course.SignatureBy(general)).Decision.Refusal?.Unmet);
        Assert.Null(history.Then(Course.Signature).Decision.Refusal);
    }

    [Fact]
    public void After_a_contraindication_only_a_newer_determination_lets_the_plan_resume()
    {
        var suspended = Begun.Then(Life.Contraindicated(), Later).Course;
        Assert.Equal("plan.rescreen-required", suspended.RefusalOf(Life.Resumed(), Later));
        Assert.Equal("plan.rescreen-required", suspended.RefusalOf(Life.Resumed(Course.Eligible.ScreeningId), Later));

        var before = suspended.Then(Life.Redetermined(1, Later.AddTicks(-1)), Later).Course;
        Assert.Equal("plan.rescreen-required", before.RefusalOf(Life.Resumed(Life.Screening(1)), Later));

        var after = suspended.Then(Life.Redetermined(2, Later), Later).Course;
        Assert.Equal("plan.rescreen-required", after.RefusalOf(Life.Resumed(Life.Screening(1)), Later));
        Assert.Equal(PlanPhase.Suspended, after.State.Status);
        Assert.Equal(PlanPhase.Induction, after.Then(Life.Resumed(Life.Screening(2)), Later).Course.State.Status);
    }

    [Fact]
    public void A_hold_that_needs_no_screening_is_resumed_by_a_licensed_prescriber()
    {
        var held = Begun.With(Life.Suspended("adverse-event"));
        Assert.Equal("plan.not-signable", held.RefusalOf(Life.Resumed(credential: Course.Licensed with { Licences = [] })));
        Assert.Equal(PlanPhase.Induction, held.With(Life.Resumed()).State.Status);
        Assert.Equal("plan.not-suspended", Begun.RefusalOf(Life.Resumed()));
    }

    [Fact]
    public void A_second_ground_outlives_none_and_both_are_settled_at_once()
    {
        var twice = Begun.With(Life.Suspended("clinical"), Life.Contraindicated("RC-09", rescreen: false));
        Assert.Equal(2, twice.State.Suspensions.Count);
        Assert.Equal("plan.already-suspended", twice.RefusalOf(Life.Suspended("clinical")));
        Assert.Empty(twice.With(Life.Resumed()).State.Suspensions);
    }

    [Theory]
    [InlineData(28, false)]
    [InlineData(29, true)]
    public void After_more_than_28_days_without_a_session_a_series_needs_a_new_screening(int days, bool needed)
    {
        var held = Begun.With(Life.Suspended("clinical"));
        Assert.Equal(
            needed ? "plan.rescreen-required" : null,
            held.Then(Life.Resumed(), Course.DayOf(1).AddDays(days)).Decision.Refusal?.Code);
    }

    [Fact]
    public void The_agreed_interval_of_maintenance_is_no_gap()
    {
        var maintained = Course.InRemission.With(Life.Maintained(6), Life.Suspended("patient-request"));
        Assert.Null(maintained.Then(Life.Resumed(), Course.DayOf(6).AddDays(70)).Decision.Refusal);
        Assert.Equal(
            "plan.rescreen-required", maintained.RefusalOf(Life.Resumed(), Course.DayOf(6).AddDays(71)));
    }

    [Fact]
    public void A_withdrawn_consent_suspends_a_plan_that_cannot_do_without_it()
    {
        Assert.Equal(PlanPhase.Suspended, Begun.With(Withdrawn("treatment")).State.Status);
        Assert.Equal(PlanPhase.Suspended, Begun.With(Withdrawn("off-label")).State.Status);
        Assert.Equal(PlanPhase.Induction, Begun.With(Withdrawn("data-sharing")).State.Status);
        var another = new Consent(Guid.CreateVersion7(), "treatment", "2026-02", "iv");
        Assert.Equal(PlanPhase.Induction, Begun.With(Withdrawn("treatment", another)).State.Status);
    }

    [Fact]
    public void A_plan_that_lost_its_consent_is_not_resumed_without_a_new_one()
    {
        var lost = Begun.Then(Withdrawn("treatment"), Later).Course.Then(Life.Redetermined(3, Later, fact => fact with
        {
            Consents = [fact.Consents[1]],
        }), Later).Course;
        var refused = lost.Then(Life.Resumed(Life.Screening(3)), Later).Decision.Refusal;
        Assert.Equal(["consent-treatment"], refused?.Unmet);
    }

    [Fact]
    public void A_plan_that_the_new_determination_does_not_carry_stays_suspended()
    {
        var lost = Begun.Then(Life.Contraindicated(), Later).Course.Then(Life.Redetermined(4, Later, fact => fact with
        {
            PermittedRoutes = ["oral"],
        }), Later).Course;
        var refused = lost.Then(Life.Resumed(Life.Screening(4)), Later).Decision.Refusal;
        Assert.Equal(["route-permitted"], refused?.Unmet);
    }

    [Fact]
    public void A_suspension_ends_in_the_future() => Assert.Equal(
        "plan.until-past", Begun.RefusalOf(Life.Suspended("clinical", Course.Start.AddDays(1))));

    [Theory]
    [InlineData(2, 4, "tms", "plan.too-early-to-stop")]
    [InlineData(3, 4, null, "plan.alternatives-missing")]
    [InlineData(3, 3, "tms", "plan.follow-up-too-short")]
    [InlineData(3, 4, "tms", null)]
    public void For_want_of_response_a_plan_ends_after_three_sessions_with_an_alternative_and_follow_up(
        int sessions, int weeks, string? alternative, string? code)
    {
        var course = Course.SignedCourse.With([.. Enumerable.Range(1, sessions).Select(Course.Completed)]);
        var closing = Life.Closed("non-response", weeks, alternative is null ? [] : [alternative]);
        Assert.Equal(code, course.Then(closing).Decision.Refusal?.Code);
    }

    [Fact]
    public void A_closed_plan_overtakes_its_proposals_and_gives_the_patients_place_free()
    {
        var (closed, decision) = Course.InRemission.Then(Life.Closed());
        Assert.Equal(PlanPhase.Closed, closed.State.Status);
        Assert.All(closed.State.Proposals, p => Assert.Equal(ProposalState.Superseded, p.State));
        Assert.Single(decision.Events.SelectMany(e => ActivePlan.Owed("northside", Course.PlanId, e)));
        Assert.Equal("plan.closed", closed.RefusalOf(Life.Closed()));
        Assert.Equal("plan.closed", closed.RefusalOf(Life.Suspended("clinical")));
        Assert.Equal("plan.closed", closed.RefusalOf(Life.Resumed()));
        Assert.Equal("plan.closed", closed.RefusalOf(Life.AmendedTo(0.4m)));
        Assert.Null(closed.RefusalOf(Life.Contraindicated()));
    }

    [Theory]
    [InlineData(2, false, null)]
    [InlineData(6, false, null)]
    [InlineData(7, false, "plan.interval-needs-override")]
    [InlineData(8, true, null)]
    [InlineData(9, true, "plan.interval-out-of-range")]
    [InlineData(1, true, "plan.interval-out-of-range")]
    public void Maintenance_is_2_to_6_weeks_apart_and_up_to_8_with_an_override(int weeks, bool isOverride, string? code) =>
        Assert.Equal(code, Course.InRemission.Then(Life.Maintained(weeks, isOverride)).Decision.Refusal?.Code);

    [Fact]
    public void An_interval_that_runs_is_changed_and_told()
    {
        var changed = Course.InRemission.With(Life.Maintained(4), Life.Maintained(6));
        Assert.Equal(6, changed.State.IntervalWeeks);
        Assert.Equal(4, Assert.Single(changed.History.OfType<IntervalChanged>()).FromWeeks);
        Assert.Equal("plan.induction-not-begun", Course.SignedCourse.RefusalOf(Life.Maintained(4)));
    }

    [Fact]
    public void Nothing_is_signed_on_a_determination_that_has_ended_until_there_is_a_newer_one()
    {
        var expired = Course.Empty.With(Course.Drafted, Course.HalfMilligram, Life.Expired());
        Assert.Equal(["determination"], expired.Then(Course.Signature).Decision.Refusal?.Unmet);
        Assert.Empty(expired.Then(Life.Expired()).Decision.Events);
        Assert.Empty(Course.Empty.With(Course.Drafted).Then(Life.Expired(Guid.NewGuid())).Decision.Events);

        var renewed = expired.Then(Life.Redetermined(6, Later), Later).Course;
        Assert.Null(renewed.State.DeterminationEnd);
        var again = renewed.Then(Course.HalfMilligram, Later).Course;
        Assert.Empty(again.Then(Course.HalfMilligram, Later).Decision.Events);
        Assert.Null(again.Then(Life.SignedVersion(2), Later).Decision.Refusal);
    }

    [Fact]
    public void A_plan_that_runs_goes_on_with_the_flag_and_is_not_resumed_on_what_has_ended()
    {
        var flagged = Begun.With(Life.Expired());
        Assert.Equal((PlanPhase.Induction, "medicine"), (flagged.State.Status, flagged.State.DeterminationEnd!.Because));
        var again = Begun.Then(Life.Contraindicated(), Later).Course.Then(Life.Redetermined(7, Later), Later).Course
            .Then(Life.Expired(Contracts.StableId.From("determination", "again", "7")), Later).Course;
        Assert.Equal("plan.rescreen-required", again.RefusalOf(Life.Resumed(Life.Screening(7)), Later));
    }

    [Fact]
    public void A_draft_that_was_determined_again_is_proposed_again()
    {
        var proposed = Course.Empty.With(Course.Drafted, Course.HalfMilligram);
        var renewed = proposed.Then(Life.Redetermined(5, Later), Later).Course;
        Assert.Equal(["regimen"], renewed.Then(Course.Signature, Later).Decision.Refusal?.Unmet);
        Assert.Empty(renewed.Then(Life.Redetermined(5, Later), Later).Decision.Events);
    }

    private static SuspendForConsent Withdrawn(string kind, params IReadOnlyList<Consent> others) => new(
        new ConsentWithdrawn(Course.Patient, Contracts.StableId.From("consent", kind), kind, null, Course.Start),
        PatientConsents.Initial with
        {
            Live = [.. others],
            Withdrawn = [Contracts.StableId.From("consent", kind)],
        },
        "service:treatment-plan", Contracts.StableId.From("withdrawn", kind));
}
