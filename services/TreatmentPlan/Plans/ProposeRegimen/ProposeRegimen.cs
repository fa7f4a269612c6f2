using Stillwater.Contracts;
using Stillwater.Platform.Commands;
using Stillwater.TreatmentPlans.Dosing;
using Stillwater.TreatmentPlans.Quantities;

namespace Stillwater.TreatmentPlans.Plans.ProposeRegimen;

/// <summary>A dose as it is prescribed: for each kilogram, or as it is.</summary>
public abstract record PrescribedDose
{
    private PrescribedDose() { }

    /// <summary>So much for each kilogram.</summary>
    public sealed record PerKilogram(MilligramsPerKilogram Dose) : PrescribedDose;

    /// <summary>The same whatever the weight.</summary>
    public sealed record Fixed(Milligrams Dose) : PrescribedDose;
}

/// <summary>
/// A regimen stays inside what the determination permits and the dosing rules allow, on a fresh weight.
/// </summary>
public sealed record ProposeRegimen(
    string Route,
    string Setting,
    PrescribedDose Dose,
    WeightBasis? WeightBasis,
    Minutes? Infusion,
    int InductionSessions,
    int InductionDays,
    int? MaintenanceIntervalWeeks,
    Sealed<string>? OverrideReason,
    string ProposedBy,
    DosingRules Rules)
    : ICommand<Plan, PlanEvent>
{
    public Decision<PlanEvent> Decide(Plan state, DateTimeOffset now)
    {
        if (state.Draft is not { } draft)
            return PlatformCodes.NotFound;
        if (state.Phase != PlanPhase.Draft)
            return RegimenRefusals.NotDraft;
        if (Rules.Route(Route) is not { } route)
            return RegimenRefusals.RouteNotOffered(Rules.Routes);
        if (!draft.PermittedRoutes.Contains(Route))
            return RegimenRefusals.RouteNotPermitted(draft.PermittedRoutes);
        if (!draft.PermittedSettings.Contains(Setting) || !route.Settings.Contains(Setting))
            return RegimenRefusals.SettingNotPermitted(draft.PermittedSettings.Intersect(route.Settings));
        if (!BodyWeight.IsFresh(draft.Body, Rules.Weight, now))
            return RegimenRefusals.WeightStale(Rules.Weight.MaxAgeDays);
        if (CourseRules.Check(InductionSessions, InductionDays, MaintenanceIntervalWeeks, Rules) is { } outOfRange)
            return outOfRange;

        var infusion = IvInfusion.Compute(this, draft.Body, Rules);
        if (infusion.Refusal is { } refusal)
            return refusal;

        var regimen = Complete(infusion, route, draft);
        if (state.Proposed?.Regimen == regimen)
            return Decision<PlanEvent>.Nothing;
        return new RegimenProposed(
            (state.Proposed?.Version ?? 0) + 1, regimen, infusion.Cautions,
            infusion.NeedsReason ? OverrideReason : null, ProposedBy, now);
    }

    private Regimen Complete(IvInfusion infusion, RouteRule route, PlanDrafted draft) => new(
        route.Drug, Route, Setting, Rules.Label(route.Drug).StatusFor(draft.TargetCondition),
        (Dose as PrescribedDose.PerKilogram)?.Dose, infusion.Dose, infusion.MaxDose,
        Rules.DoseBand(infusion.PerKilogram),
        infusion.Weight, infusion.Basis, infusion.Duration, infusion.Rate, InductionSessions, InductionDays,
        MaintenanceIntervalWeeks ?? Rules.Maintenance.DefaultWeeks, Rules.Version, Rules.Hash);
}
