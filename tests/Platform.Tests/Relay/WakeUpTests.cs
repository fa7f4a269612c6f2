using System.Collections.Concurrent;
using Marten;
using Npgsql;
using Stillwater.Harness;

namespace Stillwater.Platform.Tests.Relay;

public sealed class WakeUpTests : IAsyncLifetime
{
    private readonly Recorded _outside = new();
    private RelayDatabase _database = null!;

    public async ValueTask InitializeAsync() => _database = await RelayDatabase.CreateAsync();

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task A_commit_wakes_the_leader_of_its_own_process_without_polling()
    {
        await using var replica = await Replica.StartAsync(_database, _outside, WithoutPolling);
        await Eventually.TrueAsync(() => replica.Leads, "the replica leads");

        for (var i = 1; i <= 20; i++)
        {
            await replica.AppendAsync("north", Guid.NewGuid(), new ReadingTaken(i));
            await Eventually.TrueAsync(() => _outside.All.Count == i, TimeSpan.FromSeconds(5), "the fact is published");
        }
    }

    [Fact]
    public async Task A_commit_wakes_the_leader_in_another_process_without_polling()
    {
        await using var leader = await Replica.StartAsync(_database, _outside, WithoutPolling);
        await Eventually.TrueAsync(() => leader.Leads, "the first replica leads");
        await leader.AppendAsync("north", Guid.NewGuid(), new ReadingTaken(0));
        await Eventually.TrueAsync(() => _outside.All.Count == 1, "the leader is at work, and so it listens");
        await using var follower = await Replica.StartAsync(_database, _outside, WithoutPolling);

        for (var i = 1; i <= 20; i++)
        {
            await follower.AppendAsync("north", Guid.NewGuid(), new ReadingTaken(i));
            await Eventually.TrueAsync(() => _outside.All.Count > i, TimeSpan.FromSeconds(5), "the fact is published");
        }

        Assert.False(follower.Leads);
    }

    [Fact]
    public async Task Wake_up_heals_when_its_sessions_are_ended()
    {
        await using var leader = await Replica.StartAsync(_database, _outside);
        await using var follower = await Replica.StartAsync(_database, _outside);
        await Eventually.TrueAsync(() => leader.Leads != follower.Leads, "one of them leads");
        await leader.AppendAsync("north", Guid.NewGuid(), new ReadingTaken(0));
        await Eventually.TrueAsync(() => _outside.All.Count == 1, "the leader is at work");

        Assert.NotEqual(0, await _database.EndSessionsAsync(" notify"));
        await _database.EndSessionsAsync(" listen");
        await follower.AppendAsync("north", Guid.NewGuid(), new ReadingTaken(1));

        await Eventually.TrueAsync(() => _outside.All.Count == 2, "polling finds what nobody announced");
    }

    [Fact]
    public async Task No_append_notifies_and_many_commits_share_one_notification()
    {
        await using var replica = await Replica.StartAsync(_database, _outside);
        var senders = new ConcurrentBag<int>();
        await using var ear = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(_database.Daemon) { Pooling = false }.ConnectionString);
        await ear.OpenAsync(TestContext.Current.CancellationToken);
        ear.Notification += (_, sent) => senders.Add(sent.PID);
        await using var listen = new NpgsqlCommand("listen stillwater_committed; listen mt_events_appended", ear);
        await listen.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

        await Parallel.ForEachAsync(
            Enumerable.Range(0, 200),
            TestContext.Current.CancellationToken,
            async (i, _) => await replica.AppendAsync("north", Guid.NewGuid(), new ReadingTaken(i)));
        await Eventually.TrueAsync(() => _outside.All.Count == 200, "all facts are published");
        await Eventually.TrueAsync(() => ear.Wait(50) || !senders.IsEmpty, "the notifications have come");

        var notifier = await _database.AskAsync<int>(
            """
            select pid from pg_stat_activity
            where datname = current_database() and application_name like '% notify'
            """);
        Assert.All(senders, sender => Assert.Equal(notifier, sender));
        Assert.InRange(senders.Count, 1, 150);
    }

    private static void WithoutPolling(StoreOptions options)
    {
        Readings.Configure(options);
        options.Projections.SlowPollingTime = TimeSpan.FromHours(1);
        options.Projections.FastPollingTime = TimeSpan.FromHours(1);
    }
}
