using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Stillwater.Harness.Servers;
using Stillwater.Harness;
using Stillwater.Platform.Telemetry;

namespace Stillwater.Platform.Tests.Telemetry;

public sealed class ManagementPortTests
{
    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    [InlineData("/health/startup")]
    [InlineData("/metrics")]
    public async Task Health_and_metrics_answer_on_their_own_port_and_nowhere_else(string path)
    {
        await using var app = await Observed.StartAsync([], Map);
        using var forged = new HttpRequestMessage(HttpMethod.Get, path);
        forged.Headers.Host = app.Management.BaseAddress!.Authority;

        Assert.Equal(HttpStatusCode.OK, (await app.Management.GetAsync(path, Now)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Api.GetAsync(path, Now)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Api.SendAsync(forged, Now)).StatusCode);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/v1/sessions")]
    [InlineData("/health")]
    [InlineData("/health/ready/more")]
    public async Task Nothing_else_answers_on_the_management_port(string path)
    {
        await using var app = await Observed.StartAsync([], Map);

        Assert.Equal(HttpStatusCode.NotFound, (await app.Management.GetAsync(path, Now)).StatusCode);
    }

    [Fact]
    public async Task Probing_leaves_no_mark_on_the_request_metrics()
    {
        await using var app = await Observed.StartAsync([], Map);
        await app.Api.GetAsync("/v1/sessions", Now);
        await app.Management.GetAsync("/health/ready", Now);

        var metrics = await app.Management.GetStringAsync("/metrics", Now);

        Assert.Contains("http_server_request_duration_seconds_count", metrics, StringComparison.Ordinal);
        Assert.DoesNotContain("http_response_status_code=\"404\"", metrics, StringComparison.Ordinal);
        Assert.Single(
            metrics.Split('\n'),
            line => line.StartsWith("http_server_request_duration_seconds_count", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_the_platform_counts_is_on_the_metrics_page()
    {
        await using var app = await Observed.StartAsync([], Map);
        StillwaterMeter.CommandDone("POST /v1/sessions");
        StillwaterMeter.Refused("session.slot-taken");
        StillwaterMeter.InboxHandled("PlanSigned");
        StillwaterMeter.InboxDuplicate("PlanSigned");
        StillwaterMeter.InboxParked("PlanSigned", "early");
        StillwaterMeter.TimerFired("vitals-due", TimeSpan.FromSeconds(2));
        StillwaterMeter.AccessRecorded(3);

        var metrics = await app.Management.GetStringAsync("/metrics", Now);

        foreach (var name in new[]
                 {
                     "stillwater_commands_total", "stillwater_refusals_total", "stillwater_inbox_handled_total",
                     "stillwater_inbox_duplicates_total", "stillwater_inbox_parked_total",
                     "stillwater_timers_fired_total", "stillwater_timers_late_seconds_sum",
                     "stillwater_access_recorded_total",
                 })
            Assert.Contains(name, metrics, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ready_names_a_dead_database_without_its_address_and_recovers()
    {
        await using var lease = await TestServers.LeaseAsync("session");
        var server = new NpgsqlConnectionStringBuilder(lease["session"].App);
        await using var gate = TcpGate.Before(server.Host!, server.Port);
        await using var app = await Observed.StartAsync(
            new()
            {
                ["ConnectionStrings:Events"] = gate.Through(lease["session"].App),
                ["ConnectionStrings:Keys"] = lease.Keys.App,
            },
            Map);
        await UntilAsync(app, "ready");

        gate.Shut();
        var (status, report) = await UntilAsync(app, "unready");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Equal(
            """[{"name":"event-database","status":"unusable","reason":"unreachable"},"""
            + """{"name":"key-store","status":"usable","reason":null}]""",
            report.GetProperty("dependencies").GetRawText());
        Assert.Equal(HttpStatusCode.OK, (await app.Management.GetAsync("/health/live", Now)).StatusCode);

        gate.Open();
        await UntilAsync(app, "ready");
        gate.Freeze();
        (_, report) = await UntilAsync(app, "unready");
        Assert.Equal("timeout", report.GetProperty("dependencies")[0].GetProperty("reason").GetString());
    }

    [Fact]
    public async Task Without_the_key_store_or_the_broker_the_process_serves_on_and_says_so()
    {
        await using var app = await Observed.StartAsync(
            new() { ["ConnectionStrings:Keys"] = "Host=127.0.0.1;Port=1;Username=nobody" }, Map,
            services => services.AddSingleton<IDependencyProbe>(new Lame()));

        var (status, report) = await UntilAsync(app, "degraded");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(
            """[{"name":"key-store","status":"unusable","reason":"unreachable"},"""
            + """{"name":"lame","status":"unusable","reason":"failing"}]""",
            report.GetProperty("dependencies").GetRawText());
    }

    [Fact]
    public async Task A_stopping_process_is_unready_at_once_and_serves_until_it_has_drained()
    {
        await using var app = await Observed.StartAsync(new() { ["Drain:Seconds"] = "2" }, Map);
        await UntilAsync(app, "ready");

        var stopping = app.StopAsync();
        var (status, _) = await UntilAsync(app, "draining");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Equal("here", await app.Api.GetStringAsync("/v1/sessions", Now));
        Assert.False(stopping.IsCompleted);
        await stopping;
        await Assert.ThrowsAsync<HttpRequestException>(() => app.Api.GetAsync("/v1/sessions", Now));
    }

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    private static void Map(WebApplication app) => app.MapGet("/v1/sessions", () => "here");

    private static async Task<(HttpStatusCode Status, JsonElement Report)> UntilAsync(Observed app, string wanted)
    {
        (HttpStatusCode, JsonElement) seen = default;
        await Eventually.TrueAsync(async () =>
        {
            var answer = await app.Management.GetAsync("/health/ready", Now);
            using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Now));
            seen = (answer.StatusCode, json.RootElement.Clone());
            return seen.Item2.GetProperty("status").GetString() == wanted;
        });
        return seen;
    }

    private sealed class Lame : IDependencyProbe
    {
        public string Name => "lame";

        public bool Gates => false;

        public ValueTask<string?> ProbeAsync(CancellationToken cancellationToken) =>
            throw new InvalidOperationException("Persephone");
    }
}
