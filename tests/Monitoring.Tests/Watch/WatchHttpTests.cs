using System.Net;
using System.Text.Json.Nodes;
using Stillwater.Harness;
using Stillwater.Platform.Tenancy;

namespace Stillwater.Monitoring.Tests.Watch;

/// <summary>The long-term watch over real servers: a score that crosses raises an alert and is told.</summary>
[Collection(nameof(MonitoringHost))]
public class WatchHttpTests(MonitoringHost host)
{
    private readonly HttpClient _nurse = host.As(Roles.Clinician, "clinician-1");

    [Fact]
    public async Task A_bladder_that_is_worse_raises_one_alert_and_is_told_to_the_other_services()
    {
        var told = await RegisteredAsync();
        var before = await ScoreAsync(told, 6, MonitoringHost.Now.AddDays(-60));
        Assert.Empty(before["alerts"]!.AsArray());
        var worse = await ScoreAsync(told, 21, MonitoringHost.Now.AddDays(-1));
        var alert = (Guid)Assert.Single(worse["alerts"]!.AsArray())!;
        Assert.Empty((await ScoreAsync(told, 22, MonitoringHost.Now.AddHours(-1)))["alerts"]!.AsArray());

        var (answer, seen) = await _nurse.ReadAsync($"/v1/alerts/{alert}");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(
            ("urinary", "moderate", "LTW-BPIC-LEVEL", told.Patient),
            ((string?)seen["kind"], (string?)seen["severity"], (string?)seen["ruleId"], (Guid)seen["patientId"]!));
        Assert.Equal((Guid)worse["id"]!, (Guid)Assert.Single(seen["subjects"]!.AsArray())!);
        await Eventually.TrueAsync(async () => await host.Service.Lease["monitoring"].ScalarAsync<long>(
            $"""
             select count(*) from relayed r join mt_streams s on s.id = r.stream and s.version = r.last
             where r.stream = '{told.Patient}'
             """) == 1);
    }

    private async Task<Told> RegisteredAsync()
    {
        var told = new Told();
        await host.TellAsync("screening", told.Registered);
        await host.ThereAsync(told.Patient);
        return told;
    }

    private async Task<JsonNode> ScoreAsync(Told told, int total, DateTimeOffset takenAt)
    {
        var (answer, scored) = await _nurse.PostAsync(
            $"/v1/patients/{told.Patient}/instruments",
            new { instrument = "bpic-ss", answers = Watched.Steps("bpic-ss", total), takenAt });
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return scored;
    }
}
