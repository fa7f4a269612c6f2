using System.Net;
using System.Text.Json;
using Stillwater.Contracts.Session.V1;
using Stillwater.Harness;
using Stillwater.Harness.Hosting;

namespace Stillwater.Screenings.Tests;

/// <summary>Facts that reach the rules through the doors and from Session, on real servers.</summary>
public sealed class GatheredFactsHttpTests(ScreeningFixture fixture) : IClassFixture<ScreeningFixture>
{
    private readonly Clinic _clinic = fixture.Northside;

    [Fact]
    public async Task CI_15_rests_on_what_sessions_found_at_the_REMS_and_on_what_the_clinic_was_told_since()
    {
        var (path, patient, etag) = await _clinic.OpenAsync();
        etag = await _clinic.TellAsync(path, etag);
        Assert.Null(await ActionOfAsync(path, "CI-15"));
        await fixture.Host.TellAsync("session", "northside", new RemsVerificationFailed(
            patient, Guid.NewGuid(), Guid.NewGuid(), "inactive", ScreeningFixture.Noon.AddDays(-1)));
        await Eventually.TrueAsync(async () => await ActionOfAsync(path, "CI-15") == "info");

        var told = await _clinic.PutAsync($"{path}/context", Context("enrolled"), etag);
        Assert.Equal(HttpStatusCode.OK, told.Status);
        Assert.Null(await ActionOfAsync(path, "CI-15"));
        Assert.Equal("enrolled", (string?)(await _clinic.GetAsync(path))["context"]["remsEnrolment"]!["state"]);
        var refused = await _clinic.PutAsync($"{path}/context", Context("perhaps"), told.ETag);
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
    }

    [Fact]
    public async Task CI_15_is_settled_by_a_dose_of_esketamine_and_by_no_other()
    {
        var (path, patient, etag) = await _clinic.OpenAsync();
        await _clinic.TellAsync(path, etag);
        var at = ScreeningFixture.Noon.AddDays(-2);
        await fixture.Host.TellAsync(
            "session", "northside", new RemsVerificationFailed(patient, Guid.NewGuid(), Guid.NewGuid(), "not-found", at),
            Dose(patient, "ketamine", at.AddHours(1)));
        await Eventually.TrueAsync(async () => await ActionOfAsync(path, "CI-15") == "info");
        await fixture.Host.TellAsync("session", "northside", Dose(patient, "esketamine", at.AddDays(1)));
        await Eventually.TrueAsync(async () => await ActionOfAsync(path, "CI-15") is null);
    }

    [Fact]
    public async Task RC_17_asks_for_a_review_without_contraception_and_shortens_the_verdict_to_the_next_test()
    {
        var (path, _, etag) = await _clinic.OpenAsync();
        await _clinic.TellAsync(path, etag);
        var history = JsonSerializer.SerializeToNode(Bodies.History())!.AsObject();
        history["pregnancy"]!["contraception"] = "none";
        var told = await _clinic.PutAsync($"{path}/history", history, (await _clinic.GetAsync(path)).ETag);
        var deferred = await _clinic.PostAsync($"{path}/determination", new { }, told.ETag);
        Assert.Equal("deferred", (string?)deferred["verdict"]);
        var accepted = await _clinic.PostAsync(
            $"{path}/reviews", new { ruleId = "RC-17", reason = "Counselled; hCG before each month." }, deferred.ETag);
        var verdict = await _clinic.PostAsync($"{path}/determination", new { }, accepted.ETag);
        Assert.Equal(
            ("eligible-with-conditions", ScreeningFixture.Noon.AddDays(30)),
            ((string?)verdict["verdict"], (DateTimeOffset)verdict["validUntil"]));
    }

    [Theory]
    [InlineData("child-pugh", 10, "points", "CI-11", "block")]
    [InlineData("child-pugh", 7, "points", "RC-08", "review")]
    [InlineData("qtc", 501, "ms", "RC-06", "review")]
    public async Task A_number_that_was_only_a_diagnosis_before_can_be_told(
        string test, int value, string unit, string rule, string action)
    {
        var (path, _, etag) = await _clinic.OpenAsync();
        await _clinic.TellAsync(path, etag);
        var lab = new { test, value, unit, interpretation = "abnormal", takenAt = ScreeningFixture.Noon };
        Assert.Equal(HttpStatusCode.OK, (await _clinic.PostAsync($"{path}/labs", lab)).Status);
        Assert.Equal(action, await ActionOfAsync(path, rule));
        var bare = await _clinic.PostAsync(
            $"{path}/labs", new { test, interpretation = "abnormal", takenAt = ScreeningFixture.Noon });
        Assert.Equal(((HttpStatusCode)422, "screening.lab-value-missing"), (bare.Status, bare.Code));
    }

    private static DoseGiven Dose(Guid patient, string drug, DateTimeOffset at) => new(
        patient, Guid.NewGuid(), Guid.NewGuid(), 1, drug, drug == "ketamine" ? "iv" : "intranasal", 56, 0.8m, 56, at);

    private static object Context(string enrolment) => new
    {
        goals = new[] { "Sleep through the night" },
        alternativesConsidered = new[] { new { code = "tms", outcome = "declined", reason = "Too far to travel." } },
        remsEnrolment = new { state = enrolment, validUntil = "2027-01-01" },
    };

    private async Task<string?> ActionOfAsync(string screening, string rule)
    {
        var judged = await _clinic.PostAsync($"{screening}/determination/preview", new { });
        return (string?)judged["findings"].AsArray().FirstOrDefault(f => (string?)f!["ruleId"] == rule)?["action"];
    }
}
