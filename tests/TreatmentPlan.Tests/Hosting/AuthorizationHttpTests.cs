using Stillwater.Platform.Tenancy;

namespace Stillwater.TreatmentPlans.Tests.Hosting;

/// <summary>Prior authorizations through the service's own doors.</summary>
[Collection(PlanHost.Servers)]
public sealed class AuthorizationHttpTests(PlanHost host)
{
    [Fact]
    public async Task An_authorization_is_recorded_approved_and_runs_out_with_its_last_day()
    {
        var clinic = $"clinic-{Guid.NewGuid():N}";
        var now = new DateTimeOffset(2026, 3, 3, 9, 0, 0, TimeSpan.Zero);
        await host.Host.SetClockAsync(clinic, now);
        using var desk = host.As(Roles.FrontDesk, "front-desk-1", clinic);
        var (plan, _) = await host.DraftAsync(clinic: clinic);
        var path = $"/v1/plans/{plan}/authorizations";
        var body = new
        {
            payer = "Canary Insurance", product = "ketamine", status = "requested", validFrom = "2026-03-01",
            validUntil = "2026-03-31", sessionsApproved = 4, reference = "REF-1",
        };
        Assert.Equal("plan.authorization-backwards", (await desk.PostAsync(path, body with { validUntil = "2026-02-01" })).Code);
        Assert.Equal("request.invalid", (await desk.PostAsync(path, body with { product = "aspirin" })).Code);
        Assert.Equal("request.malformed", (await desk.PostAsync(path, body with { status = "lost" })).Code);
        Assert.Equal("request.not-found", (await desk.PostAsync(path.Replace($"{plan}", $"{Guid.NewGuid()}"), body)).Code);
        var created = await desk.PostAsync(path, body);
        Assert.Equal((201, "requested"), (created.Status, (string)created["status"]!));
        var change = $"{path}/{(Guid)created["id"]!}/status";
        Assert.Equal("plan.authorization-status", (await desk.PostAsync(
            change, new { status = "appealed", reason = "The payer said no." }, created.ETag)).Code);
        Assert.Equal("request.invalid", (await desk.PostAsync(
            change, new { status = "approved", reason = "yes" }, created.ETag)).Code);
        var approved = await desk.PostAsync(change, new { status = "approved", reason = "The payer said yes." }, created.ETag);
        Assert.Equal(200, approved.Status);
        var listed = await desk.GetAsync(path);
        Assert.Equal(("Canary Insurance", "REF-1", "approved", approved.ETag), (
            (string)listed["items"]![0]!["payer"]!, (string)listed["items"]![0]!["reference"]!,
            (string)listed["items"]![0]!["status"]!, (string)listed["revision"]!));
        Assert.Contains(listed["asks"].AsArray(), ask => (string)ask!["code"]! == "severity" && (bool)ask["met"]!);
        Assert.Empty((await desk.GetAsync($"/v1/plans/{plan}/schedule"))["pastApproval"].AsArray());
        await host.Host.SetClockAsync(clinic, new(2026, 4, 1, 0, 0, 0, TimeSpan.Zero));
        Assert.Equal("expired", (string)(await desk.GetAsync(path))["items"]![0]!["status"]!);
    }
}
