using Stillwater.TreatmentPlans.Dosing;
using Stillwater.TreatmentPlans.Quantities;

namespace Stillwater.TreatmentPlans.Plans;

/// <summary>What is to be given, how often and where: complete, so that nobody has to compute a dose again.</summary>
/// <param name="Drug">ketamine or esketamine.</param>
/// <param name="Route">Code of the route.</param>
/// <param name="Setting">clinic, certified-hcs or home.</param>
/// <param name="LabelStatus">approved or off-label.</param>
/// <param name="DosePerKgMg">As prescribed, null when a fixed dose was prescribed.</param>
/// <param name="DoseMg">Dose of one session.</param>
/// <param name="MaxDoseMg">Hard cap of one session.</param>
/// <param name="DoseBand">Expected depth of the experience.</param>
/// <param name="WeightUsedKg">The weight that the dose was computed with.</param>
/// <param name="WeightBasis">Which weight that is.</param>
/// <param name="InfusionMinutes">Length of the infusion.</param>
/// <param name="MgPerMin">Rate of the infusion.</param>
/// <param name="InductionSessions">Number of sessions of the series.</param>
/// <param name="InductionDays">Days over which the series runs.</param>
/// <param name="MaintenanceIntervalWeeks">Weeks between sessions after the series.</param>
/// <param name="RuleSetVersion">Version of the dosing rules that decided.</param>
/// <param name="RuleSetHash">SHA-256 of those rules.</param>
public sealed record Regimen(
    string Drug,
    string Route,
    string Setting,
    string LabelStatus,
    MilligramsPerKilogram? DosePerKgMg,
    Milligrams DoseMg,
    Milligrams MaxDoseMg,
    string DoseBand,
    Kilograms WeightUsedKg,
    WeightBasis WeightBasis,
    Minutes InfusionMinutes,
    MilligramsPerMinute MgPerMin,
    int InductionSessions,
    int InductionDays,
    int MaintenanceIntervalWeeks,
    string RuleSetVersion,
    string RuleSetHash);

/// <summary>Something that a prescriber should know before signing, and the rule that says so.</summary>
/// <param name="Code">Stable, kebab-case.</param>
/// <param name="RuleId">Id of the rule parameter.</param>
public sealed record Caution(string Code, string RuleId);
