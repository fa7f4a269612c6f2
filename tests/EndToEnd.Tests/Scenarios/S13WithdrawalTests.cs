using System.Net;
using Stillwater.EndToEnd.Tests.Hosting;

namespace Stillwater.EndToEnd.Tests.Scenarios;

/// <summary>Scenario S13, as far as screening owns it: consent to treatment is withdrawn the day before a session.</summary>
public sealed class S13WithdrawalTests(PlatformFixture platform)
{
    private readonly ScenarioClinic _clinic = new(platform.Door, ScenarioClinic.Harborview);

    [Fact]
    public async Task Treatment_consent_ends_at_once_names_tomorrow_s_session_and_leaves_sharing_alone()
    {
        // Given a patient with a session tomorrow, who shares with her psychiatrist
        var patient = await _clinic.ScreenedPatientAsync();
        var plan = await _clinic.SignedPlanAsync(patient);
        var session = await _clinic.As("clinician-1").PostAsync("/v1/sessions", new
        {
            planId = Guid.Parse(plan.Split('/')[^1]), startsAt = (await _clinic.NowAsync()).AddDays(1), setting = "clinic",
        });
        await _clinic.ConsentAsync(patient, "data-sharing", "care-contact-1");
        await _clinic.SettleAsync();

        // When she withdraws from treatment
        var consents = (await _clinic.As("front-desk-1").GetAsync($"{patient.Path}/consents"))["items"]!.AsArray();
        var treatment = consents.Single(c => (string?)c!["kind"] == "treatment")!["consentId"];
        var withdrawn = await _clinic.As("front-desk-1").PostAsync(
            $"{patient.Path}/consents/{treatment}/withdrawal", new { reason = "I do not want this any more." });

        // Then it is effective now, names the session and the grounds on which records are kept
        Assert.Equal(await _clinic.NowAsync(), (DateTimeOffset)withdrawn["effectiveAt"]!);
        Assert.Equal((Guid)session["id"]!, (Guid)Assert.Single(withdrawn["sessionsCancelled"]!.AsArray())!);
        Assert.Contains("medical-records-law", withdrawn["retainedUnder"]!.AsArray().Select(r => (string?)r!["basis"]));

        // And sharing still holds, and no verdict carries a plan until the current text is signed again
        consents = (await _clinic.As("front-desk-1").GetAsync($"{patient.Path}/consents"))["items"]!.AsArray();
        Assert.Equal("live", (string?)consents.Single(c => (string?)c!["kind"] == "data-sharing")!["state"]);
        var refused = await _clinic.As("clinician-1").TryChangeAsync(
            HttpMethod.Post, patient.Screening, $"{patient.Screening}/determination", new { });
        Assert.Equal(((HttpStatusCode)422, "screening.incomplete"), (refused.Status, refused.Code));
        Assert.Contains("consent-treatment", refused.Json["unmet"]!.AsArray().Select(u => (string?)u));

        await _clinic.ConsentAsync(patient, "treatment");
        Assert.StartsWith(
            "eligible", (string?)(await _clinic.DetermineAsync(patient))["verdict"], StringComparison.Ordinal);
    }
}
