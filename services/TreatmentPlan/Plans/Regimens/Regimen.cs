using System.Text.Json.Serialization;
using Stillwater.TreatmentPlans.Dosing;
using Stillwater.TreatmentPlans.Quantities;

namespace Stillwater.TreatmentPlans.Plans.Regimens;

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
/// <param name="InfusionMinutes">Length of the infusion, null for other routes.</param>
/// <param name="MgPerMin">Rate of the infusion, null for other routes.</param>
/// <param name="InductionSessions">Number of sessions of the series.</param>
/// <param name="InductionDays">Days over which the series runs.</param>
/// <param name="MaintenanceIntervalWeeks">Weeks between sessions after the series.</param>
/// <param name="RuleSetVersion">Version of the dosing rules that decided.</param>
/// <param name="RuleSetHash">SHA-256 of those rules.</param>
/// <param name="Details">What only this route, site or course needs; null when nothing more is said.</param>
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
    Minutes? InfusionMinutes,
    MilligramsPerMinute? MgPerMin,
    int InductionSessions,
    int InductionDays,
    int MaintenanceIntervalWeeks,
    string RuleSetVersion,
    string RuleSetHash,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] RegimenDetails? Details = null)
{
    /// <summary>The first dose: lower than the others where the rules ask for it.</summary>
    [JsonIgnore]
    public Milligrams FirstDose => Details?.FirstDoseMg ?? DoseMg;

    /// <summary>Equal in all that is given, and in each phase.</summary>
    public bool IsSameAs(Regimen other) =>
        this with { Details = null } == other with { Details = null } && (Details, other.Details) switch
        {
            (null, null) => true,
            ({ } mine, { } theirs) =>
                mine == theirs with { Phases = mine.Phases } && mine.Phases.SequenceEqual(theirs.Phases),
            _ => false,
        };
}

/// <summary>What only this route, site or course needs.</summary>
/// <param name="Indication">Code of the condition that is treated.</param>
/// <param name="SiteId">Where it is given, null when no site is named.</param>
/// <param name="FirstDoseMg">Dose of the first session, null when it is as the others.</param>
/// <param name="Devices">Devices of one session, null for other routes.</param>
/// <param name="HoldMinutes">How long a lozenge is held, null for other routes.</param>
/// <param name="SpitOrSwallow">spit or swallow, null for other routes.</param>
/// <param name="OralAntidepressant">Whether an oral antidepressant goes with it, null when not said.</param>
/// <param name="IvEquivalentMg">What reaches the circulation of one dose.</param>
/// <param name="Phases">The phases of the course; empty when the counts alone describe it.</param>
public sealed record RegimenDetails(
    string Indication,
    Guid? SiteId,
    Milligrams? FirstDoseMg,
    int? Devices,
    Minutes? HoldMinutes,
    string? SpitOrSwallow,
    bool? OralAntidepressant,
    Milligrams IvEquivalentMg,
    IReadOnlyList<RegimenPhase> Phases);

/// <summary>One phase of a course.</summary>
/// <param name="Number">Its place, from 1.</param>
/// <param name="Weeks">How many weeks it lasts, null for the last one, which has no end.</param>
/// <param name="SessionsPerWeek">Sessions in a week, null when they are further apart.</param>
/// <param name="EveryWeeks">Weeks between two sessions, null when there are several in a week.</param>
/// <param name="DoseMg">Dose of one session.</param>
public sealed record RegimenPhase(
    int Number, int? Weeks, int? SessionsPerWeek, int? EveryWeeks, Milligrams DoseMg)
{
    /// <summary>Sessions of a phase that ends.</summary>
    [JsonIgnore]
    public int Sessions => (Weeks, SessionsPerWeek, EveryWeeks) switch
    {
        ({ } weeks, { } perWeek, _) => weeks * perWeek,
        ({ } weeks, null, { } every) => weeks / every,
        _ => 0,
    };
}

/// <summary>What a session is held to beside its dose, as the rules had it at the signature.</summary>
/// <param name="DeviceMg">Content of one device, null for routes without devices.</param>
/// <param name="DeviceRestMinutes">Rest between two devices, null for routes without devices.</param>
/// <param name="MinGapHours">Fewest hours between two doses.</param>
/// <param name="WeeklyMaxMg">Most in seven days of induction, null where none is set.</param>
/// <param name="MaxSessions">Most sessions of the series, extra ones included.</param>
public sealed record SessionLimits(
    Milligrams? DeviceMg, Minutes? DeviceRestMinutes, int MinGapHours, Milligrams? WeeklyMaxMg, int MaxSessions)
{
    public static SessionLimits For(Regimen regimen, DosingRules rules)
    {
        var devices = rules.Dose(regimen.Route).Devices;
        return new SessionLimits(
            devices?.Content, devices?.Rest, rules.Course.MinGapHours, devices?.WeeklyMax,
            Math.Max(rules.Course.SeriesMax, regimen.InductionSessions));
    }
}
