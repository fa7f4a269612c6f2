using System.Net;
using System.Net.Http.Headers;
using Stillwater.Gateway.Tests.Hosting;

namespace Stillwater.Gateway.Tests.Doors;

/// <summary>What comes through the door, seen by the service behind it.</summary>
public sealed class DoorTests(GatewayFixture gateway) : IAsyncLifetime
{
    private HttpClient _clinic = null!;

    public async ValueTask InitializeAsync()
    {
        gateway.Session.Reset();
        gateway.Monitoring.Reset();
        _clinic = await gateway.ClientOfAsync("northside");
    }

    public ValueTask DisposeAsync()
    {
        _clinic.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("v1/sessions", "session")]
    [InlineData("v1/sessions/7/doses/1/stop?dry=1", "session")]
    [InlineData("v1/rems/forms", "session")]
    [InlineData("v1/inventory/lots/x", "session")]
    [InlineData("v1/home-supplies", "session")]
    [InlineData("v1/alerts?state=open", "monitoring")]
    [InlineData("v1/tasks", "monitoring")]
    [InlineData("v1/programme/outcomes", "monitoring")]
    [InlineData("v1/patients/7/instruments", "monitoring")]
    [InlineData("v1/patients/7/outcomes", "monitoring")]
    [InlineData("v1/patients/7/adverse-events/3/follow-ups", "monitoring")]
    public async Task A_path_belongs_to_one_service(string path, string service)
    {
        using var answer = await _clinic.GetAsync(path, TestContext.Current.CancellationToken);
        var echo = await answer.EchoAsync();

        Assert.Equal((service, $"/{path}"), (echo.Service, echo.Path));
    }

    [Fact]
    public async Task Only_what_a_service_may_believe_passes()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "v1/sessions");
        request.Content = new StringContent("{}", MediaTypeHeaderValue.Parse("application/json"));
        foreach (var (name, value) in new[]
                 {
                     ("Idempotency-Key", "k1"), ("If-Match", "\"3\""), ("If-None-Match", "\"4\""), ("Prefer", "wait=5"),
                     ("User-Agent", "clinic/1"), ("Accept", "application/json"),
                     ("X-Forwarded-For", "10.0.0.1"), ("X-Forwarded-Host", "evil.example"),
                     ("X-Forwarded-Proto", "https"),
                     ("Forwarded", "for=10.0.0.1"), ("X-User-Id", "prescriber-1"), ("X-Tenant", "harborview"),
                     ("X-Original-URL", "/internal/clock"), ("Cookie", "a=b"), ("baggage", "clinic=harborview"),
                     ("traceparent", "00-11111111111111111111111111111111-2222222222222222-01"), ("tracestate", "a=b"),
                     ("X-HTTP-Method-Override", "DELETE"), ("X-Anything", "1"),
                 })
            Assert.True(request.Headers.TryAddWithoutValidation(name, value));

        using var answer = await _clinic.SendAsync(request, TestContext.Current.CancellationToken);
        var echo = await answer.EchoAsync();

        Assert.Equal(
            [
                "accept", "authorization", "content-length", "content-type", "host", "idempotency-key", "if-match",
                "if-none-match", "prefer", "traceparent", "user-agent",
            ],
            echo.Headers.Keys.Order(StringComparer.Ordinal));
        Assert.DoesNotContain("11111111", echo.Headers["traceparent"], StringComparison.Ordinal);
        Assert.Equal(gateway.Session.Address.Authority, echo.Headers["host"]);
        Assert.Equal("POST", echo.Method);
    }

    [Fact]
    public async Task An_answer_passes_as_it_is()
    {
        using var answer = await _clinic.GetAsync("v1/sessions/7", TestContext.Current.CancellationToken);
        using var bare = await _clinic.GetAsync("v1/sessions/bare", TestContext.Current.CancellationToken);

        Assert.Equal("\"7\"", answer.Headers.ETag?.Tag);
        Assert.Equal("application/json", answer.Content.Headers.ContentType?.ToString());
        Assert.False(answer.Headers.Contains("Server"));
        Assert.Equal(HttpStatusCode.NotFound, bare.StatusCode);
        Assert.Empty(await bare.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("internal/clock/next?clinic=northside")]
    [InlineData("internal/settlement?clinic=northside")]
    [InlineData("internal/audit/streams/x/events")]
    [InlineData("v1/../internal/clock/next")]
    [InlineData("v1/sessions/%2e%2e/%2e%2e/internal/clock/next")]
    [InlineData("//internal/clock/next")]
    [InlineData("health/ready")]
    [InlineData("metrics")]
    [InlineData("v1/nothing")]
    [InlineData("v2/sessions")]
    [InlineData("")]
    public async Task What_is_not_routed_does_not_exist(string path)
    {
        gateway.Session.Authorizations.Clear();
        foreach (var token in new[] { null, await gateway.TokenAsync("northside") })
        {
            using var http = gateway.ClientWith(token);
            using var answer = await http.GetAsync(new Uri($"{gateway.Edge.Address}{path}", new UriCreationOptions
            {
                DangerousDisablePathAndQueryCanonicalization = true,
            }), TestContext.Current.CancellationToken);
            await answer.AssertProblemAsync(HttpStatusCode.NotFound, "request.not-found");
        }

        Assert.DoesNotContain(gateway.Session.Authorizations, header => header.Length == 0);
    }

    [Theory]
    [InlineData("TRACE")]
    [InlineData("PROPFIND")]
    public async Task A_method_that_nobody_has_is_refused(string method)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "v1/sessions");
        using var answer = await _clinic.SendAsync(request, TestContext.Current.CancellationToken);

        await answer.AssertProblemAsync(HttpStatusCode.MethodNotAllowed, "request.method-not-allowed");
    }

    [Fact]
    public async Task An_issuer_endpoint_needs_no_token_and_everything_else_does()
    {
        using var nobody = gateway.ClientWith(null);
        using var keys = await nobody.GetAsync(".well-known/jwks", TestContext.Current.CancellationToken);
        using var refused = await nobody.GetAsync("v1/sessions", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, keys.StatusCode);
        await refused.AssertProblemAsync(HttpStatusCode.Unauthorized, "request.unauthenticated");
    }
}
