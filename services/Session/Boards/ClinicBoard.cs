using System.Threading.Channels;
using Stillwater.Sessions.DosingSessions;

namespace Stillwater.Sessions.Boards;

/// <summary>One clinic's board in this replica, and everyone who watches it.</summary>
internal sealed class ClinicBoard
{
    private readonly Lock _gate = new();
    private readonly List<BoardWatch> _watches = [];
    private Dictionary<Guid, SessionRow> _shown = [];
    private bool _forsaken;

    /// <summary>A new watcher with the whole board before it; null when the board was given up meanwhile.</summary>
    public BoardWatch? TryJoin(IReadOnlyList<SessionRow> rows)
    {
        lock (_gate)
        {
            if (_forsaken)
                return null;
            Take(rows);
            var watch = new BoardWatch(this);
            foreach (var row in rows)
                watch.Offer(new BoardChange(row, Gone: false));
            _watches.Add(watch);
            return watch;
        }
    }

    /// <summary>Hands on what differs from what was shown before.</summary>
    public void Show(IReadOnlyList<SessionRow> rows)
    {
        lock (_gate)
            Take(rows);
    }

    /// <summary>Whether nobody watches any more; from then on nobody can join.</summary>
    public bool IsForsaken()
    {
        lock (_gate)
            return _forsaken = _watches.Count == 0;
    }

    public void Leave(BoardWatch watch)
    {
        lock (_gate)
            _watches.Remove(watch);
    }

    private void Take(IReadOnlyList<SessionRow> rows)
    {
        var now = rows.ToDictionary(row => row.Id);
        var changes = rows.Where(row => _shown.GetValueOrDefault(row.Id)?.Revision != row.Revision)
            .Select(row => new BoardChange(row, Gone: false))
            .Concat(_shown.Values.Where(row => !now.ContainsKey(row.Id)).Select(row => new BoardChange(row, Gone: true)));
        foreach (var change in changes.ToList())
            foreach (var watch in _watches)
                watch.Offer(change);
        _shown = now;
    }
}

/// <summary>A row as it is now, or that it is on the board no more.</summary>
internal sealed record BoardChange(SessionRow Row, bool Gone);

/// <summary>One watcher. Who does not keep up loses the feed and comes back to the whole board.</summary>
internal sealed class BoardWatch(ClinicBoard board) : IDisposable
{
    private const int Most = 4096;

    private readonly Channel<BoardChange> _changes = Channel.CreateBounded<BoardChange>(
        new BoundedChannelOptions(Most) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    public ChannelReader<BoardChange> Changes => _changes.Reader;

    public void Offer(BoardChange change)
    {
        if (!_changes.Writer.TryWrite(change))
            _changes.Writer.TryComplete();
    }

    public void Dispose() => board.Leave(this);
}
