extern alias integration;

using Npgsql;
using Stillwater.Harness.Hosting;

namespace Stillwater.Faults.Tests;

/// <summary>The database itself refuses what the product never does: the second wall behind the code.</summary>
public sealed class RightsTests
{
    public static TheoryData<string, string> Forbidden => new()
    {
        { "app", "update mt_events set data = data" },
        { "app", "delete from mt_events" },
        { "app", "truncate mt_events" },
        { "app", "delete from mt_streams" },
        { "app", "update access_log set actor = actor" },
        { "app", "delete from access_log" },
        { "app", "create table mine (id int)" },
        { "daemon", "insert into mt_events select * from mt_events" },
        { "daemon", "update mt_events set data = data" },
        { "daemon", "delete from mt_events" },
        { "daemon", "delete from idempotency" },
    };

    [Fact]
    public async Task No_role_of_a_serving_process_can_rewrite_history()
    {
        await using var lease = await ServiceHost.LeaseAsync("integration", typeof(integration::Program));
        foreach (var (role, statement) in Forbidden.Select(row => row.Data))
        {
            var connection = role == "app" ? lease["integration"].App : lease["integration"].Daemon;
            await using var database = NpgsqlDataSource.Create(connection);
            await using var command = database.CreateCommand(statement);
            var refused = await Assert.ThrowsAsync<PostgresException>(
                () => command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));
            Assert.True(refused.SqlState == PostgresErrorCodes.InsufficientPrivilege, $"{role}: {statement}: {refused.SqlState}");
        }
    }
}
