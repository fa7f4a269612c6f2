namespace Stillwater.TreatmentPlans.Dosing;

/// <summary>What holds for the course of any route.</summary>
/// <param name="MinGapHours">Shortest gap between two doses, hours.</param>
/// <param name="SeriesMax">Most sessions of a series, extra ones included.</param>
/// <param name="ExtraMax">Most extra sessions.</param>
/// <param name="RescreenGapDays">After a longer gap only a new screening lets a plan go on, days.</param>
/// <param name="ReviewGapDays">A gap of this length in a series asks for a review, days.</param>
public sealed record CourseLimits(
    int MinGapHours, int SeriesMax, int ExtraMax, int RescreenGapDays, int ReviewGapDays);

/// <summary>A phase of a course as the label describes it.</summary>
/// <param name="Route">Code of the route.</param>
/// <param name="Number">Its place, from 1.</param>
/// <param name="Weeks">How many weeks it lasts, null for the last one, which has no end.</param>
/// <param name="SessionsPerWeek">Sessions in a week, null when they are further apart.</param>
/// <param name="EveryWeeks">Weeks between two sessions, null when there are several in a week.</param>
/// <param name="Source">Where the rule comes from.</param>
public sealed record LabelPhase(
    string Route, int Number, int? Weeks, int? SessionsPerWeek, int? EveryWeeks, string Source);

/// <summary>What a finding of the screening changes in a regimen.</summary>
/// <param name="RuleId">The rule that found something, such as DI-11.</param>
/// <param name="Routes">Routes that it matters for.</param>
/// <param name="Effect">One of <see cref="InteractionEffect"/>.</param>
/// <param name="Source">Where the rule comes from.</param>
public sealed record InteractionRule(string RuleId, IReadOnlyList<string> Routes, string Effect, string Source);

/// <summary>What an interaction does to a regimen.</summary>
public static class InteractionEffect
{
    /// <summary>The first dose is lowered, or a reason is written.</summary>
    public const string ReduceStart = "reduce-start";

    /// <summary>Another route is taken, or a reason is written.</summary>
    public const string AvoidRoute = "avoid-route";

    /// <summary>Begin low: a caution to whoever signs.</summary>
    public const string LowStart = "low-start";

    /// <summary>A caution to whoever signs.</summary>
    public const string Caution = "caution";

    /// <summary>Only a psychiatrist signs.</summary>
    public const string Psychiatry = "psychiatry";

    public static readonly IReadOnlyList<string> All = [ReduceStart, AvoidRoute, LowStart, Caution, Psychiatry];
}

/// <summary>A way of giving the drug that is known and not offered.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Basis">One sentence for a person.</param>
/// <param name="Source">Where the rule comes from.</param>
public sealed record NotOfferedRule(string Code, string Basis, string Source);
