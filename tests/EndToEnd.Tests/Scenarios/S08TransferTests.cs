using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Stillwater.Contracts;
using Stillwater.EndToEnd.Tests.Hosting;
using Stillwater.Harness.Platforms;

namespace Stillwater.EndToEnd.Tests.Scenarios;

/// <summary>
/// Scenario S08 as far as plans own it: a plan moves to another site of the clinic with all that was done under it, a
/// setting that is not certified is refused, and the sites answer for what they have not shown.
/// </summary>
public sealed class S08TransferTests(PlatformFixture platform)
{
    private const string Clinic = "harborview";
    private string _effectiveOn = "";

    [Fact]
    public async Task A_plan_moves_between_sites_after_consent_and_never_to_a_setting_that_is_not_certified()
    {
        // Given a patient in maintenance in a clinic with two sites
        var course = await S00.RunAsync(platform.Platform.Gateway, Clinic, _ => { }, CancellationToken.None);
        var (main, annex) = (StableId.From("site", Clinic, "main"), StableId.From("site", Clinic, "annex"));
        var sites = await GetAsync("front-desk-1", "/v1/sites");
        Assert.Subset(
            sites["items"]!.AsArray().Select(site => (Guid)site!["id"]!).ToHashSet(), new HashSet<Guid> { main, annex });
        Assert.True((bool)(await GetAsync("front-desk-1", $"/v1/sites/{main}"))["rems"]!["certified"]!);

        var now = (DateTimeOffset)(await GetAsync("front-desk-1", "/v1/sandbox/clock"))["now"]!;
        _effectiveOn = $"{now.AddDays(14):yyyy-MM-dd}";

        // When a transfer to a setting is asked for that operations have not seen certified, it is refused at once
        var plan = $"/v1/plans/{course.PlanId}";
        var away = await PostAsync("prescriber-1", $"{plan}/transfer", Transfer(
            new { remsSettingId = "REMS-NOBODY", clinicName = "Somewhere" }, Guid.NewGuid()));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "plan.site-not-certified"), (away.Status, away.Code));

        // And to the annex it waits for the consent to share
        var consent = await ConsentAsync(course.ScreeningId);
        var lacking = (await PostAsync(
            "prescriber-1", $"{plan}/transfer", Transfer(new { siteId = annex }, Guid.NewGuid()))).Found;
        Assert.Equal(["sharing-consent"], lacking["unmet"]!.AsArray().Select(u => (string?)u));
        await ChangeAsync($"/v1/transfers/{(Guid)lacking["id"]!}", "withdrawal", new { reason = "The wrong consent was named." });

        // Then, with the consent, the annex accepts and the plan goes on there as it was
        var asked = (await PostAsync("prescriber-1", $"{plan}/transfer", Transfer(new { siteId = annex }, consent))).Found;
        Assert.Empty(asked["unmet"]!.AsArray());
        var path = $"/v1/transfers/{(Guid)asked["id"]!}";
        var package = (await GetAsync("prescriber-1", path))["package"]!;
        Assert.Equal((6, 198m, 0), (
            (int)package["sessionsDone"]!, (decimal)package["cumulativeMg"]!, (int)package["pmfArrears"]!));
        Assert.Equal("completed", (string?)(await ChangeAsync(path, "acceptance", new { }))["state"]);
        var moved = await GetAsync("prescriber-1", plan);
        Assert.Equal(("maintenance", 6), ((string?)moved["state"], (int)moved["sessionsDone"]!));
        Assert.Single((await GetAsync("prescriber-1", $"/v1/plans?patientId={course.PatientId}"))["items"]!.AsArray());

        // And a new site answers honestly that it has shown nothing yet
        var compliance = await GetAsync("clinician-1", $"/v1/sites/{annex}/compliance");
        Assert.False((bool)compliance["compliant"]!);
        Assert.Equal(6, compliance["redFlags"]!.AsArray().Count);
        await platform.Books.UntilSettledAsync();
        Assert.Empty(await platform.Books.FaultsAsync());
    }

    private object Transfer(object to, Guid consent) => new
    {
        to, sharingConsentId = consent, effectiveOn = _effectiveOn, reason = "The patient moves across town.",
    };

    private async Task<Guid> ConsentAsync(Guid screening)
    {
        var now = (DateTimeOffset)(await GetAsync("front-desk-1", "/v1/sandbox/clock"))["now"]!;
        var given = (await PostAsync("front-desk-1", $"/v1/screenings/{screening}/consents", new
        {
            kind = "data-sharing", documentVersion = "2026-01", signedAt = now,
            signedBy = new { name = "Patient", relation = "self" },
        })).Found;
        using var settled = JsonContent.Create(new { by = "PT0S" });
        await platform.Door.SendAsync(
            await TokenAsync("front-desk-1"), HttpMethod.Post, "/v1/sandbox/clock/advance", settled,
            ("Idempotency-Key", $"{Guid.NewGuid()}"));
        return (Guid)given["consentId"]!;
    }

    private async Task<JsonNode> ChangeAsync(string resource, string what, object body)
    {
        var token = await TokenAsync("prescriber-1");
        var seen = await platform.Door.GetAsync(token, resource);
        using var content = JsonContent.Create(body);
        return (await platform.Door.SendAsync(
            token, HttpMethod.Post, $"{resource}/{what}", content, ("Idempotency-Key", $"{Guid.NewGuid()}"),
            ("If-Match", seen.ETag!))).Found;
    }

    private async Task<JsonNode> GetAsync(string who, string path) =>
        (await platform.Door.GetAsync(await TokenAsync(who), path)).Found;

    private async Task<DoorAnswer> PostAsync(string who, string path, object body) =>
        await platform.Door.PostAsync(await TokenAsync(who), path, body);

    private Task<string> TokenAsync(string who) => platform.Door.TokenAsync(Clinic, who);
}
