using Stillwater.Platform.Commands;

namespace Stillwater.Platform.Timers;

/// <summary>
/// Due times are facts: a timer is written in the transaction of the event that owes it and cleared in that of the
/// event that meets it. The event carries the due time too, so that the table can be rebuilt.
/// </summary>
public static class DueTimers
{
    public static Guard Set(string tenant, Guid stream, string key, DateTimeOffset due, string kind) => new(
        """
        insert into timer (tenant, stream, key, due, kind) values (?, ?, ?, ?, ?)
        on conflict (tenant, stream, key) do update set due = excluded.due, kind = excluded.kind, attempts = 0, retry_at = null
        """,
        tenant, stream, key, due, kind);

    public static Guard Clear(string tenant, Guid stream, string key) =>
        new("delete from timer where tenant = ? and stream = ? and key = ?", tenant, stream, key);
}

/// <summary>A timer whose time has come.</summary>
/// <param name="Key">Names the timer within its stream.</param>
/// <param name="LateBy">How late the platform is; zero when it is on time.</param>
/// <param name="Cause">Why what it waited for is not there: <see cref="NotTaken"/> or <see cref="PlatformDown"/>.</param>
public sealed record DueTimer(
    string Clinic, Guid Stream, string Key, string Kind, DateTimeOffset Due, TimeSpan LateBy, string Cause)
{
    public const string NotTaken = "not-taken";
    public const string PlatformDown = "platform-down";
}

/// <summary>What a kind of timer does when it is due; it commits together with the timer's end.</summary>
public delegate Task OnDue(Work work, DueTimer timer, CancellationToken cancellationToken);

/// <summary>The kinds of timers that a service has.</summary>
public sealed class TimerKinds
{
    private readonly Dictionary<string, OnDue> _kinds = [];

    public void Add(string kind, OnDue onDue) => _kinds.Add(kind, onDue);

    public Task FireAsync(Work work, DueTimer timer, CancellationToken cancellationToken) =>
        _kinds[timer.Kind](work, timer, cancellationToken);
}
