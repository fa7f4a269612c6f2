using Npgsql;
using Stillwater.Harness.Servers;

namespace Stillwater.Harness;

/// <summary>Looks into a service's database from outside, as its administrator.</summary>
public static class Rows
{
    public static async Task<T> ScalarAsync<T>(this DatabaseConnections database, string sql)
    {
        await using var source = NpgsqlDataSource.Create(database.Admin);
        await using var command = source.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public static async Task ExecuteAsync(this DatabaseConnections database, string sql)
    {
        await using var source = NpgsqlDataSource.Create(database.Admin);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
