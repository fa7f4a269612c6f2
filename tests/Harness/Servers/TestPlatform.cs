using Stillwater.Local;
using Stillwater.Local.Platforms;
using Stillwater.Local.Servers;
using Stillwater.Local.Topology;

namespace Stillwater.Harness.Servers;

/// <summary>
/// The whole platform of tye.yaml as processes, beside any other: own ports, databases, virtual host, logs and secrets.
/// The test project builds the processes with it (ProjectReference with ReferenceOutputAssembly="false").
/// </summary>
public sealed class TestPlatform : IAsyncDisposable
{
    private static readonly int[] Offsets = [.. Enumerable.Range(8080, 20), .. Enumerable.Range(8180, 20)];
    private readonly ServerLease _lease;

    private TestPlatform(ServerLease lease, RunningPlatform running, TcpGate postgres, TcpGate broker) =>
        (_lease, Running, Postgres, Broker) = (lease, running, postgres, broker);

    /// <summary>Kill, freeze, restart and add processes here.</summary>
    public RunningPlatform Running { get; }

    /// <summary>Every process reaches PostgreSQL through this gate: shut it, and the database is away.</summary>
    public TcpGate Postgres { get; }

    /// <summary>Every process reaches RabbitMQ through this gate.</summary>
    public TcpGate Broker { get; }

    /// <summary>The databases, to look at from outside; not through the gate.</summary>
    public DatabaseConnections Database(string process) => _lease[process];

    /// <summary>The public door.</summary>
    public Uri Gateway => Running.Gateway;

    /// <summary>All logs of all processes, for a scan.</summary>
    public string LogFolder => Path.Combine(Running.Plan.StateFolder, "logs");

    public static async Task<TestPlatform> StartAsync(
        IReadOnlyDictionary<string, int>? replicas = null, IReadOnlyDictionary<string, string>? environment = null)
    {
        var checkout = Checkout.Find();
        var tye = TyeFile.Read(checkout);
        var lease = await TestServers.LeaseAsync(
            [.. DatabasePlan.DatabasesOf(tye).Select(names => names.Process)]);
        var servers = await TestServers.SharedAsync();
        var admin = new Npgsql.NpgsqlConnectionStringBuilder(servers.Addresses.Postgres);
        var postgres = TcpGate.Before(admin.Host!, admin.Port);
        var broker = TcpGate.Before(lease.Broker.Host, lease.Broker.Port);
        var through = servers.Addresses with
        {
            Postgres = postgres.Through(servers.Addresses.Postgres),
            Broker = broker.Through(lease.Broker),
        };
        var plan = new PlatformPlan(checkout, tye, checkout.At(".local", "test", "platforms", lease.Name))
        {
            Servers = through,
            Admin = servers.AdminThrough(through.Postgres),
            Artifacts = Artifacts.OfThisBuild(),
            PortShift = PortCheck.FreeBase(2_000, 11_000, 250, Offsets),
            DatabasePrefix = lease.Name + "_",
            Replicas = replicas ?? new Dictionary<string, int>(StringComparer.Ordinal),
            Environment = environment ?? new Dictionary<string, string>(StringComparer.Ordinal),
        };
        try
        {
            var running = await RunningPlatform.StartAsync(plan, lease.Name, new Quiet(), CancellationToken.None);
            return new TestPlatform(lease, running, postgres, broker);
        }
        catch
        {
            await postgres.DisposeAsync();
            await broker.DisposeAsync();
            await lease.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        Postgres.Thaw();
        Broker.Thaw();
        await Running.DisposeAsync();
        await Postgres.DisposeAsync();
        await Broker.DisposeAsync();
        await _lease.DisposeAsync();
    }

    private sealed class Quiet : IProgress<string>
    {
        public void Report(string value) => Console.Error.WriteLine(value);
    }
}
