using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Stillwater.Gateway.Tests.Hosting;

/// <summary>
/// A service's side of the sandbox clock: timers that fire when they are due, facts that travel by themselves.
/// </summary>
internal sealed class StubClock(string name)
{
    private readonly Lock _gate = new();
    private readonly SortedSet<DateTimeOffset> _timers = [];

    /// <summary>What was asked of all stubs that share it, in order.</summary>
    public ConcurrentQueue<string> Journal { get; set; } = new();

    public DateTimeOffset? Now { get; private set; }

    public bool Advancing { get; private set; }

    public int Fired { get; private set; }

    public long Relayed { get; set; }

    public Dictionary<string, long> Received { get; } = new(StringComparer.Ordinal);

    public long Sequence { get; set; }

    public long Floor { get; set; }

    public long Parked { get; set; }

    /// <summary>Settles by itself after being asked this often.</summary>
    public int RoundsUntilSettled { get; set; }

    /// <summary>Timers fall due and do not fire.</summary>
    public bool Stuck { get; set; }

    public Action<DateTimeOffset>? OnFired { get; set; }

    public void Owe(DateTimeOffset due)
    {
        lock (_gate) _timers.Add(due);
    }

    public void Reset()
    {
        lock (_gate) _timers.Clear();
        (Fired, Relayed, Sequence, Floor, Parked, RoundsUntilSettled, OnFired) = (0, 0, 0, 0, 0, 0, null);
        Stuck = false;
        Received.Clear();
        Journal.Clear();
    }

    public async Task<object> AnswerAsync(HttpRequest request) => request.Path.Value switch
    {
        "/internal/clock/next" => new { dueAt = Next() },
        "/internal/clock" => Set(await request.ReadFromJsonAsync<Setting>()),
        _ => Settlement(),
    };

    private DateTimeOffset? Next()
    {
        lock (_gate) return _timers.Count == 0 ? null : _timers.Min;
    }

    private object Set(Setting? setting)
    {
        ArgumentNullException.ThrowIfNull(setting);
        lock (_gate)
        {
            if (setting.Clinic == "northside") (Now, Advancing) = (setting.Now, setting.Advancing);
            if (setting.Clinic == "northside" && setting.Advancing)
                Journal.Enqueue($"{name} {setting.Now.ToString("dd HH:mm", CultureInfo.InvariantCulture)}");
            var due = _timers.Where(timer => !Stuck && setting.Clinic == "northside" && timer <= setting.Now).ToList();
            foreach (var timer in due)
            {
                _timers.Remove(timer);
                Fired++;
                OnFired?.Invoke(timer);
            }

            return new { fired = due.Count };
        }
    }

    private object Settlement()
    {
        if (RoundsUntilSettled > 0 && --RoundsUntilSettled == 0) (Floor, Parked) = (Sequence, 0);
        return new
        {
            service = name,
            relayed = new { count = Relayed, digest = $"{Relayed}" },
            received = Received.ToDictionary(
                publisher => publisher.Key,
                publisher => new { count = publisher.Value, digest = $"{publisher.Value}" }),
            sequence = Sequence,
            floors = new { relay = Floor },
            parked = Parked,
        };
    }

    private sealed record Setting(string Clinic, DateTimeOffset Now, bool Advancing);
}
