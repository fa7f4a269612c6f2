using Stillwater.TreatmentPlans.Sites;
using Stillwater.TreatmentPlans.Sites.Rules;

namespace Stillwater.TreatmentPlans.Visits.GetAvailability;

/// <summary>
/// When a chair is free for a whole block of dose and recovery: the opening hours of its site without what is taken.
/// </summary>
public static class Availability
{
    public static IReadOnlyList<ChairAvailability> Of(
        Site site, IReadOnlyList<VisitRow> visits, BlockRule block, DateTimeOffset from, DateTimeOffset until) =>
        [.. site.Chairs.Values.Where(chair => chair.Active && chair.Routes.Contains(block.Route)).Select(chair =>
        {
            var taken = visits.Where(v => !v.IsFreed && v.ChairId == chair.ChairId).OrderBy(v => v.From).ToList();
            return new ChairAvailability(
                chair.ChairId,
                [.. Open(site.Profile!, from, until).SelectMany(span => Free(span, taken))
                    .Where(span => span.Until - span.From >= block.Length)],
                [.. taken.Where(v => v.From < until && v.Until > from).Select(v => new Span(v.From, v.Until))]);
        })];

    private static IEnumerable<Span> Open(SiteProfile profile, DateTimeOffset from, DateTimeOffset until)
    {
        var last = SiteTime.DayOf(until, profile.TimeZone);
        for (var day = SiteTime.DayOf(from, profile.TimeZone); day <= last; day = day.AddDays(1))
            foreach (var span in profile.OpeningHours.Where(s => s.Day == day.DayOfWeek).OrderBy(s => s.FromMinute))
            {
                var open = SiteTime.At(day, span.FromMinute, profile.TimeZone);
                var close = SiteTime.At(day, span.UntilMinute, profile.TimeZone);
                if (open < until && close > from)
                    yield return new Span(open < from ? from : open, close > until ? until : close);
            }
    }

    private static IEnumerable<Span> Free(Span open, List<VisitRow> taken)
    {
        var at = open.From;
        foreach (var visit in taken.Where(v => v.From < open.Until && v.Until > open.From))
        {
            if (visit.From > at)
                yield return new Span(at, visit.From);
            at = visit.Until > at ? visit.Until : at;
        }

        if (at < open.Until)
            yield return new Span(at, open.Until);
    }
}

/// <summary>A span of time.</summary>
/// <param name="From">Its first moment.</param>
/// <param name="Until">The first moment after it.</param>
public sealed record Span(DateTimeOffset From, DateTimeOffset Until);

/// <summary>When a chair is free.</summary>
/// <param name="ChairId">The chair.</param>
/// <param name="Free">Spans that are long enough for the block, in order.</param>
/// <param name="Taken">Spans in which it is taken, in order.</param>
public sealed record ChairAvailability(string ChairId, IReadOnlyList<Span> Free, IReadOnlyList<Span> Taken);
