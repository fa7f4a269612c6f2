using Stillwater.TreatmentPlans.Quantities;

namespace Stillwater.TreatmentPlans.Dosing;

/// <summary>Every number of dosing medicine that a decision uses, from one version of the rule file.</summary>
/// <param name="Version">Version of the rule file, such as <c>2026.1</c>.</param>
/// <param name="Hash">SHA-256 of the rule file's bytes, lower-case hexadecimal.</param>
/// <param name="Iv">Limits of intravenous ketamine.</param>
/// <param name="Induction">Limits of the induction series.</param>
/// <param name="Maintenance">Limits of maintenance.</param>
/// <param name="Weight">How the body weight of a dose is found.</param>
/// <param name="Routes">Routes that can be planned, with their drug and where each may be given.</param>
/// <param name="Labels">What each drug is approved for.</param>
/// <param name="DoseBands">Expected depth of the experience, by dose per kilogram, ascending.</param>
/// <param name="OutcomeInstruments">The instrument that judges the outcome of each condition.</param>
/// <param name="PrescriberLicences">Licences that a prescriber must hold, in force, to sign.</param>
public sealed record DosingRules(
    string Version,
    string Hash,
    IvRules Iv,
    InductionRules Induction,
    MaintenanceRules Maintenance,
    WeightRules Weight,
    IReadOnlyList<RouteRule> Routes,
    IReadOnlyList<LabelRule> Labels,
    IReadOnlyList<DoseBandRule> DoseBands,
    IReadOnlyList<OutcomeInstrumentRule> OutcomeInstruments,
    IReadOnlyList<LicenceRule> PrescriberLicences)
{
    /// <summary>Version and hash, as every event that these rules decided carries them.</summary>
    public string Stamp => $"{Version}+{Hash}";

    public RouteRule? Route(string code) => Routes.FirstOrDefault(r => r.Code == code);

    public LabelRule Label(string drug) => Labels.Single(l => l.Drug == drug);

    public string DoseBand(MilligramsPerKilogram dose) => DoseBands.Last(b => b.From <= dose).Band;

    public string? InstrumentFor(string condition) =>
        OutcomeInstruments.FirstOrDefault(o => o.Condition == condition)?.Instrument;
}

/// <summary>Intravenous ketamine: outside these limits no plan is signed.</summary>
/// <param name="MinDose">Lowest dose that counts as treatment, mg/kg.</param>
/// <param name="SoftCap">Above this a dose needs a written reason, mg/kg.</param>
/// <param name="HardCap">Above this a dose is refused, whatever the reason, mg/kg.</param>
/// <param name="DefaultInfusion">Length of the infusion unless said otherwise, min.</param>
/// <param name="MinInfusion">Shortest infusion, min.</param>
/// <param name="MaxInfusion">Longest infusion, min.</param>
/// <param name="UsualMinInfusion">Shorter ones are allowed with a caution, min.</param>
/// <param name="UsualMaxInfusion">Longer ones are allowed with a caution, min.</param>
public sealed record IvRules(
    MilligramsPerKilogram MinDose,
    MilligramsPerKilogram SoftCap,
    MilligramsPerKilogram HardCap,
    Minutes DefaultInfusion,
    Minutes MinInfusion,
    Minutes MaxInfusion,
    Minutes UsualMinInfusion,
    Minutes UsualMaxInfusion);

/// <summary>The induction series: how many sessions, over how long, how close together.</summary>
/// <param name="MinSessions">Fewest sessions, 1 or more.</param>
/// <param name="MaxSessions">Most sessions.</param>
/// <param name="MinDays">Shortest series, days.</param>
/// <param name="MaxDays">Longest series, days.</param>
/// <param name="MinGapDays">Shortest gap between two doses, days.</param>
public sealed record InductionRules(int MinSessions, int MaxSessions, int MinDays, int MaxDays, int MinGapDays);

/// <summary>Maintenance: how far apart the sessions after induction are.</summary>
/// <param name="DefaultWeeks">Interval to begin with, weeks.</param>
/// <param name="MinWeeks">Shortest interval, weeks.</param>
/// <param name="MaxWeeks">Longest interval, weeks.</param>
public sealed record MaintenanceRules(int DefaultWeeks, int MinWeeks, int MaxWeeks)
{
    public bool Allows(int weeks) => weeks >= MinWeeks && weeks <= MaxWeeks;
}

/// <summary>Which body weight a dose per kilogram is multiplied with.</summary>
/// <param name="MaxAgeDays">A weight must be younger than this, days.</param>
/// <param name="AdjustFromBmi">From this body mass index on the adjusted weight is the default, kg/m².</param>
/// <param name="IdealMale">Ideal weight of a man at <paramref name="IdealHeightFromInches"/>, kg.</param>
/// <param name="IdealFemale">Ideal weight of a woman at <paramref name="IdealHeightFromInches"/>, kg.</param>
/// <param name="IdealPerInch">Ideal weight for each inch above, kg.</param>
/// <param name="IdealHeightFromInches">Height at which the formula begins, inches.</param>
/// <param name="AdjustedShare">Share of the excess weight that counts in the adjusted weight, 0 to 1.</param>
public sealed record WeightRules(
    int MaxAgeDays,
    decimal AdjustFromBmi,
    Kilograms IdealMale,
    Kilograms IdealFemale,
    Kilograms IdealPerInch,
    decimal IdealHeightFromInches,
    decimal AdjustedShare);

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

/// <summary>A licence without which nobody signs.</summary>
/// <param name="Type">Type of the licence.</param>
/// <param name="Source">Where the rule comes from.</param>
public sealed record LicenceRule(string Type, string Source);
