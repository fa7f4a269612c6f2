using System.ComponentModel.DataAnnotations;
using Stillwater.Contracts;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;
using Stillwater.Platform.Keys;
using Stillwater.Platform.Privacy;
using Stillwater.Platform.Tenancy;
using Stillwater.TreatmentPlans.Dosing;
using Stillwater.TreatmentPlans.Plans.GetPlan;

namespace Stillwater.TreatmentPlans.Plans.ProposeRegimen;

/// <summary>A regimen to be computed and put forward for signature.</summary>
/// <param name="Route">iv, im, sc, sublingual, oral or intranasal.</param>
/// <param name="Setting">clinic, certified-hcs or home.</param>
/// <param name="DosePerKgMg">Dose per kilogram, mg/kg, 0.01 to 10; either this or <paramref name="DoseMg"/>.</param>
/// <param name="DoseMg">Fixed dose, mg, 0.1 to 1000; either this or <paramref name="DosePerKgMg"/>.</param>
/// <param name="WeightBasis">actual, ideal or adjusted; by default actual, and adjusted from a BMI of 30.</param>
/// <param name="InfusionMinutes">Length of the infusion, 1 to 600 min; 40 by default.</param>
/// <param name="InductionSessions">Sessions of the series, 1 to 100.</param>
/// <param name="InductionDays">Days over which the series runs, 1 to 365.</param>
/// <param name="MaintenanceIntervalWeeks">Weeks between sessions after the series, 1 to 52; 4 by default.</param>
/// <param name="Override">A reason where a soft limit asks for one.</param>
public sealed record ProposeRegimenRequest(
    [property: AllowedValues("iv", "im", "sc", "sublingual", "oral", "intranasal")] string Route,
    [property: AllowedValues("clinic", "certified-hcs", "home")] string Setting,
    [property: Range(1, 100)] int InductionSessions,
    [property: Range(1, 365)] int InductionDays,
    [property: Range(0.01, 10)] decimal? DosePerKgMg = null,
    [property: Range(0.1, 1000)] decimal? DoseMg = null,
    WeightBasis? WeightBasis = null,
    [property: Range(1, 600)] int? InfusionMinutes = null,
    [property: Range(1, 52)] int? MaintenanceIntervalWeeks = null,
    RegimenOverride? Override = null)
    : IValidatableObject
{
    /// <summary>Exactly one way to say the dose.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if ((DosePerKgMg is null) == (DoseMg is null))
            yield return new ValidationResult("Give either dosePerKgMg or doseMg.", [nameof(DosePerKgMg)]);
    }
}

/// <summary>Why a soft limit may be passed this time.</summary>
/// <param name="Code">above-soft-cap.</param>
/// <param name="Reason">The prescriber's reason, 10 to 2000 characters.</param>
public sealed record RegimenOverride(
    [property: AllowedValues("above-soft-cap")] string Code,
    [property: StringLength(2000, MinimumLength = 10)] string Reason);

internal static class ProposeRegimenEndpoint
{
    public const string ReasonField = "override-reason";

    public static void MapProposeRegimen(this IEndpointRouteBuilder plans) =>
        plans.MapPut("/{planId:guid}/regimen", HandleAsync).AsChange("proposeRegimen", Roles.Clinical);

    private static Task<IResult> HandleAsync(
        Guid planId, ProposeRegimenRequest body, IncomingCommand incoming, Sealer sealer, DosingRules rules,
        CancellationToken ct) => incoming.RunAsync(
        async (work, token) =>
        {
            if (await work.ReadAsync<Plan, PlanEvent>(planId, token) is not { } plan)
                return PlatformCodes.NotFound;
            work.RuleSet = rules.Stamp;
            var scope = new SealScope(work.Clinic, plan.State.PatientId);
            var reason = await SealAsync(scope, body.Override?.Reason, sealer, token);
            work.Reason = reason?.Token;
            var decided = await work.ChangeAsync(planId, CommandFrom(body, reason, work.Caller, rules), token);
            return decided.Refusal is { } refusal
                ? refusal
                : Answer.Ok(decided.Revision, ProposedRegimenView.From(planId, decided.State, work.EventIds));
        },
        ct);

    private static async ValueTask<Sealed<string>?> SealAsync(
        SealScope scope, string? reason, Sealer sealer, CancellationToken ct) => reason is null
            ? null
            : await sealer.SealAsync(scope, DataClass.ClinicalText, ReasonField, reason, ct);

    private static ProposeRegimen CommandFrom(
        ProposeRegimenRequest body, Sealed<string>? reason, Caller caller, DosingRules rules) => new(
        body.Route, body.Setting,
        body.DosePerKgMg is { } perKilogram
            ? new PrescribedDose.PerKilogram(new(perKilogram))
            : new PrescribedDose.Fixed(new(body.DoseMg!.Value)),
        body.WeightBasis, body.InfusionMinutes is { } minutes ? new(minutes) : null, body.InductionSessions,
        body.InductionDays, body.MaintenanceIntervalWeeks, reason, caller.Actor, rules);
}
