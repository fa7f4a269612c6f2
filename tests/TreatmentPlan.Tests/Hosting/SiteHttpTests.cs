using System.Text.Json;
using System.Text.Json.Nodes;
using Stillwater.Platform.Tenancy;
using Stillwater.TreatmentPlans.Sites;
using Stillwater.TreatmentPlans.Tests.Plans;

namespace Stillwater.TreatmentPlans.Tests.Hosting;

/// <summary>Sites through the service's own doors.</summary>
[Collection(PlanHost.Servers)]
public sealed class SiteHttpTests(PlanHost host)
{
    [Fact]
    public async Task A_site_is_registered_changed_listed_and_shown()
    {
        using var director = Director();
        var name = $"site {Guid.NewGuid()}";
        var created = await director.PostAsync("/v1/sites", Terms(name));
        var id = Site.StreamOf(PlanHost.Clinic, name);
        Assert.Equal((201, $"/v1/sites/{id}", "\"1\""), (created.Status, created.Location?.ToString(), created.ETag));
        Assert.Equal("plan.site-exists", (await director.PostAsync("/v1/sites", Terms(name.ToUpperInvariant()))).Code);

        var chair = await director.PutAsync(
            $"/v1/sites/{id}/chairs/chair-1", new { name = "By the window", routes = new[] { "iv" }, active = true },
            created.ETag);
        Assert.Equal((200, "chair-1"), (chair.Status, (string)chair["chairs"]![0]!));
        var changed = await director.PutAsync($"/v1/sites/{id}", Change(representative: "Another"), chair.ETag);
        Assert.Equal((200, "recertification-due", false), (
            changed.Status, (string)changed["remsState"]!, (bool)changed["remsCertified"]!));

        using var desk = host.As(Roles.FrontDesk, "front-desk-1");
        var shown = await desk.GetAsync($"/v1/sites/{id}");
        Assert.Equal((name, "2 Other St", "Another"), (
            (string)shown["name"]!, (string)shown["address"]!, (string)shown["rems"]!["representative"]!));
        Assert.Equal(("By the window", "monday"), (
            (string)shown["chairs"]![0]!["name"]!, (string)shown["openingHours"]![0]!["day"]!));
        var listed = await desk.WaitAsync("/v1/sites?limit=200");
        Assert.Contains(listed["items"].AsArray(), row => (string)row!["name"]! == name);
    }

    [Theory]
    [InlineData("""{"timeZone":"Eastern Standard Time"}""", 400, "request.invalid")]
    [InlineData("""{"settings":["clinic","spa"]}""", 400, "request.invalid")]
    [InlineData("""{"settings":[]}""", 400, "request.invalid")]
    [InlineData("""{"openingHours":[{"day":"monday","opensAt":"18:00","closesAt":"08:00"}]}""", 400, "request.invalid")]
    [InlineData("""{"openingHours":[{"day":"funday","opensAt":"08:00","closesAt":"18:00"}]}""", 400, "request.malformed")]
    [InlineData("""{"escalation":[{"order":2,"practitionerId":"0198c0de-0000-7000-8000-000000000001","withinMinutes":15}]}""",
        400, "request.invalid")]
    [InlineData("""{"escalation":[{"order":1,"practitionerId":"0198c0de-0000-7000-8000-000000000001","withinMinutes":0}]}""",
        400, "request.invalid")]
    [InlineData("""{"rems":{"settingId":"R","state":"certified"}}""", 400, "request.invalid")]
    [InlineData("""{"rems":null}""", 422, "plan.rems-missing")]
    [InlineData("""{"rems":{"settingId":"R","state":"certified","certifiedOn":"2030-01-01","representative":"A"}}""",
        422, "plan.rems-in-future")]
    [InlineData("""{"colour":"blue"}""", 400, "request.malformed")]
    public async Task A_site_that_cannot_be_is_refused(string changed, int status, string code)
    {
        using var director = Director();
        var body = JsonSerializer.SerializeToNode(Terms("nowhere"))!.AsObject();
        foreach (var (member, value) in JsonNode.Parse(changed)!.AsObject())
            body[member] = value?.DeepClone();
        var refused = await director.PostAsync("/v1/sites", body);
        Assert.True((refused.Status, refused.Code) == (status, code), $"{changed}: {refused.Status} {refused.Body}");
        Assert.Equal(404, (await director.GetAsync($"/v1/sites/{Site.StreamOf(PlanHost.Clinic, "nowhere")}")).Status);
    }

    [Fact]
    public async Task Only_the_medical_director_changes_a_site_and_only_what_she_has_seen()
    {
        var id = await RegisteredAsync();
        using var prescriber = host.Prescriber();
        Assert.Equal(403, (await prescriber.PostAsync("/v1/sites", Terms("x"))).Status);
        Assert.Equal(403, (await prescriber.PutAsync($"/v1/sites/{id}", Change(), "\"1\"")).Status);
        using var director = Director();
        var chair = new { name = "A", routes = new[] { "iv" }, active = true };
        Assert.Equal("request.if-match-missing", (await director.PutAsync($"/v1/sites/{id}", Change())).Code);
        Assert.Equal("request.revision-stale", (await director.PutAsync($"/v1/sites/{id}", Change(), "\"9\"")).Code);
        Assert.Equal("request.invalid", (await director.PutAsync($"/v1/sites/{id}/chairs/A%20B", chair, "\"1\"")).Code);
        Assert.Equal("plan.route-not-offered", (await director.PutAsync(
            $"/v1/sites/{id}/chairs/a", chair with { routes = ["rectal"] }, "\"1\"")).Code);
        Assert.Equal("request.not-found", (await director.PutAsync(
            $"/v1/sites/{Guid.NewGuid()}/chairs/a", chair, "\"1\"")).Code);
    }

    [Fact]
    public async Task A_safety_record_tells_what_has_failed_and_how_long_it_counts()
    {
        var id = await RegisteredAsync();
        using var clinician = host.As(Roles.Clinician, "clinician-1");
        var record = new
        {
            kind = "emergency-drill", doneAt = Course.Start, items = new[] { new { code = "debrief", ok = true } },
        };
        var kept = await clinician.PostAsync($"/v1/sites/{id}/safety-records", record);
        Assert.Equal((201, false, "\"1\""), (kept.Status, (bool)kept["passed"]!, kept.ETag));
        Assert.Equal(3, kept["failed"].AsArray().Count);
        Assert.Equal("plan.safety-in-future", (await clinician.PostAsync(
            $"/v1/sites/{id}/safety-records", record with { doneAt = Course.Start.AddYears(1) })).Code);
        Assert.Equal("plan.safety-item-unknown", (await clinician.PostAsync(
            $"/v1/sites/{id}/safety-records", record with { items = [new { code = "lava-lamp", ok = true }] })).Code);
        Assert.Equal("request.invalid", (await clinician.PostAsync(
            $"/v1/sites/{id}/safety-records", record with { kind = "party" })).Code);
        Assert.Equal("request.not-found", (await clinician.PostAsync(
            $"/v1/sites/{Guid.NewGuid()}/safety-records", record)).Code);
        using var desk = host.As(Roles.FrontDesk, "front-desk-1");
        Assert.Equal(403, (await desk.PostAsync($"/v1/sites/{id}/safety-records", record)).Status);
    }

    [Fact]
    public async Task Another_clinics_site_is_unknown()
    {
        await host.Host.SetClockAsync("harborview", Course.Start);
        using var foreign = host.As(Roles.MedicalDirector, "medical-director-1", "harborview");
        var id = await RegisteredAsync();
        Assert.Equal(404, (await foreign.GetAsync($"/v1/sites/{id}")).Status);
        Assert.Equal(404, (await foreign.PutAsync($"/v1/sites/{id}", Change(), "\"1\"")).Status);
    }

    internal static object Terms(string name) => new
    {
        name, address = "1 Main St", timeZone = "America/New_York", settings = new[] { "clinic", "certified-hcs" },
        escalation = new[] { new { order = 1, practitionerId = Guid.CreateVersion7(), withinMinutes = 15 } },
        openingHours = new[] { new { day = "monday", opensAt = "08:00", closesAt = "18:00" } },
        rems = new { settingId = "REMS-1001", state = "certified", certifiedOn = "2026-01-02", representative = "Somebody" },
    };

    private static JsonObject Change(string representative = "Somebody")
    {
        var body = JsonSerializer.SerializeToNode(Terms("x"))!.AsObject();
        body.Remove("name");
        body["address"] = "2 Other St";
        body["rems"]!["representative"] = representative;
        return body;
    }

    private Door Director() => host.As(Roles.MedicalDirector, "medical-director-1");

    private async Task<Guid> RegisteredAsync()
    {
        using var director = Director();
        return (Guid)(await director.PostAsync("/v1/sites", Terms($"site {Guid.NewGuid()}")))["id"]!;
    }
}
