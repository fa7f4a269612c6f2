using Stillwater.TreatmentPlans.Quantities;

namespace Stillwater.TreatmentPlans.Dosing;

/// <summary>Every number of dosing medicine that a decision uses, from one version of the rule file.</summary>
/// <param name="Version">Version of the rule file, such as <c>2026.1</c>.</param>
/// <param name="Hash">SHA-256 of the rule file's bytes, lower-case hexadecimal.</param>
/// <param name="Doses">What each route allows.</param>
/// <param name="Course">What holds for the course of any route.</param>
/// <param name="Maintenance">Limits of maintenance.</param>
/// <param name="Titration">When a dose goes up or down.</param>
/// <param name="Stop">When a course is looked at again, or stopped.</param>
/// <param name="Adaptation">When maintenance is widened or narrowed.</param>
/// <param name="Exposure">How much a patient may be exposed to before somebody looks.</param>
/// <param name="Weight">How the body weight of a dose is found.</param>
/// <param name="Routes">Routes that can be planned, with their drug and where each may be given.</param>
/// <param name="NotOffered">Ways of giving the drug that are known and not offered.</param>
/// <param name="Phases">The courses that a label describes.</param>
/// <param name="Interactions">What a finding of the screening changes in a regimen.</param>
/// <param name="InteractingStartShare">Share of the usual first dose that is left with an interacting drug.</param>
/// <param name="Labels">What each drug is approved for.</param>
/// <param name="DoseBands">Expected depth of the experience, by dose per kilogram, ascending.</param>
/// <param name="OutcomeInstruments">The instrument that judges the outcome of each condition.</param>
/// <param name="Suicidality">When suicidality has become worse.</param>
/// <param name="PrescriberLicences">Licences that a prescriber must hold, in force, to sign.</param>
public sealed record DosingRules(
    string Version,
    string Hash,
    IReadOnlyList<RouteDosing> Doses,
    CourseLimits Course,
    MaintenanceRules Maintenance,
    TitrationRules Titration,
    StopRules Stop,
    AdaptationRules Adaptation,
    ExposureRules Exposure,
    WeightRules Weight,
    IReadOnlyList<RouteRule> Routes,
    IReadOnlyList<NotOfferedRule> NotOffered,
    IReadOnlyList<LabelPhase> Phases,
    IReadOnlyList<InteractionRule> Interactions,
    decimal InteractingStartShare,
    IReadOnlyList<LabelRule> Labels,
    IReadOnlyList<DoseBandRule> DoseBands,
    IReadOnlyList<OutcomeInstrumentRule> OutcomeInstruments,
    SuicidalityRule Suicidality,
    IReadOnlyList<LicenceRule> PrescriberLicences)
{
    /// <summary>Version and hash, as every event that these rules decided carries them.</summary>
    public string Stamp => $"{Version}+{Hash}";

    public RouteRule? Route(string code) => Routes.FirstOrDefault(r => r.Code == code);

    /// <summary>What a route that is offered allows.</summary>
    public RouteDosing Dose(string route) => Doses.Single(d => d.Route == route);

    public LabelRule Label(string drug) => Labels.Single(l => l.Drug == drug);

    public string DoseBand(MilligramsPerKilogram dose) => DoseBands.Last(b => b.From <= dose).Band;

    public string? InstrumentFor(string condition) =>
        OutcomeInstruments.FirstOrDefault(o => o.Condition == condition)?.Instrument;
}

/// <summary>Maintenance: how far apart the sessions after induction are.</summary>
/// <param name="DefaultWeeks">Interval to begin with, weeks.</param>
/// <param name="MinWeeks">Shortest interval, weeks.</param>
/// <param name="MaxWeeks">Longest interval, weeks.</param>
/// <param name="OverrideMinWeeks">Shortest interval of nasal esketamine with a reason, weeks.</param>
/// <param name="OverrideMaxWeeks">Longest interval with a reason, weeks.</param>
public sealed record MaintenanceRules(
    int DefaultWeeks, int MinWeeks, int MaxWeeks, int OverrideMinWeeks, int OverrideMaxWeeks)
{
    public bool Allows(int weeks) => weeks >= MinWeeks && weeks <= MaxWeeks;

    /// <summary>Whether a prescriber may choose it with a written reason.</summary>
    public bool AllowsWithReason(int weeks, bool nasal) =>
        weeks >= (nasal ? OverrideMinWeeks : MinWeeks) && weeks <= OverrideMaxWeeks;
}

/// <summary>Which body weight a dose per kilogram is multiplied with.</summary>
/// <param name="MaxAgeDays">A weight must be younger than this, days.</param>
/// <param name="AdjustFromBmi">From this body mass index on the adjusted weight is the default, kg/m².</param>
/// <param name="IdealMale">Ideal weight of a man at <paramref name="IdealHeightFromInches"/>, kg.</param>
/// <param name="IdealFemale">Ideal weight of a woman at <paramref name="IdealHeightFromInches"/>, kg.</param>
/// <param name="IdealPerInch">Ideal weight for each inch above, kg.</param>
/// <param name="IdealHeightFromInches">Height at which the formula begins, inches.</param>
/// <param name="AdjustedShare">Share of the excess weight that counts in the adjusted weight, 0 to 1.</param>
/// <param name="RecomputeFromPercent">From this change of weight on a dose is computed again, per cent.</param>
public sealed record WeightRules(
    int MaxAgeDays,
    decimal AdjustFromBmi,
    Kilograms IdealMale,
    Kilograms IdealFemale,
    Kilograms IdealPerInch,
    decimal IdealHeightFromInches,
    decimal AdjustedShare,
    decimal RecomputeFromPercent);

/// <summary>A route that can be planned.</summary>
/// <param name="Code">iv, im, sc, sublingual, oral or intranasal.</param>
/// <param name="Drug">ketamine or esketamine.</param>
/// <param name="Settings">Where it may be given: clinic, certified-hcs or home.</param>
/// <param name="Source">Where the rule comes from.</param>
public sealed record RouteRule(string Code, string Drug, IReadOnlyList<string> Settings, string Source);

/// <summary>What a drug is approved for.</summary>
/// <param name="Drug">ketamine or esketamine.</param>
/// <param name="ApprovedFor">Conditions on its label; every other use is off-label.</param>
/// <param name="Basis">One sentence for a person.</param>
/// <param name="Source">Where the rule comes from.</param>
public sealed record LabelRule(string Drug, IReadOnlyList<string> ApprovedFor, string Basis, string Source)
{
    public string StatusFor(string condition) =>
        ApprovedFor.Contains(condition) ? LabelStatus.Approved : LabelStatus.OffLabel;
}

/// <summary>The two label statuses, which consent and payers ask for.</summary>
public static class LabelStatus
{
    public const string Approved = "approved";
    public const string OffLabel = "off-label";
}

/// <summary>How deep an experience to prepare a patient for.</summary>
/// <param name="Band">low, moderate or high.</param>
/// <param name="From">The lowest dose of the band, mg/kg.</param>
/// <param name="Source">Where the rule comes from.</param>
public sealed record DoseBandRule(string Band, MilligramsPerKilogram From, string Source);

/// <summary>Which instrument decides about response.</summary>
/// <param name="Condition">Code of the condition that is treated.</param>
/// <param name="Instrument">Instrument code.</param>
/// <param name="Source">Where the rule comes from.</param>
public sealed record OutcomeInstrumentRule(string Condition, string Instrument, string Source);

/// <summary>When suicidality has become worse and the plan is looked at (section 8, e).</summary>
/// <param name="RuleId">Id of the rule.</param>
/// <param name="Instrument">The instrument that tells.</param>
/// <param name="Severities">Its severities, ascending.</param>
/// <param name="Source">Where the rule comes from.</param>
public sealed record SuicidalityRule(string RuleId, string Instrument, IReadOnlyList<string> Severities, string Source)
{
    /// <summary>Whether a severity is graver than another; an unknown one is graver than all that are known.</summary>
    public bool IsGraver(string severity, string than) => RankOf(severity) > RankOf(than);

    private int RankOf(string severity)
    {
        for (var i = 0; i < Severities.Count; i++)
            if (Severities[i] == severity)
                return i;
        return Severities.Count;
    }
}

/// <summary>A licence without which nobody signs.</summary>
/// <param name="Type">Type of the licence.</param>
/// <param name="Source">Where the rule comes from.</param>
public sealed record LicenceRule(string Type, string Source);
