using System.Net;
using System.Net.Sockets;
using Stillwater.Gateway.Tests.Hosting;
using Stillwater.Harness;

namespace Stillwater.Gateway.Tests.Doors;

/// <summary>What the door answers by itself.</summary>
public sealed class TroubleTests(GatewayFixture gateway) : IAsyncLifetime
{
    private HttpClient _clinic = null!;

    public async ValueTask InitializeAsync()
    {
        gateway.Session.Reset();
        _clinic = await gateway.ClientOfAsync("northside");
    }

    public ValueTask DisposeAsync()
    {
        _clinic.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_body_of_five_megabytes_is_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "v1/sessions");
        request.Content = new ByteArrayContent(new byte[5 * 1024 * 1024]);
        request.Headers.ExpectContinue = true;
        using var answer = await _clinic.SendAsync(request, TestContext.Current.CancellationToken);

        await answer.AssertProblemAsync(HttpStatusCode.RequestEntityTooLarge, "request.too-large");
    }

    [Fact]
    public async Task A_body_that_does_not_say_how_large_it_is_is_refused_when_it_is_too_large()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "v1/sessions");
        request.Content = new ByteArrayContent(new byte[(1024 * 1024) + 64]);
        request.Headers.TransferEncodingChunked = true;
        using var answer = await _clinic.SendAsync(request, TestContext.Current.CancellationToken);

        await answer.AssertProblemAsync(HttpStatusCode.RequestEntityTooLarge, "request.too-large");
    }

    [Fact]
    public async Task A_body_of_one_megabyte_passes()
    {
        using var body = new ByteArrayContent(new byte[1024 * 1024]);
        using var answer = await _clinic.PostAsync("v1/sessions", body, TestContext.Current.CancellationToken);

        Assert.Equal(1024 * 1024, (await answer.EchoAsync()).BodyBytes);
    }

    [Fact]
    public async Task A_service_with_no_replica_is_unavailable()
    {
        using var answer = await _clinic.GetAsync("v1/plans", TestContext.Current.CancellationToken);

        await AssertUnavailableAsync(answer);
    }

    [Fact]
    public async Task A_service_that_breaks_off_is_unavailable()
    {
        using var answer = await _clinic.GetAsync("v1/sessions/gone", TestContext.Current.CancellationToken);

        await AssertUnavailableAsync(answer);
    }

    [Fact]
    public async Task An_unready_replica_gets_nothing()
    {
        gateway.Session.Ready = false;
        await Eventually.TrueAsync(async () => await AskAsync() != HttpStatusCode.OK);
        using (var answer = await _clinic.GetAsync("v1/sessions", TestContext.Current.CancellationToken))
            await AssertUnavailableAsync(answer);
        gateway.Session.Ready = true;
        await Eventually.TrueAsync(async () => await AskAsync() == HttpStatusCode.OK);

        async Task<HttpStatusCode> AskAsync()
        {
            using var answer = await _clinic.GetAsync("v1/sessions", TestContext.Current.CancellationToken);
            return answer.StatusCode;
        }
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    public async Task A_service_that_does_not_answer_in_time_is_told_as_such(string method)
    {
        var settings = EdgeSettings(("Edge:Timeout", "00:00:01"));
        await using var hasty = await GatewayProcess.StartAsync("Edge", settings);
        using var http = gateway.ClientWith(await gateway.TokenAsync("northside"), hasty.Address);
        using var request = new HttpRequestMessage(new HttpMethod(method), "v1/sessions/waiting");
        if (method == "POST") request.Content = new StringContent("{}");
        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);

        await answer.AssertProblemAsync(HttpStatusCode.GatewayTimeout, "request.timed-out");
    }

    [Fact]
    public async Task A_replica_that_refuses_connections_is_passed_over()
    {
        var settings = EdgeSettings(
            ("Services:session:1", $"http://127.0.0.1:{GatewayProcess.FreePort()}/"),
            ("Health:session:1", gateway.Session.Address.ToString()));
        await using var edge = await GatewayProcess.StartAsync("Edge", settings);
        using var http = gateway.ClientWith(await gateway.TokenAsync("northside"), edge.Address);
        for (var i = 0; i < 20; i++)
        {
            using var body = new StringContent("{}");
            using var answer = await http.PostAsync("v1/sessions", body, TestContext.Current.CancellationToken);
            Assert.Equal(2, (await answer.EchoAsync()).BodyBytes);
        }
    }

    [Fact]
    public async Task A_door_told_to_stop_turns_unready_and_finishes_what_it_has_begun()
    {
        var settings = EdgeSettings(("Drain:Seconds", "2"));
        await using var edge = await GatewayProcess.StartAsync("Edge", settings);
        using var http = gateway.ClientWith(await gateway.TokenAsync("northside"), edge.Address);
        var begun = http.GetAsync("v1/sessions/waiting", TestContext.Current.CancellationToken);
        await Eventually.TrueAsync(() => gateway.Session.Waiting > 0, "the request waits in the service");

        edge.Terminate();
        using var management = new HttpClient { BaseAddress = edge.Management };
        await Eventually.TrueAsync(async () =>
        {
            using var ready = await management.GetAsync("health/ready");
            return ready.StatusCode == HttpStatusCode.ServiceUnavailable;
        });
        using (var still = await http.GetAsync(
            "v1/sessions/7", TestContext.Current.CancellationToken)) still.EnsureSuccessStatusCode();
        await Eventually.TrueAsync(() => RefusesConnectionsAsync(edge.Address));
        gateway.Session.Gate.SetResult();

        using var finished = await begun;
        Assert.Equal("session", (await finished.EchoAsync()).Service);
        await edge.EndAsync();
    }

    [Fact]
    public async Task A_malformed_request_is_refused_before_it_goes_anywhere()
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, gateway.Edge.Address.Port, TestContext.Current.CancellationToken);
        await socket.GetStream().WriteAsync(
            "GET /v1/sessions HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n"u8.ToArray(), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(socket.GetStream());

        Assert.StartsWith("HTTP/1.1 400", await reader.ReadLineAsync(
            TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private Dictionary<string, string?> EdgeSettings(params ReadOnlySpan<(string Key, string Value)> changed)
    {
        var settings = new Dictionary<string, string?>(gateway.EdgeSettings, StringComparer.Ordinal);
        foreach (var (key, value) in changed) settings[key] = value;
        return settings;
    }

    private static async Task AssertUnavailableAsync(HttpResponseMessage answer)
    {
        var problem = await answer.AssertProblemAsync(HttpStatusCode.ServiceUnavailable, "request.unavailable");
        Assert.True(problem.GetProperty("retryable").GetBoolean());
        Assert.Equal(TimeSpan.FromSeconds(1), answer.Headers.RetryAfter?.Delta);
    }

    private static async Task<bool> RefusesConnectionsAsync(Uri address)
    {
        try
        {
            using var socket = new TcpClient();
            await socket.ConnectAsync(IPAddress.Loopback, address.Port);
            return false;
        }
        catch (SocketException)
        {
            return true;
        }
    }
}
