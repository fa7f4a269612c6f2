using Stillwater.Sessions.Boards;
using Stillwater.Sessions.DosingSessions;

namespace Stillwater.Sessions.Tests.Boards;

public class ClinicBoardTests
{
    private static readonly SessionRow Row = new(
        Given.Session, Given.Patient, Given.Plan, 1, Given.Noon, "clinic", SessionStep.Dosing, Revision: 3);

    [Fact]
    public void A_new_watcher_sees_the_whole_board_and_then_only_what_changes()
    {
        var board = new ClinicBoard();
        var other = Row with { Id = Given.Plan };
        using var watch = board.TryJoin([Row, other])!;
        Assert.Equal([Row, other], Read(watch).Select(change => change.Row));
        board.Show([Row, other]);
        Assert.Empty(Read(watch));
        board.Show([Row with { Revision = 4 }, other]);
        Assert.Equal(4, Assert.Single(Read(watch)).Row.Revision);
    }

    [Fact]
    public void A_session_that_is_over_leaves_the_board()
    {
        var board = new ClinicBoard();
        using var watch = board.TryJoin([Row])!;
        Read(watch);
        board.Show([]);
        Assert.True(Assert.Single(Read(watch)).Gone);
    }

    [Fact]
    public void Who_does_not_keep_up_loses_the_feed_and_nobody_else_does()
    {
        var board = new ClinicBoard();
        using var slow = board.TryJoin([])!;
        using var quick = board.TryJoin([])!;
        for (var revision = 1; revision <= 5_000; revision++)
        {
            board.Show([Row with { Revision = revision }]);
            Assert.Single(Read(quick));
        }

        Assert.Equal(4_096, Read(slow).Count);
        Assert.True(slow.Changes.Completion.IsCompleted);
    }

    [Fact]
    public void A_board_that_nobody_watches_is_given_up()
    {
        var board = new ClinicBoard();
        board.TryJoin([Row])!.Dispose();
        Assert.True(board.IsForsaken());
        Assert.Null(board.TryJoin([Row]));
    }

    private static List<BoardChange> Read(BoardWatch watch)
    {
        var read = new List<BoardChange>();
        while (watch.Changes.TryRead(out var change))
            read.Add(change);
        return read;
    }
}
