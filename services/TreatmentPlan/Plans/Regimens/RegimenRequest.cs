using System.ComponentModel.DataAnnotations;
using Stillwater.TreatmentPlans.Dosing;

namespace Stillwater.TreatmentPlans.Plans.Regimens;

/// <summary>A regimen to be computed and put forward for signature.</summary>
/// <param name="Route">iv, im, sc, sublingual, oral or intranasal (esketamine).</param>
/// <param name="Setting">clinic, certified-hcs or home.</param>
/// <param name="InductionSessions">Sessions of the series, 1 to 100; with inductionDays, or phases instead.</param>
/// <param name="InductionDays">Days over which the series runs, 1 to 365.</param>
/// <param name="DosePerKgMg">Dose per kilogram, mg/kg, 0.01 to 10; either this or <paramref name="DoseMg"/>.</param>
/// <param name="DoseMg">Fixed dose, mg, 0.1 to 1000; either this or <paramref name="DosePerKgMg"/>.</param>
/// <param name="WeightBasis">actual, ideal or adjusted; by default actual, and adjusted from a BMI of 30.</param>
/// <param name="InfusionMinutes">Length of an intravenous infusion, 1 to 600 min; 40 by default.</param>
/// <param name="MaintenanceIntervalWeeks">Weeks between sessions after the series, 1 to 52; 4 by default.</param>
/// <param name="Indication">Code of the condition; it is the one that was determined.</param>
/// <param name="SiteId">The site where it is given.</param>
/// <param name="Phases">Phases instead of the counts, 1 to 10; for esketamine the label's by default.</param>
/// <param name="FirstDoseMg">Dose of the first session, mg, 0.1 to 1000, when it is lower than the others.</param>
/// <param name="OralAntidepressant">Whether an oral antidepressant goes with it.</param>
/// <param name="HoldMinutes">How long a lozenge is held, 1 to 60 min.</param>
/// <param name="SpitOrSwallow">spit or swallow, for a lozenge.</param>
/// <param name="Override">A reason where a soft limit asks for one.</param>
public sealed record RegimenRequest(
    [property: AllowedValues("iv", "im", "sc", "sublingual", "oral", "intranasal", "intranasal-ketamine")] string Route,
    [property: AllowedValues("clinic", "certified-hcs", "home")] string Setting,
    [property: Range(1, 100)] int? InductionSessions = null,
    [property: Range(1, 365)] int? InductionDays = null,
    [property: Range(0.01, 10)] decimal? DosePerKgMg = null,
    [property: Range(0.1, 1000)] decimal? DoseMg = null,
    WeightBasis? WeightBasis = null,
    [property: Range(1, 600)] int? InfusionMinutes = null,
    [property: Range(1, 52)] int? MaintenanceIntervalWeeks = null,
    [property: RegularExpression("^[a-z][a-z-]{1,39}$")] string? Indication = null,
    Guid? SiteId = null,
    [property: MinLength(1), MaxLength(10)] IReadOnlyList<PhaseRequest>? Phases = null,
    [property: Range(0.1, 1000)] decimal? FirstDoseMg = null,
    bool? OralAntidepressant = null,
    [property: Range(1, 60)] int? HoldMinutes = null,
    [property: AllowedValues(null, "spit", "swallow")] string? SpitOrSwallow = null,
    RegimenOverride? Override = null)
    : IValidatableObject
{
    /// <summary>Exactly one way to say the dose, and one to say the course.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if ((DosePerKgMg is null) == (DoseMg is null))
            yield return new ValidationResult("Give either dosePerKgMg or doseMg.", [nameof(DosePerKgMg)]);
        if ((InductionSessions is null) != (InductionDays is null))
            yield return new ValidationResult(
                "Give inductionSessions and inductionDays together.", [nameof(InductionSessions)]);
        if (Phases is not null && InductionSessions is not null)
            yield return new ValidationResult("Give either phases or the counts.", [nameof(Phases)]);
    }

    internal RegimenAsked Asked() => new(
        Route, Setting,
        DosePerKgMg is { } perKilogram
            ? new PrescribedDose.PerKilogram(new(perKilogram))
            : new PrescribedDose.Fixed(new(DoseMg!.Value)),
        WeightBasis, InfusionMinutes is { } infusion ? new(infusion) : null, InductionSessions, InductionDays,
        MaintenanceIntervalWeeks)
    {
        Indication = Indication,
        SiteId = SiteId,
        FirstDose = FirstDoseMg is { } first ? new(first) : null,
        OralAntidepressant = OralAntidepressant,
        Hold = HoldMinutes is { } hold ? new(hold) : null,
        SpitOrSwallow = SpitOrSwallow,
        Phases = [.. (Phases ?? []).Select(p => p.Asked())],
        Override = Override?.Code,
    };
}

/// <summary>One phase of a course.</summary>
/// <param name="Weeks">How many weeks it lasts, 1 to 52; left out in a last phase without an end.</param>
/// <param name="SessionsPerWeek">Sessions in a week, 1 to 3; either this or everyWeeks.</param>
/// <param name="EveryWeeks">Weeks between two sessions, 1 to 8; either this or sessionsPerWeek.</param>
/// <param name="DoseMg">Dose of one session, mg, 0.1 to 1000; that of the regimen by default.</param>
public sealed record PhaseRequest(
    [property: Range(1, 52)] int? Weeks = null,
    [property: Range(1, 3)] int? SessionsPerWeek = null,
    [property: Range(1, 8)] int? EveryWeeks = null,
    [property: Range(0.1, 1000)] decimal? DoseMg = null)
{
    internal PhaseAsked Asked() => new(Weeks, SessionsPerWeek, EveryWeeks, DoseMg is { } dose ? new(dose) : null);
}

/// <summary>Why a soft limit may be passed this time.</summary>
/// <param name="Code">above-soft-cap, first-dose, start-with-interaction or avoided-route.</param>
/// <param name="Reason">The prescriber's reason, 10 to 2000 characters.</param>
public sealed record RegimenOverride(
    [property: AllowedValues("above-soft-cap", "first-dose", "start-with-interaction", "avoided-route")] string Code,
    [property: StringLength(2000, MinimumLength = 10)] string Reason);
