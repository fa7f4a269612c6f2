using Npgsql;
using Stillwater.Contracts;
using Stillwater.Harness.Servers;
using Stillwater.Platform.Keys;
using Stillwater.Platform.Privacy;

namespace Stillwater.Platform.Tests.Privacy;

/// <summary>A key store of its own on a real server, and as many processes on it as a test wants.</summary>
public sealed class Vault : IAsyncLifetime
{
    public static readonly SealScope Ada = new("northside", Guid.Parse("0190a1b2-0000-7000-8000-000000000001"));
    public static readonly SealScope Bea = Ada with { Patient = Guid.Parse("0190a1b2-0000-7000-8000-000000000002") };

    private readonly List<IAsyncDisposable> _open = [];

    public ServerLease Lease { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Lease = await TestServers.LeaseAsync("session");
        await KeyStoreSchema.ApplyAsync(
            Lease.Keys.Owner, RoleOf(Lease.Keys.App), TestContext.Current.CancellationToken);
    }

    /// <summary>Another process with the same keys and nothing cached.</summary>
    public VaultProcess Open(TimeProvider? clock = null)
    {
        var process = new VaultProcess(Lease, clock ?? TimeProvider.System);
        _open.Add(process);
        return process;
    }

    public static string RoleOf(string connection) => new NpgsqlConnectionStringBuilder(connection).Username!;

    public async Task<T> AsAdminAsync<T>(string query)
    {
        await using var database = NpgsqlDataSource.Create(Lease.Keys.Admin);
        await using var command = database.CreateCommand(query);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _open)
            await process.DisposeAsync();
        await Lease.DisposeAsync();
    }
}

/// <summary>What one process holds: its own connections, its own cache.</summary>
public sealed class VaultProcess : IAsyncDisposable
{
    private readonly FileMasterKey _master;
    private readonly NpgsqlDataSource _database;

    public VaultProcess(ServerLease lease, TimeProvider clock)
    {
        _master = new FileMasterKey(lease.MasterKeyFile);
        _database = NpgsqlDataSource.Create(lease.Keys.App);
        Keys = new KeyStore(_database, _master, clock);
        Sealer = new Sealer(Keys);
    }

    public KeyStore Keys { get; }

    public Sealer Sealer { get; }

    public async Task<Sealed<string>> SealAsync(
        SealScope scope, string value, DataClass dataClass = DataClass.Identity) =>
        await Sealer.SealAsync(scope, dataClass, "name", value, CancellationToken.None);

    public async Task<string?> OpenAsync(SealScope scope, Sealed<string> value)
    {
        var opened = await Sealer.OpenAsync(scope, value, CancellationToken.None);
        return opened.IsErased ? "(erased)" : opened.Value;
    }

    public async ValueTask DisposeAsync()
    {
        Keys.Dispose();
        _master.Dispose();
        await _database.DisposeAsync();
    }
}
