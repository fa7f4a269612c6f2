namespace Stillwater.Contracts.TreatmentPlan.V1;

/// <summary>A prescriber has signed a plan: from now on sessions may be scheduled within these limits.</summary>
/// <param name="PatientId">The patient.</param>
/// <param name="PlanId">The plan.</param>
/// <param name="Version">Version of the plan that was signed, from 1.</param>
/// <param name="Drug">ketamine or esketamine.</param>
/// <param name="Route">iv, im, sc, sublingual, oral or intranasal.</param>
/// <param name="Setting">clinic, certified-hcs or home.</param>
/// <param name="LabelStatus">approved or off-label.</param>
/// <param name="DosePerKgMg">Milligrams per kilogram, null for fixed doses.</param>
/// <param name="DoseMg">Dose of one session in milligrams.</param>
/// <param name="MaxDoseMg">Hard cap of one session in milligrams.</param>
/// <param name="WeightUsedKg">Body weight that the dose was computed with.</param>
/// <param name="InfusionMinutes">Length of the infusion in minutes, null for other routes.</param>
/// <param name="InductionSessions">Number of sessions of the induction series.</param>
/// <param name="InductionDays">Days over which the series runs.</param>
/// <param name="MaintenanceIntervalWeeks">Weeks between maintenance sessions.</param>
/// <param name="SignedBy">The prescriber.</param>
/// <param name="RuleSetVersion">Version of the dosing rules that decided.</param>
/// <param name="OccurredAt">When it was signed, in the clinic's time.</param>
/// <param name="Indication">Code of the condition that is treated, such as trd.</param>
/// <param name="SiteId">The site where it is given, null when the plan names none.</param>
/// <param name="FirstDoseMg">Dose of the first session in milligrams, null when it is <paramref name="DoseMg"/>.</param>
/// <param name="DeviceMg">Milligrams of one device, null for routes without devices.</param>
/// <param name="Devices">Devices of one session, null for routes without devices.</param>
/// <param name="DeviceRestMinutes">Minutes between two devices, null for routes without devices.</param>
/// <param name="MinGapHours">Fewest hours between two doses.</param>
/// <param name="WeeklyMaxMg">Most milligrams in seven days of induction, null where none is set.</param>
/// <param name="HoldMinutes">Minutes that a lozenge is held in the mouth, null for other routes.</param>
/// <param name="SpitOrSwallow">spit or swallow after holding, null for other routes.</param>
/// <param name="OralAntidepressant">Whether an oral antidepressant goes with it, null when it does not matter.</param>
/// <param name="Phases">The phases of the course in order, null when the counts alone describe it.</param>
/// <param name="MaxSessions">Most sessions of the series, extra ones included.</param>
public sealed record PlanSigned(
    Guid PatientId,
    Guid PlanId,
    int Version,
    string Drug,
    string Route,
    string Setting,
    string LabelStatus,
    decimal? DosePerKgMg,
    decimal DoseMg,
    decimal MaxDoseMg,
    decimal WeightUsedKg,
    int? InfusionMinutes,
    int InductionSessions,
    int InductionDays,
    int MaintenanceIntervalWeeks,
    Guid SignedBy,
    string RuleSetVersion,
    DateTimeOffset OccurredAt,
    string? Indication = null,
    Guid? SiteId = null,
    decimal? FirstDoseMg = null,
    decimal? DeviceMg = null,
    int? Devices = null,
    int? DeviceRestMinutes = null,
    int? MinGapHours = null,
    decimal? WeeklyMaxMg = null,
    int? HoldMinutes = null,
    string? SpitOrSwallow = null,
    bool? OralAntidepressant = null,
    IReadOnlyList<PlannedPhase>? Phases = null,
    int? MaxSessions = null)
    : IContract;

/// <summary>One phase of a course.</summary>
/// <param name="Number">Its place in the course, from 1.</param>
/// <param name="Weeks">How many weeks it lasts, null for the last one, which has no end.</param>
/// <param name="SessionsPerWeek">Sessions in a week, null when they are further apart.</param>
/// <param name="EveryWeeks">Weeks between two sessions, null when there are several in a week.</param>
/// <param name="DoseMg">Dose of one session in milligrams.</param>
public sealed record PlannedPhase(int Number, int? Weeks, int? SessionsPerWeek, int? EveryWeeks, decimal DoseMg);
