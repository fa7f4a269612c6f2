using Npgsql;

namespace Stillwater.Local.Databases;

/// <summary>
/// Creates roles and databases as the cluster's administrator, and nothing inside them: tables are the schema commands'.
/// </summary>
/// <param name="adminConnection">A role that may create roles and databases.</param>
/// <param name="password">The password of a role, by its name.</param>
public sealed class ClusterAdmin(string adminConnection, Func<string, string> password)
{
    private const long RoleLock = 5_417_311_926;

    /// <summary>The connection string of one role to one database.</summary>
    public string Connect(string database, string role, int maximumPoolSize) =>
        new NpgsqlConnectionStringBuilder(adminConnection)
        {
            Database = database, Username = role, Password = password(role), MaxPoolSize = maximumPoolSize, Pooling = true,
        }.ConnectionString;

    /// <summary>The administrator's own connection string to one database.</summary>
    public string ConnectAsAdmin(string database) =>
        new NpgsqlConnectionStringBuilder(adminConnection) { Database = database, Pooling = false }.ConnectionString;

    /// <summary>Makes sure of the roles and sets their passwords; safe for several callers at once.</summary>
    public Task EnsureRolesAsync(IReadOnlyCollection<DatabaseNames> databases, CancellationToken cancellationToken) =>
        AsAdminAsync(async connection =>
        {
            await RunAsync(connection, $"select pg_advisory_lock({RoleLock})", cancellationToken);
            foreach (var names in databases)
                foreach (var role in (string[])[names.Owner, names.App, names.Daemon])
                    await EnsureRoleAsync(connection, role, mayWatch: role != names.Owner, cancellationToken);
            await RunAsync(connection, $"select pg_advisory_unlock({RoleLock})", cancellationToken);
        });

    /// <summary>True when it was created now, false when it was there.</summary>
    public async Task<bool> EnsureDatabaseAsync(
        string database, DatabaseNames names, string? template, CancellationToken cancellationToken)
    {
        var created = false;
        await AsAdminAsync(async connection =>
        {
            if (await ExistsAsync(connection, "pg_database", "datname", database, cancellationToken)) return;
            await RunAsync(
                connection,
                $"""create database "{database}" owner {names.Owner} template "{template ?? "template0"}" encoding 'UTF8'""",
                cancellationToken);
            await RunAsync(connection, $"""revoke all on database "{database}" from public""", cancellationToken);
            await RunAsync(
                connection, $"""grant connect on database "{database}" to {names.App}, {names.Daemon}""", cancellationToken);
            created = true;
        });
        return created;
    }

    public Task DropDatabasesAsync(IReadOnlyCollection<string> databases, CancellationToken cancellationToken) =>
        AsAdminAsync(async connection =>
        {
            foreach (var database in databases)
                await RunAsync(connection, $"""drop database if exists "{database}" with (force)""", cancellationToken);
        });

    /// <summary>
    /// Ends every session of a database and lets no new one begin: it can only be copied from now on.
    /// </summary>
    public Task CloseToAllAsync(string database, CancellationToken cancellationToken) =>
        AsAdminAsync(async connection =>
        {
            await RunAsync(connection, $"""alter database "{database}" allow_connections false""", cancellationToken);
            await RunAsync(
                connection,
                $"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{database}'", cancellationToken);
        });

    public async Task<IReadOnlyList<string>> DatabasesLikeAsync(string pattern, CancellationToken cancellationToken)
    {
        List<string> found = [];
        await AsAdminAsync(async connection =>
        {
            await using var query = new NpgsqlCommand("select datname from pg_database where datname like $1", connection)
            {
                Parameters = { new() { Value = pattern } },
            };
            await using var rows = await query.ExecuteReaderAsync(cancellationToken);
            while (await rows.ReadAsync(cancellationToken)) found.Add(rows.GetString(0));
        });
        return found;
    }

    private async Task EnsureRoleAsync(
        NpgsqlConnection connection, string role, bool mayWatch, CancellationToken cancellationToken)
    {
        if (!await ExistsAsync(connection, "pg_roles", "rolname", role, cancellationToken))
            await RunAsync(connection, $"create role {role} login", cancellationToken);
        await RunAsync(connection, $"alter role {role} login password '{password(role)}'", cancellationToken);
        if (mayWatch)
            // Whether a sequence gap is still being written shows in the sessions of other roles.
            await RunAsync(connection, $"grant pg_read_all_stats to {role}", cancellationToken);
        else if (!await IsSuperuserAsync(connection, cancellationToken))
            await RunAsync(connection, $"grant {role} to current_user", cancellationToken);
    }

    private async Task AsAdminAsync(Func<NpgsqlConnection, Task> work)
    {
        try
        {
            await using var connection = new NpgsqlConnection(
                new NpgsqlConnectionStringBuilder(adminConnection) { Pooling = false }.ConnectionString);
            await connection.OpenAsync();
            await work(connection);
        }
        catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            throw new SetupException(
                $"PostgreSQL refuses ({refused.MessageText}): give a role with CREATEROLE, CREATEDB and "
                + "pg_read_all_stats with admin option, or a superuser.", refused);
        }
    }

    private static async Task<bool> IsSuperuserAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var query = new NpgsqlCommand("select rolsuper from pg_roles where rolname = current_user", connection);
        return await query.ExecuteScalarAsync(cancellationToken) is true;
    }

    private static async Task<bool> ExistsAsync(
        NpgsqlConnection connection, string catalogue, string column, string name, CancellationToken cancellationToken)
    {
        await using var query = new NpgsqlCommand($"select 1 from {catalogue} where {column} = $1", connection)
        {
            Parameters = { new() { Value = name } },
        };
        return await query.ExecuteScalarAsync(cancellationToken) is not null;
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
