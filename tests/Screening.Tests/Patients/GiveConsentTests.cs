using Stillwater.Screenings.Patients;
using static Stillwater.Screenings.Tests.Patients.PatientSample;
using static Stillwater.Screenings.Tests.RuleSets.Woman38;

namespace Stillwater.Screenings.Tests.Patients;

public class GiveConsentTests
{
    [Theory]
    [InlineData("treatment")]
    [InlineData("off-label")]
    [InlineData("esketamine")]
    [InlineData("home-dosing")]
    [InlineData("data-sharing")]
    [InlineData("telehealth")]
    [InlineData("marketing")]
    public void The_current_text_of_every_kind_can_be_signed(string kind)
    {
        var given = Assert.IsType<ConsentGiven>(Assert.Single(Consent(kind).Decide(After(Registered), Noon).Events));
        Assert.Equal((kind, "2026-01"), (given.Kind, given.DocumentVersion));
    }

    [Fact]
    public void A_newer_consent_replaces_the_one_of_its_kind()
    {
        var patient = After(Registered);
        foreach (var command in new[] { Consent(number: 1), Consent("off-label", number: 2), Consent(number: 3) })
            patient = command.Decide(patient, Noon).Events.Aggregate(patient, Patient.Evolve);
        Assert.Equal([(Id(2), 3L), (Id(3), 4L)], patient.Consents.Select(c => (c.ConsentId, c.At)));
    }

    [Fact]
    public void A_repeat_adds_nothing()
    {
        var patient = Consent().Decide(After(Registered), Noon).Events.Aggregate(After(Registered), Patient.Evolve);
        Assert.Empty(Consent().Decide(patient, Noon).Events);
        Assert.Null(Consent().Decide(patient, Noon).Refusal);
    }

    [Theory]
    [InlineData("parking", "2026-01", "screening.consent-kind-unknown")]
    [InlineData("treatment", "2024-01", "screening.consent-version-stale")]
    public void Only_the_current_version_of_a_known_text_can_be_signed(string kind, string version, string code) =>
        Assert.Equal(code, Consent(kind, version).Decide(After(Registered), Noon).Refusal?.Code);

    [Fact]
    public void A_consent_of_tomorrow_is_refused() => Assert.Equal(
        "screening.signed-in-future",
        (Consent() with { SignedAt = Noon.AddDays(1) }).Decide(After(Registered), Noon).Refusal?.Code);

    [Fact]
    public void Nobody_can_sign_for_a_patient_who_is_not_registered() =>
        Assert.Equal("request.not-found", Consent().Decide(Patient.Initial, Noon).Refusal?.Code);
}
