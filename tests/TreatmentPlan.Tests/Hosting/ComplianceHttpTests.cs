using System.Text.Json.Nodes;
using Stillwater.Contracts;
using Stillwater.Contracts.Integration.V1;
using Stillwater.Contracts.Session.V1;
using Stillwater.Harness;
using Stillwater.Platform.Tenancy;
using Stillwater.TreatmentPlans.Tests.Sites;

namespace Stillwater.TreatmentPlans.Tests.Hosting;

/// <summary>Chairs, red flags and incidents through the service's own doors, in a clinic of their own.</summary>
[Collection(PlanHost.Servers)]
public sealed class ComplianceHttpTests(PlanHost host)
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 14, 0, 0, TimeSpan.Zero);
    private readonly string _clinic = $"clinic-{Guid.NewGuid():N}";

    [Fact]
    public async Task A_site_shows_what_it_owes_and_an_overdue_drill_is_an_incident_until_it_is_resolved()
    {
        var site = await OpenAsync();
        using var director = host.As(Roles.MedicalDirector, "medical-director-1", _clinic);
        using var clinician = host.As(Roles.Clinician, "clinician-1", _clinic);
        var before = await director.GetAsync($"/v1/sites/{site}/compliance");
        Assert.Equal((200, false, 5), (before.Status, (bool)before["compliant"]!, before["records"].AsArray().Count));
        foreach (var rule in SiteSample.Rules.Safety)
        {
            var items = rule.Items.Select(code => new { code, ok = true }).ToArray();
            Assert.Equal(201, (await clinician.PostAsync(
                $"/v1/sites/{site}/safety-records", new { kind = rule.Kind, items, doneAt = Now })).Status);
        }

        await director.PostAsync("/v1/credentials", Credential("director-x", null));
        await director.PostAsync("/v1/credentials", Credential("prescriber-x", "director-x"));
        await Eventually.TrueAsync(async () =>
            (bool)(await director.GetAsync($"/v1/sites/{site}/compliance"))["compliant"]!);
        using var patient = host.As(Roles.Patient, null, _clinic);
        var disclosed = await patient.GetAsync($"/v1/sites/{site}/disclosure");
        Assert.Equal(200, disclosed.Status);
        Assert.All(disclosed["answers"].AsArray(), answer => Assert.True((bool)answer!["shown"]!));
        Assert.Equal(403, (await patient.GetAsync($"/v1/sites/{site}/compliance")).Status);

        await host.Host.SetClockAsync(_clinic, Now.AddMonths(6));
        var open = await director.WaitAsync($"/v1/compliance-incidents?state=open&siteId={site}");
        var incident = Assert.Single(open["items"].AsArray())!;
        Assert.Equal(("safety-lapsed", "XC-09-DRILL"), ((string)incident["kind"]!, (string)incident["ruleId"]!));
        var path = $"/v1/compliance-incidents/{(string)incident["id"]!}/resolution";
        Assert.Equal("request.invalid", (await director.PostAsync(path, new { resolution = "done" })).Code);
        Assert.Equal(403, (await clinician.PostAsync(path, new { resolution = "A drill was held." })).Status);
        Assert.Equal(200, (await director.PostAsync(path, new { resolution = "A drill was held." })).Status);
        Assert.Equal("plan.incident-resolved", (await director.PostAsync(path, new { resolution = "A drill was held." })).Code);
        Assert.Equal(400, (await director.GetAsync("/v1/compliance-incidents?state=lost")).Status);
        Assert.Equal("request.not-found", (await director.PostAsync(
            $"/v1/compliance-incidents/{Guid.NewGuid()}/resolution", new { resolution = "A drill was held." })).Code);
    }

    [Fact]
    public async Task An_overdue_form_is_an_incident_of_the_site_once()
    {
        var site = await OpenAsync();
        using var director = host.As(Roles.MedicalDirector, "medical-director-1", _clinic);
        var (session, form) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var overdue = new RemsFormOverdue(Guid.CreateVersion7(), Guid.CreateVersion7(), session, form, Now, Now);
        await host.HearAsync(overdue, "session", Guid.CreateVersion7(), _clinic);
        await host.HearAsync(overdue, "session", Guid.CreateVersion7(), _clinic);
        var listed = await director.WaitAsync("/v1/compliance-incidents");
        Assert.Equal("rems-form-overdue", (string)Assert.Single(listed["items"].AsArray())!["kind"]!);
        Assert.Equal(200, (await director.GetAsync($"/v1/sites/{site}")).Status);
    }

    [Fact]
    public async Task A_booked_chair_is_taken_for_its_block_and_free_again_when_the_session_is_cancelled()
    {
        var site = await OpenAsync();
        using var desk = host.As(Roles.FrontDesk, "front-desk-1", _clinic);
        var plan = await SignedAsync();
        var session = Guid.CreateVersion7();
        var path = $"/v1/sites/{site}/availability?route=iv&from=2026-03-09T00:00:00Z&to=2026-03-10T12:00:00Z";
        Assert.Single((await desk.GetAsync(path))["chairs"]![0]!["free"]!.AsArray());
        var at = new DateTimeOffset(2026, 3, 9, 14, 0, 0, TimeSpan.Zero);
        await host.HearAsync(
            new SessionScheduled(Guid.CreateVersion7(), plan, session, 1, at, Now, site, "chair-1"), "session",
            Guid.CreateVersion7(), _clinic);
        await Eventually.TrueAsync(async () => (await TakenAsync(desk, path)).Count == 1);
        var taken = (await TakenAsync(desk, path))[0]!;
        Assert.Equal(TimeSpan.FromMinutes(100), (DateTimeOffset)taken["until"]! - (DateTimeOffset)taken["from"]!);

        await host.HearAsync(
            new SessionCancelled(Guid.CreateVersion7(), plan, session, 1, [], "patient", Now), "session",
            Guid.CreateVersion7(), _clinic);
        await Eventually.TrueAsync(async () => (await TakenAsync(desk, path)).Count == 0);
        await host.HearAsync(
            new IntegrationMissed(Guid.CreateVersion7(), Guid.CreateVersion7(), session, Now, Now), "integration",
            Guid.CreateVersion7(), _clinic);

        Assert.Equal("request.invalid", (await desk.GetAsync(path.Replace("iv", "rectal"))).Code);
        Assert.Equal("request.invalid", (await desk.GetAsync(path.Replace("2026-03-10", "2026-06-10"))).Code);
        Assert.Equal(404, (await desk.GetAsync(path.Replace($"{site}", $"{Guid.NewGuid()}"))).Status);
    }

    private static async Task<JsonArray> TakenAsync(Door door, string path) =>
        (await door.GetAsync(path))["chairs"]![0]!["taken"]!.AsArray();

    private async Task<Guid> OpenAsync()
    {
        await host.Host.SetClockAsync(_clinic, Now);
        using var director = host.As(Roles.MedicalDirector, "medical-director-1", _clinic);
        var created = await director.PostAsync("/v1/sites", SiteHttpTests.Terms("main"));
        var site = (Guid)created["id"]!;
        await director.PutAsync(
            $"/v1/sites/{site}/chairs/chair-1", new { name = "One", routes = new[] { "iv" }, active = true }, created.ETag);
        return site;
    }

    private async Task<Guid> SignedAsync()
    {
        using var director = host.As(Roles.MedicalDirector, "medical-director-1", _clinic);
        await director.PostAsync("/v1/credentials", Credential("prescriber-1", null));
        using var prescriber = host.As(Roles.Prescriber, "prescriber-1", _clinic);
        var (plan, _) = await host.DraftAsync(clinic: _clinic);
        var proposed = await prescriber.PutAsync($"/v1/plans/{plan}/regimen", new
        {
            route = "iv", setting = "clinic", dosePerKgMg = 0.5, inductionSessions = 6, inductionDays = 21,
        }, "\"1\"");
        Assert.Equal(200, (await prescriber.PostAsync(
            $"/v1/plans/{plan}/signature", new { version = 1 }, proposed.ETag)).Status);
        return plan;
    }

    private object Credential(string handle, string? supervisor) => new
    {
        kind = "practitioner", practitionerId = StableId.From("practitioner", _clinic, handle),
        supervisorId = supervisor is null ? (Guid?)null : StableId.From("practitioner", _clinic, supervisor),
        licences = new object[]
        {
            new { type = "state-licence", number = "1", state = "NY", expiresOn = "2028-01-01" },
            new { type = "dea", number = "2", expiresOn = "2028-01-01" },
        },
    };
}
