using Npgsql;
using Stillwater.Harness;

namespace Stillwater.Faults.Tests;

/// <summary>
/// A process dies between the commit and its answer: whoever repeats the request gets the answer that was lost.
/// </summary>
[Collection(SharingPlatform.Name)]
public sealed class CrashPointTests(PlatformFixture platform)
{
    private const string Turn = "20260105";

    /// <summary>Holds back a commit at its very end, until whoever has the turn gives it up.</summary>
    private const string SlowCommit =
        $"""
        create function linger() returns trigger language plpgsql as
          $$ begin perform pg_advisory_xact_lock({Turn}); return null; end $$;
        create constraint trigger linger after insert on mt_events deferrable initially deferred
          for each row execute function linger();
        """;

    [Fact]
    public async Task A_repeat_after_a_death_between_commit_and_answer_is_answered_from_the_record()
    {
        var database = platform.Platform.Database("screening");
        var token = await platform.Door.TokenAsync("northside", "front-desk-1");
        var (key, body) = ($"{Guid.NewGuid()}", Somebody.New());
        var stored = await CountAsync();
        await database.ExecuteAsync(SlowCommit);
        await using var turn = new NpgsqlConnection(database.Admin);
        await turn.OpenAsync(TestContext.Current.CancellationToken);
        await RunAsync(turn, $"select pg_advisory_lock({Turn})");

        var first = platform.Door.PostAsync(token, "/v1/patients", body, key);
        await Eventually.TrueAsync(async () => await database.ScalarAsync<long>(
            $"select count(*) from pg_locks where locktype = 'advisory' and objid = {Turn} and not granted") == 1);
        platform.Platform.Postgres.Freeze();
        await RunAsync(turn, $"select pg_advisory_unlock({Turn})");
        await Eventually.TrueAsync(async () => await CountAsync() == stored + 1);
        await platform.Running["screening"].KillAsync(TestContext.Current.CancellationToken);
        platform.Platform.Postgres.Thaw();
        await database.ExecuteAsync("drop trigger linger on mt_events; drop function linger()");
        await platform.Running.RestartAsync("screening", TestContext.Current.CancellationToken);

        Assert.Equal("request.unavailable", (await first).Code);
        var again = await first;
        await Eventually.TrueAsync(async () =>
            (again = await platform.Door.PostAsync(token, "/v1/patients", body, key)).Code != "request.unavailable");
        var oncemore = await platform.Door.PostAsync(token, "/v1/patients", body, key);
        Assert.Equal((201, true), ((int)again.Status, again.WasReplayed));
        Assert.Equal(again.Bytes, oncemore.Bytes);
        Assert.Equal(stored + 1, await CountAsync());

        await platform.Books.UntilSettledAsync();
        Assert.Empty(await platform.NotNoticedOnceAsync([(Guid)again.Json["id"]!]));
        Assert.Empty(await platform.Books.FaultsAsync());

        Task<long> CountAsync() => database.ScalarAsync<long>("select count(*) from mt_events");
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
