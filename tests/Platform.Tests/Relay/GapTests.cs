using Marten.Services;
using Npgsql;
using Stillwater.Harness;

namespace Stillwater.Platform.Tests.Relay;

public sealed class GapTests : IAsyncLifetime
{
    private readonly Recorded _outside = new();
    private RelayDatabase _database = null!;

    public async ValueTask InitializeAsync() => _database = await RelayDatabase.CreateAsync();

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task An_append_that_is_slow_to_commit_holds_later_ones_back_and_is_not_skipped()
    {
        await using var replica = await Replica.StartAsync(_database, _outside);
        await replica.AppendAsync("north", Guid.NewGuid(), new ReadingTaken(1));
        await Eventually.TrueAsync(() => _outside.All.Count == 1, "the relay works");
        var slow = Guid.NewGuid();

        await using var connection = new NpgsqlConnection(_database.App);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        var options = SessionOptions.ForTransaction(transaction, shouldAutoCommit: false);
        options.TenantId = "north";
        await using var session = replica.App.LightweightSession(options);
        session.Events.Append(slow, new ReadingTaken(2));
        await session.SaveChangesAsync(TestContext.Current.CancellationToken);
        await replica.AppendAsync("north", Guid.NewGuid(), new ReadingTaken(3));
        await Task.Delay(TimeSpan.FromSeconds(3), TestContext.Current.CancellationToken);
        Assert.Single(_outside.All);

        await transaction.CommitAsync(TestContext.Current.CancellationToken);

        await Eventually.TrueAsync(() => _outside.All.Count == 3, "both are published");
        Assert.Equal(slow, _outside.All.ElementAt(1).Stream);
    }

    [Fact]
    public async Task A_number_that_was_burned_delays_the_others_for_no_more_than_three_seconds()
    {
        await using var replica = await Replica.StartAsync(_database, _outside);
        await replica.AppendAsync("north", Guid.NewGuid(), new ReadingTaken(1));
        await Eventually.TrueAsync(() => _outside.All.Count == 1, "the relay works");

        await _database.DoAsync("select nextval('mt_events_sequence')");
        await replica.AppendAsync("north", Guid.NewGuid(), new ReadingTaken(2));

        await Eventually.TrueAsync(() => _outside.All.Count == 2, TimeSpan.FromSeconds(3), "the gap is proven dead");
    }

    [Fact]
    public async Task A_race_that_is_lost_on_a_second_stream_leaves_a_tombstone_which_is_no_fact()
    {
        await using var replica = await Replica.StartAsync(_database, _outside);
        var taken = Guid.NewGuid();
        await replica.AppendAsync("north", taken, new ReadingTaken(1));
        await Eventually.TrueAsync(() => _outside.All.Count == 1, "the relay works");

        await using (var session = replica.App.LightweightSession("north"))
        {
            session.Events.Append(Guid.NewGuid(), new ReadingTaken(2));
            session.Events.Append(taken, new ReadingTaken(3)).ExpectedVersionOnServer = 0;
            await Assert.ThrowsAnyAsync<Exception>(() => session.SaveChangesAsync(TestContext.Current.CancellationToken));
        }

        await Eventually.TrueAsync(async () => await TombstonesAsync() == 1, what: "the number is filled");
        var next = Guid.NewGuid();
        await replica.AppendAsync("north", next, new ReadingTaken(4));
        await Eventually.TrueAsync(() => _outside.All.Count == 2, "the next fact passes");
        Assert.Equal(next, _outside.All.ElementAt(1).Stream);
    }

    private async Task<long> TombstonesAsync()
    {
        await using var source = NpgsqlDataSource.Create(_database.App);
        await using var count = source.CreateCommand("select count(*) from mt_events where type = 'tombstone'");
        return (long)(await count.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }
}
