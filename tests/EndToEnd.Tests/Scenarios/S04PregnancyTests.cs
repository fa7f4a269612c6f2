using Stillwater.EndToEnd.Tests.Hosting;

namespace Stillwater.EndToEnd.Tests.Scenarios;

/// <summary>Scenario S04, as far as screening and planning own it: a pregnancy is found in the middle of a course.</summary>
public sealed class S04PregnancyTests(PlatformFixture platform)
{
    private readonly ScenarioClinic _clinic = new(platform.Door, ScenarioClinic.Harborview);

    [Fact]
    public async Task A_pregnancy_forbids_treatment_at_once_and_only_a_new_screening_can_allow_it_again()
    {
        // Given a patient under a signed plan
        var patient = await _clinic.ScreenedPatientAsync();
        await _clinic.SignedPlanAsync(patient);

        // When she tells that she is pregnant
        var reported = await _clinic.As("clinician-1").PostAsync(
            $"{patient.Path}/health-changes", new { kind = "pregnancy", reportedBy = "patient" });
        await _clinic.SettleAsync();

        // Then the contraindication is raised and the verdict no longer carries a plan
        var finding = reported["findings"]!.AsArray().Single(f => (string?)f!["ruleId"] == "CI-09")!;
        Assert.Equal(("block", true), ((string?)finding["action"], (bool)reported["rescreenRequired"]!));
        var screening = await _clinic.As("clinician-1").GetAsync(patient.Screening);
        Assert.Equal(("expired", "pregnancy"), ((string?)screening["state"], (string?)screening["expiry"]!["because"]));
        Assert.Equal("ineligible", (string?)(await _clinic.DetermineAsync(patient))["verdict"]);

        // And a new history, when she no longer is, allows it again
        await _clinic.TellScreeningAsync(patient.Screening);
        Assert.StartsWith(
            "eligible", (string?)(await _clinic.DetermineAsync(patient))["verdict"], StringComparison.Ordinal);
    }
}
