using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Stillwater.Gateway.Tests.Hosting;

namespace Stillwater.Gateway.Tests.SandboxClocks;

public sealed class AdvanceTests(GatewayFixture gateway) : IAsyncLifetime
{
    private ClockDriver _northside = null!;
    private DateTimeOffset _now;

    private StubClock Session => gateway.Session.Clock;

    private StubClock Monitoring => gateway.Monitoring.Clock;

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
    public async Task It_stops_at_each_timer_of_any_service_in_due_order()
    {
        Session.Owe(_now.AddHours(1));
        Monitoring.Owe(_now.AddHours(3));
        Session.Owe(_now.AddHours(5));
        Monitoring.Owe(_now.AddHours(30));
        var stops = new List<DateTimeOffset>();
        Session.OnFired = Monitoring.OnFired = stops.Add;

        var advance = await _northside.AdvanceAsync("P1D");

        Assert.Equal([_now.AddHours(1), _now.AddHours(3), _now.AddHours(5)], stops);
        Assert.Equal(("succeeded", 4, 3), Summary(advance));
        Assert.Equal(_now.AddDays(1), await _northside.NowAsync());
        Assert.All([Session, Monitoring], clock =>
            Assert.Equal((_now.AddDays(1), false), (clock.Now, clock.Advancing)));
        var expected = new[] { 0, 1, 3, 5, 24 }.SelectMany(hours => new[] { "monitoring", "session" }
            .Select(name => $"{name} {_now.AddHours(hours):dd HH:mm}"));
        Assert.Equal(expected.Order(), Session.Journal.Order());
    }

    [Fact]
    public async Task A_timer_born_of_a_timer_fires_in_the_same_advance()
    {
        Session.Owe(_now.AddHours(1));
        Session.OnFired = due =>
        {
            if (due == _now.AddHours(1)) Monitoring.Owe(due.AddMinutes(10));
        };

        var advance = await _northside.AdvanceAsync("PT2H");

        Assert.Equal(("succeeded", 3, 2), Summary(advance));
    }

    [Fact]
    public async Task It_goes_on_only_when_all_has_settled()
    {
        Session.Owe(_now.AddHours(1));
        Session.Owe(_now.AddHours(2));
        var unsettledAtTheSecond = 0;
        Session.OnFired = due =>
        {
            if (due == _now.AddHours(1)) (Session.Sequence, Session.RoundsUntilSettled) = (5, 4);
            else unsettledAtTheSecond = Session.RoundsUntilSettled;
        };

        var advance = await _northside.AdvanceAsync("PT2H");

        Assert.Equal("succeeded", advance.GetProperty("state").GetString());
        Assert.Equal((0, 5L), (unsettledAtTheSecond, Session.Floor));
    }

    [Fact]
    public async Task What_was_published_but_not_handled_is_waited_for()
    {
        (Session.Relayed, Monitoring.Received["session"]) = (3, 2);
        using var late = new Timer(_ => Monitoring.Received["session"] = 3, null, 300, Timeout.Infinite);

        var since = Stopwatch.GetTimestamp();
        var advance = await _northside.AdvanceAsync("PT0S");

        Assert.Equal("succeeded", advance.GetProperty("state").GetString());
        Assert.InRange(Stopwatch.GetElapsedTime(since), TimeSpan.FromMilliseconds(290), TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task No_time_at_all_only_settles()
    {
        var advance = await _northside.AdvanceAsync("PT0S");

        Assert.Equal(("succeeded", 0, 0), Summary(advance));
        Assert.Equal(_now, await _northside.NowAsync());
    }

    [Fact]
    public async Task What_never_settles_fails_with_its_reason_and_lets_the_clock_go()
    {
        Monitoring.Parked = 1;
        using var answer = await _northside.SendAsync(new { by = "PT1H" });
        var problem = await answer.AssertProblemAsync(HttpStatusCode.Conflict, "sandbox.not-settled");

        Assert.Contains("monitoring: 1 parked", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.False(Session.Advancing);
        Monitoring.Parked = 0;
        Assert.Equal("succeeded", (await _northside.AdvanceAsync("PT0S")).GetProperty("state").GetString());
    }

    [Fact]
    public async Task A_timer_that_does_not_fire_fails_the_advance_where_it_stands()
    {
        Session.Owe(_now.AddHours(1));
        Session.Stuck = true;
        using var answer = await _northside.SendAsync(new { by = "PT2H" });
        var problem = await answer.AssertProblemAsync(HttpStatusCode.Conflict, "sandbox.not-settled");

        Assert.Contains("a due timer", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(_now.AddHours(1), await _northside.NowAsync());
    }

    [Fact]
    public async Task Services_are_asked_as_the_platform_itself()
    {
        gateway.Session.Authorizations.Clear();
        await _northside.AdvanceAsync("PT0S");

        Assert.True(gateway.Session.Authorizations.TryPeek(out var header));
        var token = new JsonWebToken(header["Bearer ".Length..]);
        Assert.Equal("platform", token.GetPayloadValue<string>("role"));
        Assert.False(token.TryGetPayloadValue<string>("clinic", out _));
        using var http = gateway.ClientWith(token.EncodedToken);
        using var self = await http.GetAsync("v1/me", TestContext.Current.CancellationToken);
        await self.AssertProblemAsync(HttpStatusCode.Forbidden, "request.forbidden");
    }

    [Fact]
    public async Task One_clinics_advance_leaves_the_others_time_alone()
    {
        using var harborview = await ClockDriver.OfAsync(gateway, "harborview");
        var before = await harborview.NowAsync();
        await _northside.AdvanceAsync("P1D");

        Assert.Equal(before, await harborview.NowAsync());
    }

    private static (string?, int, int) Summary(JsonElement advance) => (
        advance.GetProperty("state").GetString(),
        advance.GetProperty("steps").GetInt32(),
        advance.GetProperty("fired").GetInt32());
}
