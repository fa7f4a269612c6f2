using System.Net;
using Stillwater.EndToEnd.Tests.Hosting;

namespace Stillwater.EndToEnd.Tests.Scenarios;

/// <summary>Scenario S08, as far as screening owns it: the consent to share with another site, for it and no other.</summary>
public sealed class S08SharingTests(PlatformFixture platform)
{
    private readonly ScenarioClinic _clinic = new(platform.Door, ScenarioClinic.Harborview);

    [Fact]
    public async Task Sharing_is_consented_to_per_recipient_and_taken_back_per_recipient()
    {
        // Given a patient who agrees to share with site B and with her psychiatrist
        var patient = await _clinic.ScreenedPatientAsync();
        var siteB = await _clinic.ConsentAsync(patient, "data-sharing", "site-b");
        await _clinic.ConsentAsync(patient, "data-sharing", "care-contact-1");

        // When she takes back what she agreed to for site B
        var withdrawn = await _clinic.As("front-desk-1").PostAsync(
            $"{patient.Path}/consents/{siteB}/withdrawal", new { });

        // Then no session is touched, the other recipient stays, and her verdict still carries a plan
        Assert.Empty(withdrawn["sessionsCancelled"]!.AsArray());
        var sharing = (await _clinic.As("front-desk-1").GetAsync($"{patient.Path}/consents"))["items"]!.AsArray()
            .Where(c => (string?)c!["kind"] == "data-sharing").ToList();
        Assert.Equal(
            [("care-contact-1", "live"), ("site-b", "withdrawn")],
            sharing.Select(c => ((string?)c!["recipient"], (string?)c["state"])).Order());
        Assert.Equal(
            "determined", (string?)(await _clinic.As("clinician-1").GetAsync(patient.Screening))["state"]);

        // And it is not taken back twice
        var again = await _clinic.As("front-desk-1").TryPostAsync(
            $"{patient.Path}/consents/{siteB}/withdrawal", new { });
        Assert.Equal((HttpStatusCode.Conflict, "screening.consent-not-live"), (again.Status, again.Code));
    }
}
