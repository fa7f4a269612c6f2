namespace Stillwater.TreatmentPlans.Plans.Regimens;

/// <summary>Where a course of phases begins: with which phase, after how many sessions, and when.</summary>
public sealed record PhasePlace(int Phase, int SessionsBefore, DateTimeOffset At);

/// <summary>The arithmetic of a course that goes through phases, as the label of esketamine describes one.</summary>
internal static class PhaseCourse
{
    private const int DaysPerWeek = 7;

    /// <summary>
    /// Days from the beginning of a phase to each session of it and of those that follow, to the last with an end.
    /// </summary>
    public static IReadOnlyList<int> Days(IReadOnlyList<RegimenPhase> phases, int from)
    {
        var (days, week) = (new List<int>(), 0);
        foreach (var phase in phases.Where(p => p.Number >= from && p.Weeks is not null))
        {
            days.AddRange(Enumerable.Range(0, phase.Sessions).Select(i => (week * DaysPerWeek) + DayOf(phase, i)));
            week += phase.Weeks!.Value;
        }

        return days;
    }

    /// <summary>The phase that the next session belongs to; the last one when all before it are done.</summary>
    public static int Current(IReadOnlyList<RegimenPhase> phases, PhasePlace? start, int sessionsDone)
    {
        var done = sessionsDone - (start?.SessionsBefore ?? 0);
        foreach (var phase in phases.Where(p => p.Number >= (start?.Phase ?? 1)))
        {
            if (phase.Weeks is null || done < phase.Sessions)
                return phase.Number;
            done -= phase.Sessions;
        }

        return phases[^1].Number;
    }

    /// <summary>Sessions from a phase on, to the end of the last phase that has one.</summary>
    public static int SessionsFrom(IReadOnlyList<RegimenPhase> phases, int from) =>
        phases.Where(p => p.Number >= from).Sum(p => p.Sessions);

    private static int DayOf(RegimenPhase phase, int session) => phase.SessionsPerWeek is { } perWeek
        ? session * DaysPerWeek / perWeek
        : session * DaysPerWeek * phase.EveryWeeks!.Value;
}
