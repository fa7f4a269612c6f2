using System.Security.Cryptography;
using Stillwater.Local.Databases;

namespace Stillwater.Harness.Servers;

/// <summary>One fixture's own databases, virtual host and master key; disposing it drops them.</summary>
public sealed class ServerLease : IAsyncDisposable
{
    private const int AppPoolSize = 20;
    private const int DaemonPoolSize = 10;
    private readonly TestServers _servers;
    private readonly BrokerVhost? _vhost;
    private readonly Dictionary<string, DatabaseConnections> _databases = new(StringComparer.Ordinal);

    private ServerLease(TestServers servers, string name, BrokerVhost? vhost)
    {
        (_servers, Name, _vhost) = (servers, name, vhost);
        MasterKeyFile = Path.Combine(Path.GetTempPath(), $"stillwater-{name}.key");
    }

    /// <summary>Begins every database's name, so that a person finds them.</summary>
    public string Name { get; }

    /// <summary>AMQP address of this lease's own virtual host.</summary>
    public Uri Broker => _vhost?.Address ?? _servers.Addresses.Broker;

    public string MasterKeyFile { get; }

    public DatabaseConnections Keys => this[DatabaseNames.Keys];

    public DatabaseConnections this[string process] => _databases[process];

    /// <summary>
    /// The configuration of one process, as `./up` would give it: connection strings, broker, master key.
    /// </summary>
    public Dictionary<string, string?> ConfigurationFor(string process, bool forSchema = false)
    {
        var configuration = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["ConnectionStrings:Events"] = this[process].App,
            ["ConnectionStrings:Daemon"] = this[process].Daemon,
            ["ConnectionStrings:Keys"] = Keys.App,
            ["ConnectionStrings:Broker"] = Broker.ToString(),
            ["Privacy:MasterKeyFile"] = MasterKeyFile,
        };
        if (!forSchema) return configuration;
        configuration["ConnectionStrings:Owner"] = this[process].Owner;
        configuration["ConnectionStrings:KeysOwner"] = Keys.Owner;
        return configuration;
    }

    internal static async Task<ServerLease> OpenAsync(
        TestServers servers, IReadOnlyList<string> processes, ServerLease? template, bool withBroker = true)
    {
        var name = LeaseName.New(withBroker ? "t" : "tpl");
        var vhost = withBroker ? BrokerVhost.CreateAsync(servers.Addresses, name) : null;
        List<DatabaseNames> all = [.. processes.Append(DatabaseNames.Keys).Distinct().Select(p => new DatabaseNames(p))];
        await servers.EnsureRolesAsync(all);
        await Task.WhenAll(all.Select(names => servers.Admin.EnsureDatabaseAsync(
            $"{name}_{names.Process}", names, template?[names.Process].Database, CancellationToken.None)));

        var lease = new ServerLease(servers, name, vhost is null ? null : await vhost);
        await File.WriteAllTextAsync(
            lease.MasterKeyFile, Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
        foreach (var names in all) lease._databases[names.Process] = Connect(servers.Admin, names, $"{name}_{names.Process}");
        return lease;
    }

    private static DatabaseConnections Connect(ClusterAdmin admin, DatabaseNames names, string database) => new(
        database,
        admin.Connect(database, names.Owner, DaemonPoolSize),
        admin.Connect(database, names.App, AppPoolSize),
        admin.Connect(database, names.Daemon, DaemonPoolSize),
        admin.ConnectAsAdmin(database));

    public async ValueTask DisposeAsync()
    {
        await _servers.Admin.DropDatabasesAsync([.. _databases.Values.Select(d => d.Database)], CancellationToken.None);
        if (_vhost is not null) await _vhost.DisposeAsync();
        File.Delete(MasterKeyFile);
    }
}

/// <summary>One database as its three roles see it, and as the administrator does, for looking from outside.</summary>
public sealed record DatabaseConnections(string Database, string Owner, string App, string Daemon, string Admin);
