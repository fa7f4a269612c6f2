using System.Net;
using System.Net.Http.Headers;
using Npgsql;
using Stillwater.Gateway.Tests.Hosting;

namespace Stillwater.Gateway.Tests.SandboxClocks;

public sealed class AdvanceRequestTests(GatewayFixture gateway) : IAsyncLifetime
{
    private ClockDriver _northside = null!;

    public async ValueTask InitializeAsync()
    {
        gateway.Session.Reset();
        gateway.Monitoring.Reset();
        _northside = await ClockDriver.OfAsync(gateway, "northside");
    }

    public ValueTask DisposeAsync()
    {
        _northside.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task The_same_key_moves_the_clock_once()
    {
        var before = await _northside.NowAsync();
        using var first = await _northside.SendAsync(new { by = "PT1H" }, "once");
        using var again = await _northside.SendAsync(new { by = "PT1H" }, "\"once\"");
        using var other = await _northside.SendAsync(new { by = "PT2H" }, "once");

        Assert.Equal(await first.Content.ReadAsStringAsync(
            TestContext.Current.CancellationToken), await again.Content.ReadAsStringAsync(
            TestContext.Current.CancellationToken));
        await other.AssertProblemAsync(HttpStatusCode.UnprocessableEntity, "request.idempotency-key-reused");
        Assert.Equal(before.AddHours(1), await _northside.NowAsync());
    }

    [Theory]
    [InlineData("""{"by":"P1Y"}""", "request.invalid", "/by")]
    [InlineData("""{"by":"soon"}""", "request.invalid", "/by")]
    [InlineData("""{}""", "request.malformed", "/by")]
    [InlineData("""{"by":null}""", "request.malformed", "/by")]
    [InlineData("""{"by":"PT1H","until":"noon"}""", "request.malformed", null)]
    [InlineData("{\"by\":\"PT1H\"", "request.malformed", null)]
    [InlineData("""[]""", "request.malformed", null)]
    public async Task A_body_out_of_shape_is_told_where(string body, string code, string? pointer)
    {
        using var http = await gateway.ClientOfAsync("northside");
        http.DefaultRequestHeaders.Add("Idempotency-Key", Guid.NewGuid().ToString());
        using var content = new StringContent(body, MediaTypeHeaderValue.Parse("application/json"));
        using var answer = await http.PostAsync(
            "v1/sandbox/clock/advance", content, TestContext.Current.CancellationToken);
        var problem = await answer.AssertProblemAsync(HttpStatusCode.BadRequest, code);

        if (pointer is not null)
            Assert.Equal(pointer, problem.GetProperty("errors")[0].GetProperty("pointer").GetString());
    }

    [Fact]
    public async Task A_key_is_owed()
    {
        using var http = await gateway.ClientOfAsync("northside");
        using var content = new StringContent("""{"by":"PT1H"}""", MediaTypeHeaderValue.Parse("application/json"));
        using var answer = await http.PostAsync(
            "v1/sandbox/clock/advance", content, TestContext.Current.CancellationToken);

        await answer.AssertProblemAsync(HttpStatusCode.BadRequest, "request.idempotency-key-missing");
    }

    [Fact]
    public async Task A_clinic_that_is_no_sandbox_has_no_clock()
    {
        await using var owner = NpgsqlDataSource.Create(gateway.Lease["partners"].Owner);
        await using var stop = owner.CreateCommand(
            """
            delete from clock_advance where clinic = 'harborview';
            delete from clinic_clock where clinic = 'harborview';
            update clinic set sandbox = false where id = 'harborview'
            """);
        await stop.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        try
        {
            using var harborview = await ClockDriver.OfAsync(gateway, "harborview");
            using var read = await harborview.GetAsync("v1/sandbox/clock");
            using var moved = await harborview.SendAsync(new { by = "PT1H" });

            await read.AssertProblemAsync(HttpStatusCode.Forbidden, "sandbox.not-a-sandbox");
            await moved.AssertProblemAsync(HttpStatusCode.Forbidden, "sandbox.not-a-sandbox");
        }
        finally
        {
            await using var restore = owner.CreateCommand(
                """
                update clinic set sandbox = true where id = 'harborview';
                insert into clinic_clock (clinic, now) values ('harborview', '2026-01-05T08:00:00Z')
                """);
            await restore.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task Operations_and_auditors_have_no_clock()
    {
        foreach (var client in new[] { "ops", "audit" })
        {
            using var stranger = await ClockDriver.OfAsync(gateway, client);
            using var refused = await stranger.SendAsync(new { by = "PT1H" });
            await refused.AssertProblemAsync(HttpStatusCode.Forbidden, "request.forbidden");
        }
    }

    [Fact]
    public async Task Another_clinics_operation_is_as_unknown_as_none()
    {
        var id = (await _northside.AdvanceAsync("PT0S")).GetProperty("id").GetGuid();
        using var harborview = await ClockDriver.OfAsync(gateway, "harborview");
        using var foreign = await harborview.GetAsync($"v1/operations/{id}");
        using var nothing = await harborview.GetAsync($"v1/operations/{Guid.NewGuid()}");

        await foreign.AssertProblemAsync(HttpStatusCode.NotFound, "request.not-found");
        await nothing.AssertProblemAsync(HttpStatusCode.NotFound, "request.not-found");
    }
}
