using JasperFx.Events;
using Marten;
using Stillwater.Platform.Commands;

namespace Stillwater.Platform.Tests.Relay;

public sealed class GuardTests : IAsyncLifetime
{
    private RelayDatabase _database = null!;
    private DocumentStore _store = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await RelayDatabase.CreateAsync();
        _store = Open(TimeProvider.System);
    }

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Fifty_racing_duplicates_append_once_and_leave_no_gap_in_the_sequence()
    {
        for (var round = 1; round <= 5; round++)
        {
            var key = $"key {round}";
            var won = await RaceAsync(50, async () =>
            {
                await using var session = _store.LightweightSession("north");
                session.Events.StartStream(Guid.NewGuid(), new ReadingTaken(1));
                session.QueueOperation(new Guard("insert into guarded (key) values (?)", key));
                await session.SaveChangesAsync(TestContext.Current.CancellationToken);
            });

            Assert.Equal(1, won);
            Assert.Equal(round, await _database.AskAsync<long>("select count(*) from mt_events"));
            Assert.Equal(round, await _database.AskAsync<long>("select last_value from mt_events_sequence"));
        }
    }

    [Fact]
    public async Task Writers_that_lose_a_stream_leave_no_gap_in_the_sequence()
    {
        var stream = Guid.NewGuid();
        await using (var session = _store.LightweightSession("north"))
        {
            session.Events.StartStream(stream, new ReadingTaken(0));
            await session.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        var won = await RaceAsync(20, async () =>
        {
            await using var session = _store.LightweightSession("north");
            var writing = await session.Events.FetchForWriting<Chart>(stream, TestContext.Current.CancellationToken);
            writing.AppendOne(new ReadingTaken(1));
            await session.SaveChangesAsync(TestContext.Current.CancellationToken);
        });

        Assert.InRange(won, 1, 20);
        Assert.Equal(1L + won, await _database.AskAsync<long>("select count(*) from mt_events"));
        Assert.Equal(1L + won, await _database.AskAsync<long>("select last_value from mt_events_sequence"));
    }

    [Fact]
    public async Task Writers_that_begin_the_same_stream_by_an_append_leave_one_and_no_gap()
    {
        for (var round = 1; round <= 5; round++)
        {
            var stream = Guid.NewGuid();
            var won = await RaceAsync(20, () => BeginAsync(_store, stream));

            Assert.Equal(1, won);
            Assert.Equal(round, await _database.AskAsync<long>("select count(*) from mt_events"));
            Assert.Equal(round, await _database.AskAsync<long>("select last_value from mt_events_sequence"));
        }
    }

    [Theory]
    [InlineData("UTC")]
    [InlineData("Asia/Tokyo")]
    public async Task The_recorded_time_is_the_databases_whatever_the_process_and_the_server_make_of_it(string timeZone)
    {
        var database = await _database.AskAsync<string>("select current_database()::text");
        await _database.DoAsync($"alter database \"{database}\" set timezone = '{timeZone}'");
        await using var skewed = Open(new Skewed());
        var stream = Guid.NewGuid();
        await BeginAsync(skewed, stream);

        Assert.InRange(await AgeAsync(stream), -5, 60);
    }

    [Fact]
    public async Task A_started_stream_would_take_the_time_of_the_process()
    {
        await using var skewed = Open(new Skewed());
        var stream = Guid.NewGuid();
        await using var session = skewed.LightweightSession("north");
        session.Events.StartStream(stream, new ReadingTaken(1));
        await session.SaveChangesAsync(TestContext.Current.CancellationToken);

        Assert.InRange(await AgeAsync(stream), Skewed.Hours * 3600, (Skewed.Hours * 3600) + 60);
    }

    private static async Task BeginAsync(DocumentStore store, Guid stream)
    {
        await using var session = store.LightweightSession("north");
        session.Events.Append(stream, new ReadingTaken(1)).ExpectedVersionOnServer = 0;
        await session.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Seconds since the event was recorded, by the database's own clock.</summary>
    private Task<double> AgeAsync(Guid stream) => _database.AskAsync<double>(
        $"select extract(epoch from now() - timestamp)::float8 from mt_events where stream_id = '{stream}'");

    private static async Task<int> RaceAsync(int runners, Func<Task> run)
    {
        var won = 0;
        await Task.WhenAll(Enumerable.Range(0, runners).Select(_ => Task.Run(async () =>
        {
            try
            {
                await run();
                Interlocked.Increment(ref won);
            }
            catch (Exception e) when (Races.WasLost(e))
            {
            }
        })));
        return won;
    }

    private DocumentStore Open(TimeProvider clock) => DocumentStore.For(options =>
    {
        Readings.Configure(options);
        options.Connection(_database.App + ";Timezone=UTC");
        options.Events.TimeProvider = clock;
    });

    /// <summary>The state of a stream of readings.</summary>
    public sealed record Chart(Guid Id, int LastMmhg)
    {
        public static Chart Create(IEvent<ReadingTaken> first) => new(first.StreamId, first.Data.Mmhg);

        public Chart Apply(ReadingTaken reading) => this with { LastMmhg = reading.Mmhg };
    }

    private sealed class Skewed : TimeProvider
    {
        public const int Hours = 7;

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddHours(-Hours);
    }
}
