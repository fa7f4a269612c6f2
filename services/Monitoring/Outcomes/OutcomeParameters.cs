namespace Stillwater.Monitoring.Outcomes;

/// <summary>The numbers of the outcomes programme that belong to no single instrument.</summary>
/// <param name="Version">Version of this file, year and revision.</param>
/// <param name="Baseline">Which score is the baseline.</param>
/// <param name="Required">What a flag of a score makes due.</param>
/// <param name="Sustained">When a response is sustained.</param>
/// <param name="Relapse">When what was gained is lost.</param>
/// <param name="Suicidality">When thoughts of suicide have answered to a dose.</param>
public sealed record OutcomeParameters(
    string Version, BaselineRule Baseline, IReadOnlyList<FollowUpRule> Required, SustainedRule Sustained,
    RelapseRule Relapse, SuicidalityRule Suicidality);

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

/// <summary>A response is sustained when it was there at every point over this many days.</summary>
/// <param name="Id">Id of the rule.</param>
/// <param name="Days">Days from the first to the last of the points, inclusive; 1 to 90.</param>
/// <param name="Source">Where the number comes from.</param>
public sealed record SustainedRule(string Id, int Days, string Source);

/// <summary>After a response, a point that shows a sign of relapse; a second one in time confirms it.</summary>
/// <param name="Id">Id of the rule.</param>
/// <param name="GainLostPercent">Share of the best gain that is lost again, in per cent, inclusive; 1 to 100.</param>
/// <param name="ScoreFrom">Totals that are a sign by themselves, by instrument code.</param>
/// <param name="ConfirmedFromDays">Earliest day after the first sign on which a second confirms it; 1 or more.</param>
/// <param name="ConfirmedToDays">Latest such day, inclusive.</param>
/// <param name="Source">Where the numbers come from.</param>
public sealed record RelapseRule(
    string Id, int GainLostPercent, IReadOnlyDictionary<string, int> ScoreFrom, int ConfirmedFromDays, int ConfirmedToDays,
    string Source);

/// <summary>Thoughts of suicide have answered to a dose when the item about them has fallen so far a day later.</summary>
/// <param name="Id">Id of the rule.</param>
/// <param name="FallPercent">Fall of the item, in per cent, inclusive; 1 to 100.</param>
/// <param name="FromHours">Earliest hour after the dose began, inclusive.</param>
/// <param name="ToHours">Latest hour after the dose began, inclusive.</param>
/// <param name="Source">Where the numbers come from.</param>
public sealed record SuicidalityRule(string Id, int FallPercent, int FromHours, int ToHours, string Source);
