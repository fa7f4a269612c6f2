using Stillwater.Harness;
using Stillwater.Platform.Relay;

namespace Stillwater.Platform.Tests.Relay;

public sealed class RelayOrderTests : IAsyncLifetime
{
    private RelayDatabase _database = null!;

    public async ValueTask InitializeAsync() => _database = await RelayDatabase.CreateAsync();

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task Each_stream_leaves_in_order_and_each_fact_names_its_predecessor()
    {
        var outside = new Recorded();
        await using var replica = await Replica.StartAsync(_database, outside);
        var streams = Enumerable.Range(0, 12)
            .Select(n => (Tenant: n % 2 == 0 ? "north" : "south", Id: Guid.NewGuid())).ToArray();

        for (var round = 0; round < 20; round++)
        {
            foreach (var (tenant, id) in streams)
                await replica.AppendAsync(
                    tenant, id, new ReadingTaken(round), new NoteFiled(round), new ReadingTaken(-round));
        }

        await Eventually.TrueAsync(() => outside.All.Count >= 12 * 20 * 2, "480 facts are published");
        Assert.Equal(480, outside.All.Select(f => f.EventId).Distinct().Count());
        foreach (var (tenant, id) in streams)
            AssertUnbroken(outside.All.Where(f => f.Tenant == tenant && f.Stream == id), expected: 40);
    }

    [Fact]
    public async Task A_page_that_was_published_but_not_committed_is_published_again_word_for_word()
    {
        var outside = new Recorded();
        await using var replica = await Replica.StartAsync(_database, outside);
        var stream = Guid.NewGuid();
        await replica.AppendAsync("north", stream, new ReadingTaken(1), new NoteFiled(1), new ReadingTaken(2));
        await Eventually.TrueAsync(() => replica.Lag == 0 && outside.All.Count == 2, "the first page is done");

        var failed = false;
        outside.Before = (fact, _) =>
        {
            if (fact.Version != 6 || failed)
                return Task.CompletedTask;
            failed = true;
            throw new IOException("the broker goes away before the last fact of the page");
        };
        await replica.AppendAsync("north", stream, new NoteFiled(2), new ReadingTaken(3), new ReadingTaken(4));

        await Eventually.TrueAsync(() => outside.All.Count == 5, "both facts of the second page, one of them twice");
        var again = outside.All.Skip(2).ToArray();
        Assert.Equal([5, 5, 6], again.Select(f => f.Version));
        Assert.Equal([3, 3, 5], again.Select(f => f.Previous));
        Assert.Equal(again[0], again[1]);
    }

    [Fact]
    public async Task A_commit_that_fails_after_all_was_published_repeats_the_page()
    {
        var outside = new Recorded();
        await using var replica = await Replica.StartAsync(_database, outside);
        await _database.DoAsync(
            "create function refuse() returns trigger language plpgsql as $$ begin raise 'not now'; end $$");
        await _database.DoAsync("create trigger refuse before insert or update on relayed execute function refuse()");
        var stream = Guid.NewGuid();

        await replica.AppendAsync("north", stream, new ReadingTaken(1), new ReadingTaken(2));
        await Eventually.TrueAsync(() => outside.All.Count >= 4, "the page is published and, refused, published again");
        await _database.DoAsync("drop trigger refuse on relayed");
        await Eventually.TrueAsync(() => replica.Lag == 0, "the page is committed");

        Assert.All(outside.All.GroupBy(f => f.EventId), same => Assert.Single(same.Distinct()));
        AssertUnbroken(outside.All.Distinct(), expected: 2);
        Assert.Equal(2, await _database.AskAsync<long>("select last from relayed"));
    }

    [Fact]
    public async Task Progress_that_is_set_back_publishes_nothing_a_second_time()
    {
        var outside = new Recorded();
        var stream = Guid.NewGuid();
        await using (var replica = await Replica.StartAsync(_database, outside))
        {
            await replica.AppendAsync("north", stream, new ReadingTaken(1), new ReadingTaken(2));
            await Eventually.TrueAsync(() => replica.Lag == 0 && outside.All.Count == 2, "both are published");
        }

        await _database.DoAsync("update mt_event_progression set last_seq_id = 0 where name = 'relay:All'");
        await using var next = await Replica.StartAsync(_database, outside);
        await next.AppendAsync("north", stream, new ReadingTaken(3));

        await Eventually.TrueAsync(() => outside.All.Count == 3, "the new fact is published");
        AssertUnbroken(outside.All, expected: 3);
    }

    [Theory]
    [InlineData(typeof(IOException))]
    [InlineData(typeof(TaskCanceledException))]
    public async Task A_broker_that_does_not_confirm_stops_the_relay_and_loses_nothing(Type how)
    {
        var away = true;
        var refused = 0;
        var outside = new Recorded();
        outside.Before = (_, _) =>
        {
            if (!away)
                return Task.CompletedTask;
            Interlocked.Increment(ref refused);
            throw (Exception)Activator.CreateInstance(how)!;
        };
        await using var replica = await Replica.StartAsync(_database, outside);
        var stream = Guid.NewGuid();
        for (var i = 0; i < 10; i++)
            await replica.AppendAsync("north", stream, new ReadingTaken(i));
        await Eventually.TrueAsync(() => Volatile.Read(ref refused) >= 2, "the relay tries again by itself");
        Assert.True(replica.Metrics.LagSeconds > 0);

        away = false;
        var took = await Eventually.TrueAsync(() => outside.All.Count == 10, "all ten are published");

        Assert.True(took < TimeSpan.FromSeconds(3), $"took {took}");
        AssertUnbroken(outside.All, expected: 10);
        await Eventually.TrueAsync(() => replica.Lag == 0, "the lag is gone");
        Assert.Equal(0, replica.Metrics.LagSeconds);
    }

    private static void AssertUnbroken(IEnumerable<FactEnvelope> facts, int expected)
    {
        var previous = 0L;
        var count = 0;
        foreach (var fact in facts)
        {
            Assert.Equal(previous, fact.Previous);
            Assert.True(fact.Version > previous);
            previous = fact.Version;
            count++;
        }

        Assert.Equal(expected, count);
    }
}
