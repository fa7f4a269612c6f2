using Stillwater.Contracts;
using Stillwater.TreatmentPlans.Patients;
using Stillwater.TreatmentPlans.Plans;
using Stillwater.TreatmentPlans.Plans.JudgeExposure;
using Stillwater.TreatmentPlans.Plans.Regimens;

namespace Stillwater.TreatmentPlans.Tests.Plans.Progress;

/// <summary>Scenario S09, and exposure over all routes and plans.</summary>
public class SafetyTests
{
    private static readonly DateTimeOffset Day = Course.DayOf(3);

    [Fact]
    public void S09_an_interacting_medicine_asks_the_prescriber_at_once_and_changes_nothing()
    {
        var added = Course.SignedCourse.With(Course.Tolerated(1), Life.DrugAdded("DI-03", "s2", "review", Day));
        var review = Assert.Single(added.Open);
        Assert.Equal((ProposalKind.Review, "DI-03", Day), (review.Kind, review.Because[0].RuleId, review.DueAt));
        Assert.Equal((PlanPhase.Induction, 33m), (added.State.Status, added.State.Signed!.Regimen.DoseMg.Amount));
        Assert.Empty(added.With(Course.Decided(review.Id, ProposalDecision.Accept)).Open);
        Assert.Empty(Course.SignedCourse.With(Life.DrugAdded("DI-14", "s4", "info", Day)).Open);
    }

    [Fact]
    public void A_medicine_that_must_not_be_given_together_suspends_the_plan() => Assert.Equal(
        PlanPhase.Suspended, Course.SignedCourse.With(Life.DrugAdded("DI-08", "s1", "block", Day)).State.Status);

    [Theory]
    [InlineData("home", "s2", PlanPhase.Suspended)]
    [InlineData("home", "s3", PlanPhase.Signed)]
    [InlineData("clinic", "s2", PlanPhase.Signed)]
    public void A_major_interaction_stops_dosing_at_home(string setting, string severity, PlanPhase status)
    {
        var lozenge = new RegimenAsked("sublingual", setting, new PrescribedDose.Fixed(new(100)), null, null, 6, 21, 4)
        {
            Hold = new(10), SpitOrSwallow = "spit",
        };
        var consents = new[] { "home-dosing", "telehealth" }
            .Select(kind => new Consent(StableId.From("consent", kind), kind, "2026-01", null)).ToList();
        var signed = Course.Empty.With(
            Course.DraftedFrom(Course.Eligible with { PermittedSettings = ["clinic", "home"] }), Course.Asking(lozenge),
            Course.SignatureBy(Course.Licensed, 1, consents));
        Assert.Equal(status, signed.With(Life.DrugAdded("DI-03", severity, "review", Day)).State.Status);
    }

    [Fact]
    public void S07_a_gate_at_home_that_fails_again_asks_for_a_look_at_dosing_at_home_once()
    {
        var once = Course.SignedCourse.With(Life.GateFailed(1, reviewDue: false, Day));
        Assert.Empty(once.Open);
        var twice = once.With(Life.GateFailed(2, reviewDue: true, Day), Life.GateFailed(2, reviewDue: true, Day));
        var review = Assert.Single(twice.Open);
        Assert.Equal(
            (ProposalKind.Review, "HOME-REVIEW", "2"),
            (review.Kind, review.Because[0].RuleId, review.Because[0].Values["failures"]));
        var decided = twice.With(Course.Decided(review.Id, ProposalDecision.Accept));
        Assert.Empty(decided.With(Life.GateFailed(3, reviewDue: false, Day)).Open);
    }

    [Fact]
    public void S12_a_bladder_that_is_worse_has_the_plan_looked_at_once_and_changes_nothing_by_itself()
    {
        var told = Course.SignedCourse.With(Life.BladderWorse(Day), Life.BladderWorse(Day));
        var review = Assert.Single(told.Open);
        Assert.Equal(
            (ProposalKind.Review, "LTW-BPIC-LEVEL", "21"),
            (review.Kind, review.Because[0].RuleId, review.Because[0].Values["score"]));
        Assert.Equal(PlanPhase.Signed, told.State.Status);
        Assert.Empty(told.With(Course.Decided(review.Id, ProposalDecision.Accept)).Open);
    }

    [Fact]
    public void Exposure_counts_sessions_milligrams_and_months_over_all_routes()
    {
        var exposure = Exposure.Of(Standing(Dose(1, "iv", 33, 0), Dose(1, "iv", 7, 0), Dose(2, "intranasal", 56, 31)));
        Assert.Equal((2, 96m, 1), (exposure.Sessions, exposure.Amount.Amount, exposure.Months));
        Assert.Equal(0, Exposure.Of(PatientStanding.Initial).Sessions);
    }

    [Theory]
    [InlineData(49, 3999, 11, 0)]
    [InlineData(50, 3999, 11, 1)]
    [InlineData(49, 4000, 11, 1)]
    [InlineData(49, 3999, 12, 1)]
    public void Each_ceiling_of_exposure_asks_for_a_review(int sessions, int mg, int months, int reviews)
    {
        var judge = Judged(sessions, mg, months);
        var course = Course.SignedCourse.With(judge);
        Assert.Equal(reviews, course.Open.Count);
        Assert.Empty(course.Then(judge).Decision.Events);
    }

    [Fact]
    public void Twice_a_ceiling_asks_again() => Assert.Equal(
        2, Course.SignedCourse.With(Judged(50, 0, 0), Judged(100, 0, 0)).Open.Count);

    private static JudgeExposure Judged(int sessions, int mg, int months) => new(
        new Exposure(sessions, new(mg), months), StableId.From("dose", $"{sessions}-{mg}-{months}"), Day, Course.Rules);

    private static PatientStanding Standing(params DoseNoted[] doses) => PatientStanding.Initial with { Doses = [.. doses] };

    private static DoseNoted Dose(int session, string route, decimal mg, int day) => new(
        Course.Patient, Course.PlanId, Course.Session(session), "ketamine", route, new(mg), Guid.Empty,
        Course.Start.AddDays(day));
}
