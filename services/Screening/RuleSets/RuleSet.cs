using System.Collections.Frozen;

namespace Stillwater.Screenings.RuleSets;

/// <summary>
/// The rules of one version. They ship with the build and are never edited: a change is a new version.
/// </summary>
/// <param name="Version">Version, such as 2026.1.</param>
/// <param name="Parameters">Single numbers.</param>
/// <param name="BloodPressureBands">
/// Bands of blood pressure, the gravest first; the last one takes what is left.
/// </param>
/// <param name="Bands">Bands of single numbers by measure; the first that holds counts.</param>
/// <param name="Routes">Routes of administration that the programme offers.</param>
/// <param name="Alternatives">What else can be tried.</param>
/// <param name="Requirements">What must be known before there can be a verdict.</param>
/// <param name="Rules">The rules, in the order of the findings.</param>
/// <param name="Title">What the version is, in one sentence; null in the first one.</param>
/// <param name="Thresholds">Numbers that conditions name, null where they are written out.</param>
/// <param name="Settings">Where treatment can take place, from the safest up; null where no ladder is kept.</param>
/// <param name="Reviewers">Who may accept a review whose rule names nobody; null for every clinical role.</param>
public sealed record RuleSet(
    string Version,
    RuleParameters Parameters,
    IReadOnlyList<PressureBand> BloodPressureBands,
    IReadOnlyDictionary<string, IReadOnlyList<Band>> Bands,
    IReadOnlyList<RouteRule> Routes,
    IReadOnlyList<AlternativeRule> Alternatives,
    IReadOnlyList<Requirement> Requirements,
    IReadOnlyList<Rule> Rules,
    string? Title = null,
    IReadOnlyList<RuleParameter>? Thresholds = null,
    IReadOnlyList<SettingStep>? Settings = null,
    IReadOnlyList<Reviewer>? Reviewers = null)
{
    private readonly FrozenDictionary<string, decimal> _thresholds =
        (Thresholds ?? []).ToFrozenDictionary(t => t.Id, t => t.Value, StringComparer.Ordinal);

    internal decimal Threshold(string id) => _thresholds[id];
}

/// <summary>The single numbers of a rule set.</summary>
/// <param name="DeterminationValidDays">Days after which an eligible verdict no longer carries a plan.</param>
/// <param name="PressureReadingsApartMinutes">
/// Least minutes between two readings of which the lower band counts.
/// </param>
/// <param name="PressureVisitMinutes">Minutes before the last reading that belong to the same visit.</param>
public sealed record RuleParameters(
    RuleParameter DeterminationValidDays, RuleParameter PressureReadingsApartMinutes,
    RuleParameter PressureVisitMinutes);

/// <summary>One number of medicine.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Value">The number.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Source">Where it comes from.</param>
public sealed record RuleParameter(string Id, decimal Value, string Unit, string Source);

/// <summary>A band of blood pressure, entered by either component.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Source">Where its limits come from.</param>
/// <param name="SystolicFrom">Lowest systolic pressure, mmHg.</param>
/// <param name="DiastolicFrom">Lowest diastolic pressure, mmHg.</param>
/// <param name="SystolicBelow">Systolic pressure under which it holds, mmHg.</param>
/// <param name="DiastolicBelow">Diastolic pressure under which it holds, mmHg.</param>
public sealed record PressureBand(
    string Code,
    string Source,
    int? SystolicFrom = null,
    int? DiastolicFrom = null,
    int? SystolicBelow = null,
    int? DiastolicBelow = null)
{
    internal bool Holds(int systolicMmHg, int diastolicMmHg) =>
        systolicMmHg >= SystolicFrom || diastolicMmHg >= DiastolicFrom
        || systolicMmHg < SystolicBelow || diastolicMmHg < DiastolicBelow;
}

/// <summary>A band of one number.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Source">Where its limit comes from.</param>
/// <param name="From">Lowest value, included.</param>
/// <param name="Above">Value over which it holds.</param>
/// <param name="Below">Value under which it holds.</param>
public sealed record Band(
    string Code, string Source, decimal? From = null, decimal? Above = null, decimal? Below = null)
{
    internal bool Holds(decimal value) =>
        (From is null || value >= From) && (Above is null || value > Above) && (Below is null || value < Below);
}

/// <summary>A route of administration.</summary>
/// <param name="Code">iv, im, sc, sublingual, oral or intranasal.</param>
/// <param name="Settings">Where it may be given.</param>
/// <param name="Targets">Conditions that it is offered for; empty for all.</param>
/// <param name="Source">Where this comes from.</param>
public sealed record RouteRule(
    string Code, IReadOnlyList<string> Settings, IReadOnlyList<string> Targets, string Source);

/// <summary>What else can be tried for a condition.</summary>
/// <param name="Targets">The conditions.</param>
/// <param name="Codes">The alternatives.</param>
/// <param name="Source">Where this comes from.</param>
public sealed record AlternativeRule(IReadOnlyList<string> Targets, IReadOnlyList<string> Codes, string Source);

/// <summary>Something that must be known before there can be a verdict.</summary>
/// <param name="Code">How it is listed while it is missing.</param>
/// <param name="Source">Where this comes from.</param>
/// <param name="Condition">Holds while it is missing.</param>
public sealed record Requirement(string Code, string Source, Condition Condition);
