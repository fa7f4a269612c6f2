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
}
