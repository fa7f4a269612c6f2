using System.Net;
using Stillwater.Gateway.Tests.Hosting;

namespace Stillwater.Gateway.Tests.Doors;

/// <summary>An auditor's read goes to the service that owns the stream, under the auditor's own name.</summary>
public sealed class AuditPassageTests(GatewayFixture gateway)
{
    private static readonly Guid Stream = Guid.Parse("0197b7a0-0000-7000-8000-000000000001");

    [Theory]
    [InlineData("events")]
    [InlineData("state?version=3")]
    [InlineData("state?at=2026-01-05T08%3A00%3A00Z")]
    public async Task The_service_answers_and_its_answer_passes_as_it_is(string read)
    {
        gateway.Session.Reset();
        var token = await gateway.TokenAsync("audit", ("clinic", "northside"));
        using var auditor = gateway.ClientWith(token);
        using var answer = await auditor.GetAsync(
            $"v1/audit/streams/session/{Stream}/{read}", TestContext.Current.CancellationToken);
        var echo = await answer.EchoAsync();

        Assert.Equal(
            $"/internal/audit/streams/{Stream}/{Uri.UnescapeDataString(read)}", Uri.UnescapeDataString(echo.Path));
        Assert.Equal($"Bearer {token}", echo.Headers["authorization"]);
        Assert.Equal("\"7\"", answer.Headers.ETag?.Tag);
        Assert.Equal("application/json", answer.Content.Headers.ContentType?.ToString());
    }

    [Theory]
    [InlineData("partners")]
    [InlineData("edge")]
    [InlineData("nothing")]
    public async Task A_service_without_streams_is_not_found(string service)
    {
        using var auditor = await gateway.ClientOfAsync("audit", ("clinic", "northside"));
        using var answer = await auditor.GetAsync(
            $"v1/audit/streams/{service}/{Stream}/events", TestContext.Current.CancellationToken);

        await answer.AssertProblemAsync(HttpStatusCode.NotFound, "request.not-found");
    }

    [Fact]
    public async Task A_stream_of_no_such_shape_is_not_found()
    {
        using var auditor = await gateway.ClientOfAsync("audit", ("clinic", "northside"));
        using var answer = await auditor.GetAsync(
            "v1/audit/streams/session/..%2f..%2fclock/events", TestContext.Current.CancellationToken);

        await answer.AssertProblemAsync(HttpStatusCode.NotFound, "request.not-found");
    }

    [Fact]
    public async Task An_auditor_without_a_clinic_is_told_to_choose_one()
    {
        using var auditor = await gateway.ClientOfAsync("audit");
        using var answer = await auditor.GetAsync(
            $"v1/audit/streams/session/{Stream}/events", TestContext.Current.CancellationToken);

        await answer.AssertProblemAsync(HttpStatusCode.Forbidden, "request.forbidden");
    }

    [Fact]
    public async Task A_clinic_is_no_auditor()
    {
        using var clinic = await gateway.ClientOfAsync("northside", ("practitioner", "medical-director-1"));
        using var answer = await clinic.GetAsync(
            $"v1/audit/streams/session/{Stream}/events", TestContext.Current.CancellationToken);

        await answer.AssertProblemAsync(HttpStatusCode.Forbidden, "request.forbidden");
    }

    [Fact]
    public async Task A_service_that_is_away_is_unavailable()
    {
        gateway.Session.Down = true;
        using var auditor = await gateway.ClientOfAsync("audit", ("clinic", "northside"));
        using var answer = await auditor.GetAsync(
            $"v1/audit/streams/session/{Stream}/events", TestContext.Current.CancellationToken);
        gateway.Session.Down = false;

        await answer.AssertProblemAsync(HttpStatusCode.ServiceUnavailable, "request.unavailable");
    }
}
