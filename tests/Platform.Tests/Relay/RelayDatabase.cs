using JasperFx;
using Marten;
using Npgsql;
using Stillwater.Harness.Servers;
using Stillwater.Platform.Relay;

namespace Stillwater.Platform.Tests.Relay;

/// <summary>A database of its own with the event store's schema, and the roles as a service has them.</summary>
internal sealed class RelayDatabase : IAsyncDisposable
{
    private const string Process = "session";
    private readonly ServerLease _lease;

    private RelayDatabase(ServerLease lease) => _lease = lease;

    public string App => _lease[Process].App;

    public string Daemon => _lease[Process].Daemon;

    public Uri Broker => _lease.Broker;

    public static async Task<RelayDatabase> CreateAsync() =>
        new(await TestServers.LeaseAsync([Process], (process, lease) =>
            process == Process ? ApplySchemaAsync(lease[process]) : Task.CompletedTask));

    public async Task<T?> AskAsync<T>(string sql)
    {
        await using var connection = new NpgsqlConnection(_lease[Process].Admin);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken) is T value ? value : default;
    }

    public Task DoAsync(string sql) => AskAsync<object>(sql);

    /// <summary>Ends the database sessions whose application name ends with the given purpose.</summary>
    public Task<long> EndSessionsAsync(string purpose) => AskAsync<long>(
        $"""
        select count(pg_terminate_backend(pid)) from pg_stat_activity
        where datname = current_database() and application_name like '%{purpose}'
        """);

    public ValueTask DisposeAsync() => _lease.DisposeAsync();

    private static async Task ApplySchemaAsync(DatabaseConnections database)
    {
        await using (var store = DocumentStore.For(options =>
        {
            Readings.Configure(options);
            options.Connection(database.Owner);
            options.AutoCreateSchemaObjects = AutoCreate.CreateOrUpdate;
        }))
        {
            await store.Storage.ApplyAllConfiguredChangesToDatabaseAsync();
        }

        var app = new NpgsqlConnectionStringBuilder(database.App).Username;
        var daemon = new NpgsqlConnectionStringBuilder(database.Daemon).Username;
        await using var owner = new NpgsqlConnection(database.Owner);
        await owner.OpenAsync();
        await using var command = new NpgsqlCommand(
            $"""
            {Relayed.Schema}
            create table guarded (key text primary key);
            grant select, insert, update, delete on all tables in schema public to {app}, {daemon};
            grant usage, select on all sequences in schema public to {app}, {daemon};
            """,
            owner);
        await command.ExecuteNonQueryAsync();
    }
}
