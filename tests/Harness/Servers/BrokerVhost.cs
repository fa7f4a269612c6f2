using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using Stillwater.Local;
using Stillwater.Local.Servers;

namespace Stillwater.Harness.Servers;

/// <summary>
/// A virtual host per fixture: names of exchanges and queues are the product's, so they are never prefixed.
/// </summary>
internal sealed class BrokerVhost : IAsyncDisposable
{
    private readonly HttpClient _management;
    private readonly string _name;

    private BrokerVhost(HttpClient management, string name, Uri address) =>
        (_management, _name, Address) = (management, name, address);

    public Uri Address { get; }

    public static async Task<BrokerVhost> CreateAsync(ServerAddresses servers, string name)
    {
        var management = servers.BrokerManagement ?? throw new SetupException(
            $"Tests give each fixture a virtual host: set {ServerAddresses.ManagementVariable} to the address of "
            + "RabbitMQ's management plugin, http://user:password@host:15672.");
        var http = new HttpClient { BaseAddress = new UriBuilder(management) { UserName = "", Password = "" }.Uri };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(management.UserInfo))));
        (await http.PutAsync($"/api/vhosts/{name}", JsonContent.Create(new { }))).EnsureSuccessStatusCode();
        var user = servers.Broker.UserInfo.Split(':')[0];
        (await http.PutAsync(
            $"/api/permissions/{name}/{user}",
            JsonContent.Create(new { configure = ".*", write = ".*", read = ".*" }))).EnsureSuccessStatusCode();
        return new BrokerVhost(http, name, new UriBuilder(servers.Broker) { Path = name }.Uri);
    }

    public async ValueTask DisposeAsync()
    {
        (await _management.DeleteAsync($"/api/vhosts/{_name}")).Dispose();
        _management.Dispose();
    }
}
