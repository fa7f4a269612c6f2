using System.Net;
using Npgsql;
using Stillwater.Gateway.Tests.Hosting;
using Stillwater.Harness.Servers;

namespace Stillwater.Gateway.Tests.Issuing;

public sealed class DatabaseAwayTests(GatewayFixture gateway)
{
    [Fact]
    public async Task Without_its_database_the_issuer_says_so_and_comes_back_by_itself()
    {
        var database = new NpgsqlConnectionStringBuilder(gateway.Lease["partners"].App);
        await using var gate = TcpGate.Before(database.Host!, database.Port);
        var settings = new Dictionary<string, string?>(gateway.PartnersSettings, StringComparer.Ordinal)
        {
            ["ConnectionStrings:Events"] = gate.Through(database.ConnectionString),
        };
        await using var partners = await GatewayProcess.StartAsync("Partners", settings);
        using var http = gateway.ClientWith(null, partners.Address);
        using var management = gateway.ClientWith(null, partners.Management);
        Assert.Equal(HttpStatusCode.OK, await TokenStatusAsync(http));

        gate.Shut();
        using (var refused = await RequestTokenAsync(http))
            await refused.AssertProblemAsync(HttpStatusCode.ServiceUnavailable, "request.unavailable");
        using (var ready = await UntilAsync(management, HttpStatusCode.ServiceUnavailable))
            Assert.Contains("event-database", await ready.Content.ReadAsStringAsync(
                TestContext.Current.CancellationToken), StringComparison.Ordinal);

        gate.Open();
        using (await UntilAsync(management, HttpStatusCode.OK))
            Assert.Equal(HttpStatusCode.OK, await TokenStatusAsync(http));
    }

    private static async Task<HttpResponseMessage> UntilAsync(HttpClient management, HttpStatusCode status)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            var ready = await management.GetAsync("health/ready", patience.Token);
            if (ready.StatusCode == status) return ready;

            ready.Dispose();
            await Task.Delay(50, patience.Token);
        }
    }

    private static async Task<HttpStatusCode> TokenStatusAsync(HttpClient http)
    {
        using var answer = await RequestTokenAsync(http);
        return answer.StatusCode;
    }

    private static async Task<HttpResponseMessage> RequestTokenAsync(HttpClient http)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials", ["client_id"] = "ops", ["client_secret"] = "dev-ops",
        });
        return await http.PostAsync("connect/token", form);
    }
}
