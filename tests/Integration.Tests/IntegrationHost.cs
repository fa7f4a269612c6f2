using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Stillwater.Contracts;
using Stillwater.Harness.Hosting;

namespace Stillwater.Integration.Tests;

/// <summary>Integration as it is shipped, on servers of its own, in a sandbox clinic whose clock shows noon of a day.</summary>
public sealed class IntegrationHost : IAsyncLifetime
{
    public const string Clinic = "northside";
    public static readonly DateTimeOffset Now = new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);

    public ServiceHost Service { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Service = await ServiceHost.StartAsync("integration", typeof(Program));
        await Service.SetClockAsync(Clinic, Now);
        await Service.SetClockAsync("harborview", Now);
    }

    public HttpClient As(string role, string? handle, string clinic = Clinic) =>
        Service.ClientOf(clinic, role, handle, sandbox: true);

    /// <summary>Tells the facts of one stream of another service, in their order, over the broker.</summary>
    public Task TellAsync(string publisher, params IContract[] facts) => Service.TellAsync(publisher, Clinic, facts);

    public async ValueTask DisposeAsync() => await Service.DisposeAsync();
}

/// <summary>Tests that share the one running service.</summary>
[CollectionDefinition(nameof(IntegrationHost))]
public sealed class SharingIntegration : ICollectionFixture<IntegrationHost>;

/// <summary>Requests as a partner sends them.</summary>
internal static class Requests
{
    public static async Task<(HttpResponseMessage Answer, JsonNode Body)> SendAsync(
        this HttpClient client, HttpMethod method, string path, object? body = null, string? ifMatch = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (method == HttpMethod.Get)
            request.Headers.Add("Prefer", "wait=5");
        else
            request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        if (body is not null)
            request.Content = JsonContent.Create(body);
        if (ifMatch is not null)
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return (answer, JsonNode.Parse(text)!);
    }

    public static Task<(HttpResponseMessage Answer, JsonNode Body)> PostAsync(
        this HttpClient client, string path, object body, string? ifMatch = null) =>
        client.SendAsync(HttpMethod.Post, path, body, ifMatch);

    public static async Task<(string ETag, JsonNode Body)> ReadAsync(this HttpClient client, string path)
    {
        var (answer, body) = await client.SendAsync(HttpMethod.Get, path);
        answer.EnsureSuccessStatusCode();
        return (answer.Headers.ETag?.Tag ?? "", body);
    }
}
