using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Stillwater.Gateway.Tests.Hosting;
using Stillwater.Harness.Servers;

[assembly: AssemblyFixture(typeof(GatewayFixture))]
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]

namespace Stillwater.Gateway.Tests.Hosting;

/// <summary>
/// Edge before Partners before two small services, all over real sockets, Partners on a real database.
/// </summary>
public sealed class GatewayFixture : IAsyncLifetime
{
    private readonly Stack<IAsyncDisposable> _started = new();

    internal ServerLease Lease { get; private set; } = null!;

    internal StubService Session { get; private set; } = null!;

    internal StubService Monitoring { get; private set; } = null!;

    internal GatewayProcess Partners { get; private set; } = null!;

    internal GatewayProcess Edge { get; private set; } = null!;

    internal Dictionary<string, string?> PartnersSettings { get; private set; } = [];

    internal Dictionary<string, string?> EdgeSettings { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        Lease = await KeepAsync(TestServers.LeaseAsync("partners"));
        Session = await KeepAsync(StubService.StartAsync("session"));
        Monitoring = await KeepAsync(StubService.StartAsync("monitoring"));
        Monitoring.Clock.Journal = Session.Clock.Journal;

        var (edgePort, partnersPort) = (GatewayProcess.FreePort(), GatewayProcess.FreePort());
        PartnersSettings = Lease.ConfigurationFor("partners", forSchema: true);
        PartnersSettings["Identity:Issuer"] = $"http://127.0.0.1:{edgePort}/";
        PartnersSettings["Identity:MetadataAddress"] =
            $"http://127.0.0.1:{partnersPort}/.well-known/openid-configuration";
        PartnersSettings["Services:session:0"] = Session.Address.ToString();
        PartnersSettings["Services:monitoring:0"] = Monitoring.Address.ToString();
        PartnersSettings["Sandbox:Patience"] = "00:00:02";
        var (exitCode, output) = await GatewayProcess.RunAsync("Partners", PartnersSettings, "schema");
        Assert.True(exitCode == 0, output);
        Partners = await KeepAsync(GatewayProcess.StartAsync("Partners", PartnersSettings, partnersPort));

        EdgeSettings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Identity:Issuer"] = PartnersSettings["Identity:Issuer"],
            ["Identity:MetadataAddress"] = PartnersSettings["Identity:MetadataAddress"],
            ["Services:partners:0"] = Partners.Address.ToString(),
            ["Health:partners:0"] = Partners.Management.ToString(),
            ["Services:session:0"] = Session.Address.ToString(),
            ["Health:session:0"] = Session.Address.ToString(),
            ["Services:monitoring:0"] = Monitoring.Address.ToString(),
            ["Health:monitoring:0"] = Monitoring.Address.ToString(),
            ["Edge:Timeout"] = "00:00:15",
        };
        Edge = await KeepAsync(GatewayProcess.StartAsync("Edge", EdgeSettings, edgePort));
    }

    public async ValueTask DisposeAsync()
    {
        while (_started.TryPop(out var part)) await part.DisposeAsync();
    }

    private async Task<T> KeepAsync<T>(Task<T> starting) where T : IAsyncDisposable
    {
        var part = await starting;
        _started.Push(part);
        return part;
    }

    /// <summary>The answer of the token endpoint, asked through Edge with the seeded secret.</summary>
    internal async Task<HttpResponseMessage> RequestTokenAsync(
        string client, params (string Name, string Value)[] parameters)
    {
        using var http = new HttpClient { BaseAddress = Edge.Address };
        var form = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = client,
            ["client_secret"] = $"dev-{client}",
        };
        foreach (var (name, value) in parameters) form[name] = value;
        using var content = new FormUrlEncodedContent(form);
        return await http.PostAsync("connect/token", content);
    }

    internal async Task<string> TokenAsync(string client, params (string Name, string Value)[] parameters)
    {
        using var answer = await RequestTokenAsync(client, parameters);
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.True(answer.IsSuccessStatusCode, body.GetRawText());
        return body.GetProperty("access_token").GetString()!;
    }

    /// <summary>A client at the front door that carries a token.</summary>
    internal HttpClient ClientWith(string? token, Uri? door = null)
    {
        var http = new HttpClient { BaseAddress = door ?? Edge.Address, Timeout = TimeSpan.FromSeconds(60) };
        if (token is not null)
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return http;
    }

    internal async Task<HttpClient> ClientOfAsync(string client, params (string Name, string Value)[] parameters) =>
        ClientWith(await TokenAsync(client, parameters));
}
