using Stillwater.EndToEnd.Tests.Hosting;

namespace Stillwater.EndToEnd.Tests.Scenarios;

/// <summary>Scenario S09, as far as screening owns it: an outside psychiatrist starts tranylcypromine.</summary>
public sealed class S09MaoiTests(PlatformFixture platform)
{
    private readonly ScenarioClinic _clinic = new(platform.Door, ScenarioClinic.Harborview);

    [Fact]
    public async Task An_maoi_is_an_interaction_that_a_prescriber_must_review_and_bars_the_home()
    {
        // Given a patient under a signed plan
        var patient = await _clinic.ScreenedPatientAsync();
        await _clinic.SignedPlanAsync(patient);

        // When the list of medicines gains tranylcypromine
        var changed = await _clinic.As("clinician-1").ChangeAsync(
            HttpMethod.Put, $"{patient.Path}/medications", $"{patient.Path}/medications", new
            {
                medications = new[] { new { name = "sertraline" }, new { name = "tranylcypromine 10 mg" } },
                changedBy = "outside-prescriber",
            });

        // Then the interaction is found, with the weight that the reference gives it
        Assert.Equal("tranylcypromine", (string?)Assert.Single(changed["added"]!.AsArray()));
        var interaction = changed["interactions"]!.AsArray().Single(i => (string?)i!["ruleId"] == "DI-03")!;
        Assert.Equal(("review", "s2"), ((string?)interaction["action"], (string?)interaction["severity"]));
        Assert.True((bool)changed["rescreenRequired"]!);

        // And a new verdict waits for the review, and then leaves the clinic alone as a place
        var deferred = await _clinic.DetermineAsync(patient);
        Assert.Equal("deferred", (string?)deferred["verdict"]);
        await _clinic.As("prescriber-1").ChangeAsync(
            HttpMethod.Post, patient.Screening, $"{patient.Screening}/reviews",
            new { ruleId = "DI-03", reason = "Pressure is taken every five minutes; the psychiatrist agrees." });
        var verdict = await _clinic.DetermineAsync(patient);
        Assert.Equal("eligible-with-conditions", (string?)verdict["verdict"]);
        Assert.DoesNotContain("home", verdict["permittedSettings"]!.AsArray().Select(s => (string?)s));
    }
}
