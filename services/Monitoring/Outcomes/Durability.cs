using Stillwater.Monitoring.Patients;

namespace Stillwater.Monitoring.Outcomes;

/// <summary>Whether a response has lasted, and whether what was gained is lost again.</summary>
internal static class Durability
{
    /// <summary>The first span of points that were all a response and lasted long enough, null while there is none.</summary>
    /// <param name="points">Judged scores of one instrument and plan, in time.</param>
    /// <param name="rule">How long is long enough.</param>
    public static SustainedResponse? SustainedBy(IEnumerable<OutcomeAssessed> points, SustainedRule rule)
    {
        OutcomeAssessed? since = null;
        foreach (var point in points)
        {
            since = point.Response ? since ?? point : null;
            if (since is not null && point.TakenAt - since.TakenAt >= TimeSpan.FromDays(rule.Days))
                return new SustainedResponse(since.TakenAt, point.TakenAt, rule.Id);
        }

        return null;
    }

    /// <summary>
    /// The relapse that is confirmed first, else the last sign that none has contradicted since; null without either.
    /// </summary>
    /// <param name="points">Judged scores of one instrument and plan, in time.</param>
    /// <param name="rule">What is a sign, and when a second one confirms it.</param>
    public static Relapse? RelapseIn(IEnumerable<OutcomeAssessed> points, RelapseRule rule)
    {
        var signs = new List<DateTimeOffset>();
        var (best, responded, latestIsSign) = (int.MaxValue, false, false);
        foreach (var point in points)
        {
            latestIsSign = responded && IsSign(point, best, rule);
            if (latestIsSign)
            {
                var first = signs.Find(earlier => Confirms(point.TakenAt - earlier, rule));
                if (first != default)
                    return new Relapse(Relapse.Confirmed, first, point.TakenAt, rule.Id);
                signs.Add(point.TakenAt);
            }

            (best, responded) = (Math.Min(best, point.Score), responded || point.Response);
        }

        return latestIsSign ? new Relapse(Relapse.Suspected, signs[^1], null, rule.Id) : null;
    }

    private static bool IsSign(OutcomeAssessed point, int best, RelapseRule rule)
    {
        var gain = point.Baseline - best;
        return (gain > 0 && 100L * (point.Score - best) >= (long)rule.GainLostPercent * gain)
            || (rule.ScoreFrom.TryGetValue(point.Instrument, out var from) && point.Score >= from);
    }

    private static bool Confirms(TimeSpan apart, RelapseRule rule) =>
        apart >= TimeSpan.FromDays(rule.ConfirmedFromDays) && apart <= TimeSpan.FromDays(rule.ConfirmedToDays);
}

/// <summary>A response that has lasted.</summary>
/// <param name="Since">The first point of it.</param>
/// <param name="SustainedAt">The point at which it had lasted long enough.</param>
/// <param name="RuleId">The rule that says how long.</param>
public sealed record SustainedResponse(DateTimeOffset Since, DateTimeOffset SustainedAt, string RuleId);

/// <summary>What was gained is lost again, or seems to be.</summary>
/// <param name="State">suspected after one sign, confirmed by a second one in time.</param>
/// <param name="SeenAt">The first sign.</param>
/// <param name="ConfirmedAt">The sign that confirms it, null while it is suspected.</param>
/// <param name="RuleId">The rule that says what is a sign.</param>
public sealed record Relapse(string State, DateTimeOffset SeenAt, DateTimeOffset? ConfirmedAt, string RuleId)
{
    internal const string Suspected = "suspected";
    internal const string Confirmed = "confirmed";
}
