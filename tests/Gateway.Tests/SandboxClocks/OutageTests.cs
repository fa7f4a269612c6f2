using System.Net;
using Stillwater.Gateway.Tests.Hosting;
using Stillwater.Harness;

namespace Stillwater.Gateway.Tests.SandboxClocks;

public sealed class OutageTests(GatewayFixture gateway) : IAsyncLifetime
{
    private ClockDriver _northside = null!;
    private DateTimeOffset _now;

    public async ValueTask InitializeAsync()
    {
        gateway.Session.Reset();
        gateway.Monitoring.Reset();
        _northside = await ClockDriver.OfAsync(gateway, "northside");
        _now = await _northside.NowAsync();
    }

    public ValueTask DisposeAsync()
    {
        _northside.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_service_that_is_down_is_waited_for_and_the_caller_sent_to_look_by_itself()
    {
        gateway.Monitoring.Down = true;
        gateway.Monitoring.Clock.Owe(_now.AddMinutes(30));
        using var answer = await _northside.SendAsync(new { by = "PT1H" });

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(1), answer.Headers.RetryAfter?.Delta);
        var location = answer.Headers.Location!.ToString();
        Assert.StartsWith("/v1/operations/", location, StringComparison.Ordinal);
        var running = await _northside.OperationAsync(location);
        Assert.Equal("running", running.GetProperty("state").GetString());
        Assert.Equal("monitoring", Assert.Single(running.GetProperty("waitingFor").EnumerateArray()).GetString());
        using var second = await _northside.SendAsync(new { by = "PT1H" });
        await second.AssertProblemAsync(HttpStatusCode.Conflict, "sandbox.clock-advancing");

        gateway.Monitoring.Down = false;
        var done = await FinishedAsync(location);
        Assert.Equal("succeeded", done.GetProperty("state").GetString());
        Assert.Equal(1, gateway.Monitoring.Clock.Fired);
        Assert.Equal(_now.AddHours(1), await _northside.NowAsync());
    }

    [Fact]
    public async Task An_advance_that_tolerates_it_goes_on_and_the_service_hears_of_it_later()
    {
        gateway.Monitoring.Down = true;
        gateway.Monitoring.Clock.Owe(_now.AddMinutes(30));
        var advance = await _northside.AdvanceAsync("PT1H", tolerateDown: true);

        Assert.Equal("succeeded", advance.GetProperty("state").GetString());
        Assert.Equal(_now.AddHours(1), gateway.Session.Clock.Now);
        Assert.Equal(0, gateway.Monitoring.Clock.Fired);

        gateway.Monitoring.Down = false;
        await Eventually.TrueAsync(() => gateway.Monitoring.Clock.Now == _now.AddHours(1), "the clock of the service is set");
        Assert.Equal(1, gateway.Monitoring.Clock.Fired);
    }

    [Fact]
    public async Task A_service_that_goes_away_keeps_nobody_from_a_token_however_lately_the_issuer_started()
    {
        await using var second = await GatewayProcess.StartAsync("Partners", gateway.PartnersSettings);
        gateway.Monitoring.Down = true;
        using var management = new HttpClient { BaseAddress = second.Management };
        using var advance = new ClockDriver(gateway.ClientWith(await gateway.TokenAsync("northside"), second.Address));
        Assert.Equal("succeeded", (await advance.AdvanceAsync("PT1M", tolerateDown: true)).GetProperty("state").GetString());

        for (var look = 0; look < 3; look++)
        {
            using var ready = await management.GetAsync("health/ready", TestContext.Current.CancellationToken);
            Assert.True(ready.IsSuccessStatusCode, await ready.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            await Task.Delay(TimeSpan.FromSeconds(1.1), TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task An_advance_outlives_the_process_that_drives_it()
    {
        await using var second = await GatewayProcess.StartAsync("Partners", gateway.PartnersSettings);
        using var driver = new ClockDriver(gateway.ClientWith(await gateway.TokenAsync("northside"), second.Address));
        gateway.Monitoring.Down = true;
        var asked = driver.SendAsync(new { by = "PT1H" });
        await Eventually.TrueAsync(async () =>
        {
            using var clock = await _northside.GetAsync("v1/sandbox/clock");
            return (await clock.JsonAsync()).GetProperty("advancing").GetBoolean();
        });

        second.Kill();
        await Assert.ThrowsAsync<HttpRequestException>(() => asked);
        gateway.Monitoring.Down = false;

        await Eventually.TrueAsync(async () =>
            await _northside.NowAsync() == _now.AddHours(1) && !gateway.Session.Clock.Advancing);
        Assert.Equal("succeeded", (await _northside.AdvanceAsync("PT0S")).GetProperty("state").GetString());
    }

    private async Task<System.Text.Json.JsonElement> FinishedAsync(string location)
    {
        var operation = await _northside.OperationAsync(location);
        await Eventually.TrueAsync(async () =>
            (operation = await _northside.OperationAsync(location)).GetProperty("state").GetString() != "running");
        return operation;
    }
}
