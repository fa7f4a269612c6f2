using System.Reflection;
using Npgsql;
using Stillwater.Partners.Issuing;
using Stillwater.Platform.Keys;

namespace Stillwater.Partners.Schema;

/// <summary>
/// Makes the database ready, as its owner and once: the running process has no right to change a table.
/// </summary>
internal static class PartnersSchema
{
    private const long SchemaLock = 0x5354_4C57_0001;

    public static async Task<int> ApplyAsync(IConfiguration configuration, IHostEnvironment environment)
    {
        await using var source = NpgsqlDataSource.Create(Settings.Database(configuration, "Owner"));
        await using (var connection = await source.OpenConnectionAsync())
        await using (var transaction = await connection.BeginTransactionAsync())
        {
            await ApplyScriptsAsync(connection);
            using var master = new FileMasterKey(Settings.MasterKeyFile(configuration));
            await SigningKeyStore.EnsureOneAsync(connection, master, CancellationToken.None);
            await transaction.CommitAsync();
        }

        await KeyStoreSchema.ApplyAsync(
            Settings.Database(configuration, "KeysOwner"),
            new NpgsqlConnectionStringBuilder(Settings.Database(configuration, "Keys")).Username!, CancellationToken.None);
        if (environment.IsDevelopment())
            await DevelopmentSeeds.PlantAsync(source);
        await StartClocksAsync(source);
        return 0;
    }

    private static async Task ApplyScriptsAsync(NpgsqlConnection connection)
    {
        await ExecuteAsync(connection, $"select pg_advisory_xact_lock({SchemaLock})");
        await ExecuteAsync(connection,
            "create table if not exists applied_script (name text primary key, applied_at timestamptz default now())");
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames().Order(StringComparer.Ordinal))
        {
            await using var claim = new NpgsqlCommand(
                "insert into applied_script (name) values ($1) on conflict do nothing", connection);
            claim.Parameters.AddWithValue(name);
            if (await claim.ExecuteNonQueryAsync() == 0) continue;

            using var script = new StreamReader(assembly.GetManifestResourceStream(name)!);
            await ExecuteAsync(connection, await script.ReadToEndAsync());
        }
    }

    /// <summary>
    /// A sandbox clinic's clock starts on a Monday morning, so that a script's dates are the same everywhere.
    /// </summary>
    private static async Task StartClocksAsync(NpgsqlDataSource source)
    {
        await using var start = source.CreateCommand(
            """
            insert into clinic_clock (clinic, now) select id, '2026-01-05T08:00:00Z' from clinic where sandbox
            on conflict do nothing
            """);
        await start.ExecuteNonQueryAsync();
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
