namespace Stillwater.Monitoring.Outcomes;

/// <summary>The numbers of the outcomes programme that belong to no single instrument.</summary>
/// <param name="Version">Version of this file, year and revision.</param>
/// <param name="Baseline">Which score is the baseline.</param>
/// <param name="Required">What a flag of a score makes due.</param>
public sealed record OutcomeParameters(
    string Version, BaselineRule Baseline, IReadOnlyList<FollowUpRule> Required);

/// <summary>The baseline is the last score taken within this many days before the first dose.</summary>
/// <param name="Id">Id of the rule.</param>
/// <param name="WithinDays">Greatest age of the score at the first dose, in days, inclusive; 1 to 90.</param>
/// <param name="Source">Where the number comes from.</param>
public sealed record BaselineRule(string Id, int WithinDays, string Source)
{
    internal TimeSpan Within => TimeSpan.FromDays(WithinDays);
}

/// <summary>A flag of one instrument makes another instrument due.</summary>
/// <param name="Id">Id of the rule.</param>
/// <param name="Flag">The flag, as the instrument's definition names it.</param>
/// <param name="Instrument">Code of the instrument that is due.</param>
/// <param name="WithinMinutes">Time allowed after the score was recorded, in minutes; 0 is at once.</param>
/// <param name="Source">Where the rule comes from.</param>
public sealed record FollowUpRule(string Id, string Flag, string Instrument, int WithinMinutes, string Source);
