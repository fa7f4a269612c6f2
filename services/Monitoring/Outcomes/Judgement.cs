using Stillwater.Clinical.Instruments;

namespace Stillwater.Monitoring.Outcomes;

/// <summary>What a score means beside its baseline. Thresholds are met exactly, never by rounding.</summary>
/// <param name="Points">Score minus baseline, so that a fall is negative.</param>
/// <param name="Percent">
/// Improvement in per cent of the baseline, one decimal; negative when worse, 0 from a baseline of 0.
/// </param>
/// <param name="Class">One of <see cref="OutcomeClass"/>.</param>
/// <param name="Response">Whether the fall reaches the response threshold.</param>
/// <param name="Remission">Whether the score is below the remission cut-off, whatever the fall.</param>
public sealed record Judgement(int Points, decimal Percent, string Class, bool Response, bool Remission)
{
    /// <summary>Judges one score; remission is named first, then response, partial response, deterioration.</summary>
    public static Judgement Of(OutcomeRule rule, int baseline, int score)
    {
        ArgumentNullException.ThrowIfNull(rule);
        var fall = baseline - score;
        var response = Reaches(fall, baseline, rule.ResponsePercent);
        var remission = score < rule.RemissionBelow;
        var worse = Reaches(-fall, baseline, rule.DeteriorationPercent) || -fall >= rule.DeteriorationPoints;
        return new Judgement(
            -fall,
            baseline == 0 ? 0 : Math.Round(100m * fall / baseline, 1, MidpointRounding.AwayFromZero),
            ClassOf(remission, response, Reaches(fall, baseline, rule.PartialPercent), worse),
            response,
            remission);
    }

    private static string ClassOf(bool remission, bool response, bool partial, bool worse) =>
        (remission, response, partial, worse) switch
        {
            (true, _, _, _) => OutcomeClass.Remission,
            (_, true, _, _) => OutcomeClass.Response,
            (_, _, true, _) => OutcomeClass.Partial,
            (_, _, _, true) => OutcomeClass.Deterioration,
            _ => OutcomeClass.None,
        };

    private static bool Reaches(int change, int baseline, int percent) =>
        change > 0 && 100L * change >= (long)percent * baseline;
}

/// <summary>The names under which outcomes are stored and published.</summary>
public static class OutcomeClass
{
    public const string Deterioration = "deterioration";
    public const string None = "none";
    public const string Partial = "partial";
    public const string Response = "response";
    public const string Remission = "remission";
}
