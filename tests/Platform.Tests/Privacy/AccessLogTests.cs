using Npgsql;
using Stillwater.Harness.Servers;
using Stillwater.Harness;
using Stillwater.Platform.Privacy;

namespace Stillwater.Platform.Tests.Privacy;

public sealed class AccessLogTests : IAsyncLifetime
{
    private static readonly AccessEntry Entry = new(
        "northside", "practitioner-1", "northside-ehr", "clinician", "treatment", Guid.NewGuid(),
        "GET /v1/sessions/{id}", Guid.NewGuid(), 12, new byte[32], AccessOutcome.Shown, DateTimeOffset.UnixEpoch);

    private ServerLease _lease = null!;
    private NpgsqlDataSource _app = null!;

    public async ValueTask InitializeAsync()
    {
        _lease = await TestServers.LeaseAsync("session");
        await AccessLogSchema.ApplyAsync(
            _lease["session"].Owner, Vault.RoleOf(_lease["session"].App), TestContext.Current.CancellationToken);
        _app = NpgsqlDataSource.Create(_lease["session"].App);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _lease.DisposeAsync();
    }

    [Fact]
    public async Task Every_one_of_a_thousand_reads_at_once_is_durable_before_it_may_show_anything()
    {
        await using var log = new AccessLog(_app, TimeProvider.System);
        await Task.WhenAll(Enumerable.Range(0, 1_000).Select(async i =>
        {
            var view = $"view-{i}";
            await log.RecordAsync(Entry with { View = view }, CancellationToken.None);
            if (i % 50 == 0)
                Assert.Equal(1L, await AsAdminAsync($"select count(*) from access_log where view = '{view}'"));
        }));

        Assert.Equal(1_000L, await AsAdminAsync("select count(distinct view) from access_log"));
        Assert.InRange((long)(await AsAdminAsync("select count(distinct at) from access_log"))!, 2, 100);
    }

    [Fact]
    public async Task A_row_says_who_saw_what_why_and_when_by_both_clocks()
    {
        await using var log = new AccessLog(_app, TimeProvider.System);
        await log.RecordAsync(Entry, CancellationToken.None);
        await log.RecordAsync(
            Entry with
            {
                Patient = null,
                Stream = null,
                Version = null,
                ContentHash = null,
                Outcome = AccessOutcome.Refused,
                RecordedAt = null,
            },
            CancellationToken.None);

        Assert.Equal(
            $"northside|practitioner-1|northside-ehr|clinician|treatment|{Entry.Patient}|GET /v1/sessions/{{id}}|"
            + $"{Entry.Stream}|12|32|shown",
            await AsAdminAsync(
                """
                select concat_ws('|', tenant, actor, client, role, purpose, patient, view, stream, version,
                  length(content_hash), outcome) from access_log where recorded_at = 'epoch' and now() - at < '1 min'
                """));
        Assert.Equal(1L, await AsAdminAsync(
            "select count(*) from access_log "
            + "where patient is null and outcome = 'refused' and now() - recorded_at < '1 min'"));
    }

    [Theory]
    [InlineData("update access_log set actor = 'nobody'")]
    [InlineData("delete from access_log")]
    [InlineData("select actor from access_log")]
    [InlineData("truncate access_log")]
    public async Task The_application_may_only_add(string statement)
    {
        await using var command = _app.CreateCommand(statement);
        var refused = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync(
            TestContext.Current.CancellationToken));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Fact]
    public async Task Without_its_database_the_log_refuses_the_read_and_recovers()
    {
        var server = new NpgsqlConnectionStringBuilder(_lease["session"].App);
        await using var gate = TcpGate.Before(server.Host!, server.Port);
        await using var database = NpgsqlDataSource.Create(gate.Through(_lease["session"].App));
        await using var log = new AccessLog(database, TimeProvider.System);
        await log.RecordAsync(Entry, CancellationToken.None);

        gate.Shut();
        await Assert.ThrowsAsync<AccessLogUnavailableException>(async () =>
            await log.RecordAsync(Entry, CancellationToken.None));
        gate.Open();

        await Eventually.TrueAsync(async () =>
        {
            try
            {
                await log.RecordAsync(Entry, CancellationToken.None);
                return true;
            }
            catch (AccessLogUnavailableException)
            {
                return false;
            }
        });
    }

    [Fact]
    public async Task An_impossible_row_refuses_its_own_read_only()
    {
        await using var log = new AccessLog(_app, TimeProvider.System);
        var good = RecordMany(log, 20);
        var bad = log.RecordAsync(Entry with { Purpose = "\0" }, CancellationToken.None).AsTask();

        await Assert.ThrowsAsync<AccessLogUnavailableException>(() => bad);
        await Task.WhenAll(good);
        Assert.Equal(20L, await AsAdminAsync("select count(*) from access_log"));
    }

    [Fact]
    public async Task Stopping_writes_what_waits_and_takes_no_more()
    {
        var log = new AccessLog(_app, TimeProvider.System);
        var waiting = RecordMany(log, 700);

        await log.DisposeAsync();

        await Task.WhenAll(waiting);
        Assert.Equal(700L, await AsAdminAsync("select count(*) from access_log"));
        await Assert.ThrowsAsync<AccessLogUnavailableException>(async () =>
            await log.RecordAsync(Entry, CancellationToken.None));
    }

    private static List<Task> RecordMany(AccessLog log, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => log.RecordAsync(Entry, CancellationToken.None).AsTask())];

    private async Task<object?> AsAdminAsync(string query)
    {
        await using var database = NpgsqlDataSource.Create(_lease["session"].Admin);
        await using var command = database.CreateCommand(query);
        return await command.ExecuteScalarAsync();
    }
}
