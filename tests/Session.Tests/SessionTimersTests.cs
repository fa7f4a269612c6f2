using Stillwater.Sessions.DosingSessions;

namespace Stillwater.Sessions.Tests;

public class SessionTimersTests
{
    [Fact]
    public void Every_owed_reading_has_its_timer_and_every_met_one_loses_it()
    {
        var timers = new SortedDictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        var state = DosingSession.Initial;
        foreach (var happened in Given.History([.. Given.UntilReady, (100, Given.Discharge())]))
        {
            foreach (var guard in SessionTimers.OwedBy("northside", Given.Session, happened))
            {
                if (guard.Sql.StartsWith("delete", StringComparison.Ordinal))
                    timers.Remove((string)guard.Parameters[2]!);
                else
                    timers[(string)guard.Parameters[2]!] = (DateTimeOffset)guard.Parameters[3]!;
            }

            state = DosingSession.Evolve(state, happened);
            Assert.Equal(
                state.OpenChecks.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => (c.Key, c.OverdueAt)),
                timers.Where(t => t.Key != SessionTimers.TransferUndecided).Select(t => (t.Key, t.Value)));
            Assert.Equal(state.Dose is not null && state.Discharge is null, timers.ContainsKey(SessionTimers.TransferUndecided));
        }

        Assert.Empty(timers);
    }
}
