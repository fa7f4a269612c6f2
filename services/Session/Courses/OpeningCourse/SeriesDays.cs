namespace Stillwater.Sessions.Courses.OpeningCourse;

/// <summary>One phase of a plan: so many weeks with sessions so often; without weeks it has no end.</summary>
public sealed record SeriesPhase(int Number, int? Weeks, int? SessionsPerWeek, int? EveryWeeks);

/// <summary>
/// On which days a series falls, counted from its first session: spread evenly over the days of the induction, or as its
/// phases say. The plan's own schedule is computed alike.
/// </summary>
internal static class SeriesDays
{
    private const int DaysPerWeek = 7;

    public static IReadOnlyList<int> Of(int sessions, int days, IReadOnlyList<SeriesPhase> phases)
    {
        if (phases.Count == 0)
            return [.. Enumerable.Range(0, sessions).Select(i => i * days / sessions)];
        var (found, week) = (new List<int>(), 0);
        foreach (var phase in phases.Where(p => p.Weeks is not null).OrderBy(p => p.Number))
        {
            found.AddRange(InPhase(phase).Select(day => (week * DaysPerWeek) + day));
            week += phase.Weeks!.Value;
        }

        return [.. found.Take(sessions)];
    }

    private static IEnumerable<int> InPhase(SeriesPhase phase)
    {
        var (weeks, perWeek) = (phase.Weeks!.Value, phase.SessionsPerWeek);
        return perWeek is { } often
            ? Enumerable.Range(0, weeks * often).Select(i => i * DaysPerWeek / often)
            : Enumerable.Range(0, weeks / (phase.EveryWeeks ?? 1)).Select(i => i * DaysPerWeek * (phase.EveryWeeks ?? 1));
    }
}
