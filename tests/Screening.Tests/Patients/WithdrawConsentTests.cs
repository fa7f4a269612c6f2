using Stillwater.Platform.Commands;
using Stillwater.Screenings.Patients;
using static Stillwater.Screenings.Tests.Patients.PatientSample;
using static Stillwater.Screenings.Tests.RuleSets.Woman38;

namespace Stillwater.Screenings.Tests.Patients;

/// <summary>A consent is taken back at any time, for one purpose and nothing else.</summary>
public class WithdrawConsentTests
{
    [Fact]
    public void A_consent_ends_at_once_and_the_others_stay()
    {
        var patient = Then(PatientSample.After(Registered), Consent(number: 90), Consent("data-sharing", number: 91));
        var withdrawn = Assert.IsType<ConsentWithdrawn>(Assert.Single(Withdraw().Decide(patient, Noon).Events));
        Assert.Equal((Id(90), "treatment", Noon), (withdrawn.ConsentId, withdrawn.Kind, withdrawn.WithdrawnAt));

        patient = Then(patient, Withdraw());
        Assert.Equal("data-sharing", Assert.Single(patient.Consents).Kind);
        Assert.Equal(
            (ConsentEnd.Withdrawn, Noon, Closed.Text("withdrawal-reason")),
            (patient.EndedConsents[0].End, patient.EndedConsents[0].At, patient.EndedConsents[0].Reason!.Value));
    }

    [Fact]
    public void What_no_longer_holds_cannot_be_taken_back_again()
    {
        var patient = Then(PatientSample.After(Registered), Consent(number: 90), Consent(number: 92), Withdraw(92));
        Assert.Equal("screening.consent-not-live", Withdraw(92).Decide(patient, Noon).Refusal?.Code);
        Assert.Equal("screening.consent-not-live", Withdraw(90).Decide(patient, Noon).Refusal?.Code);
        Assert.Equal("request.not-found", Withdraw(99).Decide(patient, Noon).Refusal?.Code);
    }

    [Fact]
    public void A_purpose_can_be_given_again_after_it_was_taken_back()
    {
        var patient = Then(PatientSample.After(Registered), Consent(number: 90), Withdraw(), Consent(number: 93));
        Assert.Equal(Id(93), Assert.Single(patient.Consents).ConsentId);
    }

    [Fact]
    public void Each_recipient_and_each_route_has_a_consent_of_its_own()
    {
        var patient = Then(
            PatientSample.After(Registered),
            Consent("data-sharing", number: 1) with { Recipient = "site-b" },
            Consent("data-sharing", number: 2) with { Recipient = "site-c" },
            Consent("data-sharing", number: 3) with { Recipient = "site-b" },
            Consent("off-label", number: 4) with { Route = "iv" },
            Consent("off-label", number: 5) with { Route = "oral" });
        Assert.Equal([2, 3, 4, 5], patient.Consents.Select(c => Number(c.ConsentId)));
        Assert.Equal([1], patient.EndedConsents.Select(c => Number(c.Consent.ConsentId)));
        Assert.Equal([2, 4, 5], Then(patient, Withdraw(3)).Consents.Select(c => Number(c.ConsentId)));
    }

    [Theory]
    [InlineData("esketamine", "iv", null, "screening.consent-route-other", "/route")]
    [InlineData("off-label", "intranasal", null, "screening.consent-route-other", "/route")]
    [InlineData("home-dosing", "im", null, "screening.consent-route-other", "/route")]
    [InlineData("treatment", "iv", null, null, null)]
    [InlineData("home-dosing", "oral", null, null, null)]
    [InlineData("telehealth", null, "site-b", "screening.consent-recipient-other", "/recipient")]
    [InlineData("data-sharing", null, "site-b", null, null)]
    public void A_text_is_signed_for_what_it_is_about(
        string kind, string? route, string? recipient, string? code, string? pointer)
    {
        var refusal = (Consent(kind) with { Route = route, Recipient = recipient })
            .Decide(PatientSample.After(Registered), Noon).Refusal;
        Assert.Equal((code, pointer), (refusal?.Code, refusal?.Field?.Pointer));
    }

    private static int Number(Guid id) => int.Parse(id.ToString()[..8], System.Globalization.NumberStyles.HexNumber, null);

    private static Patient Then(Patient patient, params ICommand<Patient, PatientEvent>[] commands) => commands.Aggregate(
        patient, (state, command) => command.Decide(state, Noon).Events.Aggregate(state, Patient.Evolve));
}
