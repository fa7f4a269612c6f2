using Marten;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Stillwater.Platform.Inbox;
using Stillwater.Platform.Keys;
using Stillwater.Platform.Privacy;
using Stillwater.Platform.Relay;

namespace Stillwater.Platform;

/// <summary>
/// <c>dotnet Stillwater.X.dll schema</c>: applies the schema as the database's owner, grants the roles what they need
/// and no more, and declares queue and bindings. One command before a start; no replica ever changes a schema.
/// </summary>
public static class SchemaCommand
{
    /// <summary>The app appends and never rewrites an event; the daemon reads events and keeps what is derived.</summary>
    private const string Grants =
        """
        grant usage on schema public to {app}, {daemon};
        revoke all on all tables in schema public from {app}, {daemon};
        grant select on all tables in schema public to {app}, {daemon};
        grant usage, select on all sequences in schema public to {app}, {daemon};
        grant insert on mt_events to {app};
        grant insert, update on mt_streams to {app};
        grant insert, update, delete on idempotency, claim, timer, alive, received, parked, set_aside,
          clinic_clock{tables} to {app};
        grant insert, update, delete on relayed, mt_event_progression to {daemon};
        do $$ declare t text; begin
          for t in select tablename from pg_tables where schemaname = 'public'
                   and (tablename like 'mt\_doc\_%' or tablename like 'mt\_high\_water%') loop
            execute format('grant insert, update, delete on %I to {daemon}', t);
          end loop;
        end $$;
        """;

    /// <summary>True when the process was started to apply its schema, which it then has.</summary>
    public static async Task<bool> AppliedSchemaAsync(this WebApplication app, string[] args)
    {
        if (args is not ["schema", ..])
            return false;
        var configuration = app.Configuration;
        var service = app.Services.GetRequiredService<StillwaterService>();
        var owner = configuration.Required("Owner");
        var appRole = RoleOf(configuration.Required("Events"));

        await using var store = DocumentStore.For(options =>
        {
            service.ConfigureStore(options);
            options.Connection(owner);
        });
        await store.Storage.ApplyAllConfiguredChangesToDatabaseAsync();
        await SchemaScript.ApplyAsync("tables.sql", owner, appRole, CancellationToken.None);
        await ExecuteAsync(owner, $"{Relayed.Schema}\n{service.TableSql}");
        await ExecuteAsync(owner, Grants.Replace("{app}", appRole, StringComparison.Ordinal)
            .Replace("{tables}", service.TableNames, StringComparison.Ordinal)
            .Replace("{daemon}", RoleOf(configuration.Required("Daemon")), StringComparison.Ordinal));
        await AccessLogSchema.ApplyAsync(owner, appRole, CancellationToken.None);
        if (configuration.GetConnectionString("KeysOwner") is { } keysOwner)
            await KeyStoreSchema.ApplyAsync(keysOwner, RoleOf(configuration.Required("Keys")), CancellationToken.None);
        await FactBus.DeployAsync(
            service.Name, new Uri(configuration.Required("Broker")), service.Reactions, CancellationToken.None);
        return true;
    }

    private static string RoleOf(string connection) => new NpgsqlConnectionStringBuilder(connection).Username
        ?? throw new InvalidOperationException("A connection string names no user.");

    private static async Task ExecuteAsync(string connection, string sql)
    {
        await using var database = NpgsqlDataSource.Create(connection);
        await using var command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
