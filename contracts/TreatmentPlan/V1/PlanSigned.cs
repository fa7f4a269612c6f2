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
    DateTimeOffset OccurredAt)
    : IContract;
