using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Stillwater.Contracts;
using Stillwater.Harness;
using Stillwater.Harness.Hosting;

namespace Stillwater.Monitoring.Tests;

/// <summary>Monitoring as it is shipped, on servers of its own, in a sandbox clinic whose clock shows noon of a day.</summary>
public sealed class MonitoringHost : IAsyncLifetime
{
    public const string Clinic = "northside";
    public static readonly DateTimeOffset Now = new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);

    public ServiceHost Service { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Service = await ServiceHost.StartAsync("monitoring", typeof(Program));
        await Service.SetClockAsync(Clinic, Now);
        await Service.SetClockAsync("harborview", Now);
    }

    public HttpClient As(string role, string? handle, string clinic = Clinic) =>
        Service.ClientOf(clinic, role, handle, sandbox: true);

    /// <summary>Tells the facts of one stream of another service, in their order, over the broker.</summary>
    public Task TellAsync(string publisher, params IContract[] facts) => Service.TellAsync(publisher, Clinic, facts);

    /// <summary>Waits until something of a stream is stored.</summary>
    public Task ThereAsync(Guid stream) => Eventually.TrueAsync(async () =>
        await Service.Lease["monitoring"].ScalarAsync<long>($"select count(*) from mt_streams where id = '{stream}'") == 1);

    public async ValueTask DisposeAsync() => await Service.DisposeAsync();
}

/// <summary>Tests that share the one running service.</summary>
[CollectionDefinition(nameof(MonitoringHost))]
public sealed class SharingMonitoring : ICollectionFixture<MonitoringHost>;

/// <summary>Requests as a partner sends them.</summary>
internal static class Requests
{
    public static async Task<(HttpResponseMessage Answer, JsonNode Body)> PostAsync(
        this HttpClient client, string path, object body, string? key = null, string? ifMatch = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", key ?? Guid.NewGuid().ToString());
        if (ifMatch is not null)
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return (answer, await ReadAsync(answer));
    }

    public static async Task<(HttpResponseMessage Answer, JsonNode Body)> ReadAsync(this HttpClient client, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Prefer", "wait=5");
        var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return (answer, await ReadAsync(answer));
    }

    private static async Task<JsonNode> ReadAsync(HttpResponseMessage answer) =>
        JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
}
