using Stillwater.Contracts;
using Stillwater.TreatmentPlans.Credentials;
using Stillwater.TreatmentPlans.Plans;
using Stillwater.TreatmentPlans.Plans.SuspendPlan;
using Stillwater.TreatmentPlans.Tests.Credentials;

namespace Stillwater.TreatmentPlans.Tests.Plans;

/// <summary>A plan rests on the licences of whoever signed or resumed it last.</summary>
public class LapsedSignerTests
{
    private static readonly Guid Another = StableId.From("practitioner", "northside", "prescriber-7");
    private static readonly DateTimeOffset DeaEnds = Course.Start.AddDays(2);
    private static readonly Credential Ended = Course.Licensed with
    {
        Licences = [Course.Licensed.Licences[0], Course.LicenceUntil("dea", DateOnly.FromDateTime(DeaEnds.Date.AddDays(-1)))],
    };

    private static readonly Course Begun = Course.SignedCourse.With(Course.Tolerated(1));

    [Fact]
    public void A_plan_is_suspended_with_the_licence_of_its_signer_and_resumed_by_another_prescriber()
    {
        var (suspended, decision) = Begun.Then(Life.CredentialLapsed(Ended), DeaEnds);
        var happened = Assert.IsType<PlanSuspended>(Assert.Single(decision.Events));
        Assert.Equal(
            (SuspensionReason.CredentialLapsed, "XC-02", false),
            (happened.ReasonCode, Assert.Single(happened.RuleIds), happened.RescreenRequired));
        Assert.Equal("plan.credential-lapsed", suspended.RefusalOf(Life.Resumed(credential: Ended), DeaEnds));

        var resumed = suspended.Then(Life.Resumed(by: Another), DeaEnds).Course;
        Assert.Equal((PlanPhase.Induction, Another), (resumed.State.Status, resumed.State.ResponsibleId));
        Assert.Empty(resumed.Then(Life.CredentialLapsed(Ended), DeaEnds).Decision.Events);
        Assert.Single(resumed.Then(Life.CredentialLapsed(Ended, Another), DeaEnds).Decision.Events);
    }

    [Fact]
    public void A_licence_that_holds_or_was_renewed_suspends_nothing()
    {
        Assert.Empty(Begun.Then(Life.CredentialLapsed(Ended), DeaEnds.AddTicks(-1).AddDays(-1)).Decision.Events);
        Assert.Empty(Begun.Then(Life.CredentialLapsed(Course.Licensed), DeaEnds).Decision.Events);
    }

    [Fact]
    public void Two_licences_that_lapse_are_one_ground() =>
        Assert.Empty(Begun.Then(Life.CredentialLapsed(Ended), DeaEnds).Course
            .Then(Life.CredentialLapsed(Ended), DeaEnds).Decision.Events);

    [Fact]
    public void A_credential_that_was_taken_back_suspends_too() => Assert.Single(
        Begun.Then(Life.CredentialLapsed(Course.Licensed with { RevokedAt = Course.Start })).Decision.Events);

    [Fact]
    public void A_draft_has_no_signer_and_is_left_alone() => Assert.Empty(
        Course.Empty.With(Course.Drafted).Then(Life.CredentialLapsed(Ended), DeaEnds).Decision.Events);

    [Fact]
    public void What_becomes_of_a_persons_credential_is_owed_to_the_plans_that_rest_on_it()
    {
        var person = CredentialSample.Empty.Then(CredentialSample.Person(CredentialSample.Dea));
        var lapsed = person.Then(CredentialSample.End("dea", new(2027, 1, 1)), CredentialSample.Now.AddYears(1)).History[^1];
        var revoked = person.Then(CredentialSample.Revocation).History[^1];
        Assert.All([lapsed, revoked], happened => Assert.Contains(
            "insert into timer", Assert.Single(SignedPlans.OwedBy("northside", Guid.Empty, happened)).Sql,
            StringComparison.Ordinal));
        var another = Assert.IsType<LicenceLapsed>(lapsed) with { NoneLeft = false };
        Assert.Empty(SignedPlans.OwedBy("northside", Guid.Empty, another));
    }
}
