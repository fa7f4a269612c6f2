using Stillwater.TreatmentPlans.Credentials;
using Stillwater.TreatmentPlans.Plans;
using Stillwater.TreatmentPlans.Plans.Regimens;
using Stillwater.TreatmentPlans.Tests.Sites;
using MoveCertification = Stillwater.TreatmentPlans.Sites.MoveCertification.MoveCertification;
using Sign = Stillwater.TreatmentPlans.Plans.SignPlan.SignPlan;

namespace Stillwater.TreatmentPlans.Tests.Plans.SignPlan;

/// <summary>Nobody signs without a licence, and nothing is signed that has lost its ground.</summary>
public class SignPlanTests
{
    private static readonly Course Proposed = Course.Empty.With(Course.Drafted, Course.HalfMilligram);

    [Fact]
    public void A_prescriber_signs_what_was_proposed()
    {
        var signed = Assert.IsType<PlanSigned>(Assert.Single(Proposed.Then(Course.Signature).Decision.Events));
        Assert.Equal((1, Course.Prescriber), (signed.Version, signed.SignedBy));
        Assert.Equal(Proposed.State.Proposed!.Regimen, signed.Regimen);
        Assert.Equal(Course.Eligible.Consents.Select(c => c.ConsentId), signed.ConsentIds);
        Assert.Equal(Credential.StreamOf(Course.Prescriber), signed.CredentialId);
    }

    [Fact]
    public void Everything_that_is_missing_is_named_at_once()
    {
        var bare = Course.Empty.With(Course.DraftedFrom(Course.Eligible with { Consents = [] }));
        var (_, decision) = bare.Then(Course.SignatureBy(null), Course.Start.AddDays(90));
        Assert.Equal("plan.not-signable", decision.Refusal?.Code);
        Assert.Equal(["regimen", "determination", "weight", "consent-treatment", "credential"],
            decision.Refusal!.Unmet);
    }

    [Fact]
    public void An_off_label_drug_needs_its_own_consent_and_one_given_later_counts()
    {
        var course = Course.Empty.With(
            Course.DraftedFrom(Course.Eligible with { Consents = [Course.Eligible.Consents[0]] }),
            Course.HalfMilligram);
        Assert.Equal(["consent-off-label"], course.Then(Course.Signature).Decision.Refusal?.Unmet);
        var forOral = new Consent(Guid.Empty, "off-label", "2026-01", "oral");
        Assert.Equal(["consent-off-label"], course.Then(Course.SignatureBy(Course.Licensed, 1,
            forOral)).Decision.Refusal?.Unmet);
        Assert.Null(course.RefusalAfter(Course.SignatureBy(Course.Licensed, 1, forOral with { Route = "iv" })));
    }

    [Fact]
    public void Esketamine_is_not_signed_for_a_site_that_is_not_certified()
    {
        var nasal = Course.Empty.With(
            Course.DraftedFrom(Course.Eligible with
            {
                PermittedRoutes = ["intranasal"], PermittedSettings = ["certified-hcs"],
            }),
            Course.Asking(new RegimenAsked(
                "intranasal", "certified-hcs", new PrescribedDose.Fixed(new(56)), null, null, null, null, null)
            {
                SiteId = SiteSample.Id,
            }));
        var sign = (Sign)Course.SignatureBy(Course.Licensed, 1, new Consent(Guid.Empty, "esketamine", "2026-01", null));
        var lapsed = SiteSample.Main.With(new MoveCertification(false, "expired")).State;
        Assert.All([null, lapsed], site => Assert.Equal(
            ["site-certified"], nasal.Then(sign with { Site = site }).Decision.Refusal?.Unmet));
        Assert.Null(nasal.Then(sign with { Site = SiteSample.Main.State }).Decision.Refusal);
    }

    [Fact]
    public void A_licence_that_was_never_shown_is_unmet()
    {
        var withoutDea = Course.Licensed with { Licences = [Course.LicenceUntil("state-licence", new(2027, 1, 1))] };
        Assert.Equal(["credential-dea"], Proposed.Then(Course.SignatureBy(withoutDea)).Decision.Refusal?.Unmet);
        var site = Course.Licensed with { Kind = CredentialKind.Site };
        Assert.Equal(["credential"], Proposed.Then(Course.SignatureBy(site)).Decision.Refusal?.Unmet);
    }

    [Fact]
    public void A_licence_holds_through_its_last_day_and_has_lapsed_on_the_next()
    {
        var day = DateOnly.FromDateTime(Course.Start.AddDays(1).UtcDateTime);
        Assert.Null(Proposed.RefusalAfter(Course.SignatureBy(Ending(day))));
        var lapsed = Proposed.Then(Course.SignatureBy(Ending(day.AddDays(-1)))).Decision.Refusal;
        Assert.Equal("plan.credential-lapsed", lapsed?.Code);
        Assert.Contains("dea", lapsed!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_state_licence_that_holds_is_enough()
    {
        var two = Course.Licensed with
        {
            Licences = [.. Course.Licensed.Licences, Course.LicenceUntil("state-licence", new(2020, 1, 1))],
        };
        Assert.Null(Proposed.RefusalAfter(Course.SignatureBy(two)));
    }

    [Fact]
    public void A_signature_names_the_version_that_was_read() => Assert.Equal(
        "plan.version-not-current", Proposed.With(Course.PerKilogram(0.4m)).RefusalOf(Course.Signature));

    [Fact]
    public void A_plan_is_signed_once()
    {
        Assert.Equal("plan.not-draft", Course.SignedCourse.RefusalOf(Course.Signature));
        Assert.Equal("request.not-found", Course.Empty.RefusalOf(Course.Signature));
    }

    private static Credential Ending(DateOnly day) => Course.Licensed with
    {
        Licences = [Course.LicenceUntil("state-licence", new(2027, 1, 1)), Course.LicenceUntil("dea", day)],
    };
}

internal static class Signing
{
    public static string? RefusalAfter(this Course course, Stillwater.Platform.Commands.ICommand<Plan,
        PlanEvent> command) =>
        course.Then(command).Decision.Refusal?.Code;
}
