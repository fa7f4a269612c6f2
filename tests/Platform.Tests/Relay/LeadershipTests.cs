using JasperFx.Events.Daemon;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;
using Stillwater.Harness;
using Stillwater.Platform.Relay;

namespace Stillwater.Platform.Tests.Relay;

public sealed class LeadershipTests : IAsyncLifetime
{
    private static readonly TimeSpan TakeOver = TimeSpan.FromSeconds(3);
    private readonly Recorded _outside = new();
    private RelayDatabase _database = null!;

    public async ValueTask InitializeAsync() => _database = await RelayDatabase.CreateAsync();

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task Of_two_replicas_one_leads_and_the_other_follows_when_it_stops()
    {
        var first = await Replica.StartAsync(_database, _outside);
        await Eventually.TrueAsync(() => first.Leads, "the first replica leads");
        await using var second = await Replica.StartAsync(_database, _outside);
        await first.AppendAsync("north", Guid.NewGuid(), new ReadingTaken(1));
        await Eventually.TrueAsync(() => _outside.All.Count == 1, "the leader publishes");
        Assert.False(second.Leads);

        await first.DisposeAsync();

        await Eventually.TrueAsync(() => second.Leads, TakeOver, "the second replica leads");
        await second.AppendAsync("north", Guid.NewGuid(), new ReadingTaken(2));
        await Eventually.TrueAsync(() => _outside.All.Count == 2, "the new leader publishes");
    }

    [Fact]
    public async Task A_leader_whose_session_is_ended_cancels_its_shards_and_one_of_the_two_leads_within_three_seconds()
    {
        await using var first = await Replica.StartAsync(_database, _outside);
        await using var second = await Replica.StartAsync(_database, _outside);
        await Eventually.TrueAsync(() => first.Leads != second.Leads, "one of them leads");

        for (var round = 1; round <= 5; round++)
        {
            await Eventually.TrueAsync(() => first.Leads != second.Leads, "exactly one of them leads");
            while (await _database.EndSessionsAsync(" leader") == 0)
                await Task.Delay(20, TestContext.Current.CancellationToken);
            await first.AppendAsync("north", Guid.NewGuid(), new ReadingTaken(round));
            await Eventually.TrueAsync(() => Ids() == round, TakeOver, "the next leader publishes");
        }

        await Eventually.TrueAsync(() => first.Leads != second.Leads, "exactly one of them leads");

        int Ids() => _outside.All.Select(fact => fact.EventId).Distinct().Count();
    }

    [Fact]
    public async Task A_leader_that_is_killed_is_followed_within_three_seconds()
    {
        await using var killed = await HoldAsync(new(_database.Daemon) { Pooling = false });
        await using var replica = await Replica.StartAsync(_database, _outside);
        await replica.AppendAsync("north", Guid.NewGuid(), new ReadingTaken(1));
        await Task.Delay(TimeSpan.FromSeconds(2), TestContext.Current.CancellationToken);
        Assert.False(replica.Leads);

        await _database.DoAsync($"select pg_terminate_backend({killed.ProcessID})");

        await Eventually.TrueAsync(() => _outside.All.Count == 1, TakeOver, "the follower leads and publishes");
    }

    [Fact]
    public async Task A_leader_that_falls_silent_is_followed_within_thirty_seconds()
    {
        await using var silent = await HoldAsync(SessionOfLeader());
        await using var replica = await Replica.StartAsync(_database, _outside);
        await replica.AppendAsync("north", Guid.NewGuid(), new ReadingTaken(1));

        await Eventually.TrueAsync(
            () => _outside.All.Count == 1, TimeSpan.FromSeconds(30), "the server has ended the silent session");
    }

    [Fact]
    public async Task A_shard_that_another_node_moved_meanwhile_goes_on_from_there()
    {
        await using var replica = await Replica.StartAsync(_database, _outside);
        var stream = Guid.NewGuid();
        await replica.AppendAsync("north", stream, new ReadingTaken(1));
        await Eventually.TrueAsync(() => replica.Lag == 0 && _outside.All.Count == 1, "the first fact");

        _outside.Before = async (fact, _) =>
        {
            if (fact.Version == 2)
                await _database.DoAsync("update mt_event_progression set last_seq_id = 2 where name = 'relay:All'");
        };
        await replica.AppendAsync("north", stream, new ReadingTaken(2));
        await replica.AppendAsync("north", stream, new ReadingTaken(3));

        await Eventually.TrueAsync(() => _outside.All.Any(fact => fact.Version == 3), "the shard started again");
    }

    [Fact]
    public async Task A_build_that_does_not_know_an_event_hands_its_shards_to_one_that_does()
    {
        await using var older = await Replica.StartAsync(_database, _outside);
        await Eventually.TrueAsync(() => older.Leads, "the older build leads");
        await older.Coordinator.PauseAsync();
        await older.AppendAsync("north", Guid.NewGuid(), new ReadingTaken(1), new NoteFiled(1), new ReadingTaken(2));
        await _database.DoAsync(
            "update mt_events set type = 'test.page-filed.v1', mt_dotnet_type = 'Gone, Gone' where version = 2");
        await older.Coordinator.ResumeAsync();

        // A paused replica does not lead either: only its health says that it has stepped aside.
        var report = await older.HealthAsync();
        await Eventually.TrueAsync(
            async () => (report = await older.HealthAsync()).Status == HealthStatus.Degraded, what: "it has stepped aside");
        await Eventually.TrueAsync(() => !older.Leads, "it leads no shard");
        Assert.Contains("Gone", report.Entries["daemon"].Description, StringComparison.Ordinal);
        Assert.Empty(_outside.All);

        await using var newer = await Replica.StartAsync(_database, _outside, options =>
        {
            Readings.Configure(options);
            options.Events.MapEventType<NoteFiled>("test.page-filed.v1");
        });
        await Eventually.TrueAsync(() => _outside.All.Count == 2, "the newer build publishes what follows");
        Assert.Equal(1, _outside.All.Last().Previous);
    }

    private NpgsqlConnectionStringBuilder SessionOfLeader() => new(_database.Daemon)
    {
        Pooling = false,
        Options = "-c idle_session_timeout=10000",
    };

    /// <summary>Holds the relay's lock as another process would.</summary>
    private async Task<NpgsqlConnection> HoldAsync(NpgsqlConnectionStringBuilder session)
    {
        var id = ProjectionLockIds.Compute("stillwater", new("relay", "All", 1), baseLockId: 4444);
        var connection = new NpgsqlConnection(session.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand($"select pg_try_advisory_lock({id})", connection);
        Assert.Equal(true, await command.ExecuteScalarAsync(TestContext.Current.CancellationToken));
        return connection;
    }
}
