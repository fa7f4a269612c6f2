using System.Security.Cryptography;
using System.Text;
using Stillwater.Local;
using Stillwater.Local.Databases;
using Stillwater.Local.Servers;

namespace Stillwater.Harness.Servers;

/// <summary>
/// The real PostgreSQL and RabbitMQ of a test run, started at most once per process: the given ones, else containers
/// where a Docker engine answers, else local servers.
/// </summary>
public sealed class TestServers
{
    private static readonly Lazy<Task<TestServers>> Once = new(StartAsync);
    private readonly TemplateShelf _templates;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly HashSet<DatabaseNames> _known = [];

    private TestServers(ServerAddresses addresses)
    {
        Addresses = addresses;
        Admin = new ClusterAdmin(addresses.Postgres, PasswordOf);
        _templates = new TemplateShelf(Admin);
    }

    public ServerAddresses Addresses { get; }

    public ClusterAdmin Admin { get; }

    public static Task<TestServers> SharedAsync() => Once.Value;

    /// <summary>
    /// Fresh databases for the named processes ("session", "treatment-plan", …) and for the keys, with their roles, and a
    /// virtual host of the broker's own. All of it is empty: apply schemas with the owner's connection.
    /// </summary>
    public static async Task<ServerLease> LeaseAsync(params string[] processes)
    {
        var servers = await SharedAsync();
        return await ServerLease.OpenAsync(servers, processes, null);
    }

    /// <summary>
    /// As above, with schemas applied: <paramref name="applySchema"/> runs once per process name and test run against a
    /// template (its second argument holds the template's connections), which every lease then copies in milliseconds.
    /// </summary>
    public static async Task<ServerLease> LeaseAsync(
        IReadOnlyList<string> processes, Func<string, ServerLease, Task> applySchema)
    {
        var servers = await SharedAsync();
        var template = await servers._templates.PrepareAsync(servers, processes, applySchema);
        return await ServerLease.OpenAsync(servers, processes, template);
    }

    /// <summary>The same roles and passwords by another way to the cluster, such as a gate.</summary>
    internal ClusterAdmin AdminThrough(string connection) => new(connection, PasswordOf);

    /// <summary>Roles belong to the cluster, not to a lease: made sure of once per run.</summary>
    internal async Task EnsureRolesAsync(IEnumerable<DatabaseNames> databases)
    {
        await _turn.WaitAsync();
        try
        {
            List<DatabaseNames> missing = [.. databases.Where(names => !_known.Contains(names))];
            if (missing.Count == 0) return;
            await Admin.EnsureRolesAsync(missing, CancellationToken.None);
            _known.UnionWith(missing);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>
    /// The same for every process that tests against this cluster at once, and unknown without its address.
    /// </summary>
    private string PasswordOf(string role) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes($"{Addresses.Postgres}\n{role}")))[..32];

    private static async Task<TestServers> StartAsync()
    {
        var addresses = ServerAddresses.FromEnvironment()
            ?? await ContainerServers.TryStartAsync()
            ?? await StartLocalAsync();
        var servers = new TestServers(addresses);
        await StaleLeases.DropAsync(servers.Admin);
        return servers;
    }

    private static async Task<ServerAddresses> StartLocalAsync()
    {
        var checkout = Checkout.Find();
        var folder = checkout.At(".local", "test");
        Directory.CreateDirectory(folder);
        await using var turn = await FileTurn.TakeAsync(Path.Combine(folder, "starting.lock"));
        return await new ServerProvider(checkout, folder, new ConsoleLines())
            .StartAsync(TestPorts.Choose, allowDocker: false, CancellationToken.None);
    }

    private sealed class ConsoleLines : IProgress<string>
    {
        public void Report(string value) => Console.Error.WriteLine(value);
    }
}
