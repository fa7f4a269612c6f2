using Stillwater.TreatmentPlans.Dosing;
using Stillwater.TreatmentPlans.Quantities;

namespace Stillwater.TreatmentPlans.Plans.Regimens;

/// <summary>A dose as it is prescribed: for each kilogram, or as it is.</summary>
public abstract record PrescribedDose
{
    private PrescribedDose() { }

    /// <summary>So much for each kilogram.</summary>
    public sealed record PerKilogram(MilligramsPerKilogram Dose) : PrescribedDose;

    /// <summary>The same whatever the weight.</summary>
    public sealed record Fixed(Milligrams Dose) : PrescribedDose;
}

/// <summary>A phase as it is asked for; without a dose it has that of the regimen.</summary>
public sealed record PhaseAsked(int? Weeks, int? SessionsPerWeek, int? EveryWeeks, Milligrams? Dose);

/// <summary>A regimen as a prescriber asks for it, before anything is computed.</summary>
public sealed record RegimenAsked(
    string Route,
    string Setting,
    PrescribedDose Dose,
    WeightBasis? WeightBasis,
    Minutes? Infusion,
    int? InductionSessions,
    int? InductionDays,
    int? MaintenanceIntervalWeeks)
{
    public string? Indication { get; init; }

    public Guid? SiteId { get; init; }

    public Milligrams? FirstDose { get; init; }

    public bool? OralAntidepressant { get; init; }

    public Minutes? Hold { get; init; }

    public string? SpitOrSwallow { get; init; }

    /// <summary>Phases instead of the three counts; empty when the counts, or a label, describe the course.</summary>
    public IReadOnlyList<PhaseAsked> Phases { get; init; } = [];

    /// <summary>Which soft limit a written reason passes; null when none is given.</summary>
    public string? Override { get; init; }

    /// <summary>The regimen whose course goes on unchanged, null when a course is asked for.</summary>
    public Regimen? KeptCourse { get; init; }

    /// <summary>What a regimen would be asked for as: the same course, to change one thing in.</summary>
    public static RegimenAsked From(Regimen r) => new(
        r.Route, r.Setting,
        r.DosePerKgMg is { } relative ? new PrescribedDose.PerKilogram(relative) : new PrescribedDose.Fixed(r.DoseMg),
        r.WeightBasis, r.InfusionMinutes, r.InductionSessions, r.InductionDays, null)
    {
        SiteId = r.Details?.SiteId,
        OralAntidepressant = r.Details?.OralAntidepressant,
        Hold = r.Details?.HoldMinutes,
        SpitOrSwallow = r.Details?.SpitOrSwallow,
        KeptCourse = r,
    };
}

/// <summary>The soft limits that a written reason can pass, one at a time.</summary>
public static class OverrideCode
{
    public const string AboveSoftCap = "above-soft-cap";
    public const string FirstDose = "first-dose";
    public const string InteractingStart = "start-with-interaction";
    public const string AvoidedRoute = "avoided-route";
}

/// <summary>What is known of the patient when a regimen is computed.</summary>
public sealed record RegimenSubject(
    BodyMeasure Body,
    int? AgeYears,
    string Condition,
    IReadOnlyList<string> PermittedRoutes,
    IReadOnlyList<string> PermittedSettings,
    IReadOnlyList<string> FoundRules);

/// <summary>A computed regimen with what to weigh before signing, or the reason why there is none.</summary>
public sealed record ComputedRegimen(
    Regimen? Regimen, IReadOnlyList<Caution> Cautions, string? Passed, Platform.Commands.Refusal? Refusal)
{
    public static implicit operator ComputedRegimen(Platform.Commands.Refusal refusal) => new(null, [], null, refusal);
}
