using Stillwater.Platform.Commands;
using Stillwater.TreatmentPlans.Dosing;
using Stillwater.TreatmentPlans.Quantities;

namespace Stillwater.TreatmentPlans.Plans.Regimens;

/// <summary>What a first dose must be, and what the patient's other medicines and conditions change in it.</summary>
internal sealed record Interacting(
    RegimenAsked Asked, RegimenSubject Subject, DoseArithmetic Dose, RouteDosing Dosing, DosingRules Rules)
{
    private Milligrams UsualStart => Dosing.StartMaxFor(Subject.Condition).For(Dose.Weight);

    private Milligrams ReducedStart => new Bioavailability(Rules.InteractingStartShare).Reaching(UsualStart);

    /// <summary>The label fixes the first dose of a device; elsewhere a high one is a caution.</summary>
    public bool FirstDoseIsHigh => Dosing.Devices is not null && Dose.FirstDose > UsualStart;

    public bool StartIsUnreduced => Found(InteractionEffect.ReduceStart) is not null && Dose.FirstDose > ReducedStart;

    public bool RouteIsAvoided => Found(InteractionEffect.AvoidRoute) is not null;

    public Refusal? Refused() => 0 switch
    {
        _ when FirstDoseIsHigh && Asked.Override != OverrideCode.FirstDose =>
            RegimenRefusals.FirstDoseAboveLabel(UsualStart),
        _ when RouteIsAvoided && Asked.Override != OverrideCode.AvoidedRoute =>
            RegimenRefusals.RouteAvoided(Found(InteractionEffect.AvoidRoute)!.RuleId),
        _ when StartIsUnreduced && Asked.Override != OverrideCode.InteractingStart =>
            RegimenRefusals.StartNotReduced(Found(InteractionEffect.ReduceStart)!.RuleId, ReducedStart),
        _ => null,
    };

    public IEnumerable<Caution> Cautions() => Rules.Interactions
        .Where(i => Matters(i) && i.Effect != InteractionEffect.Psychiatry)
        .Select(i => new Caution(i.Effect == InteractionEffect.Caution ? "interaction" : i.Effect, i.RuleId));

    private InteractionRule? Found(string effect) => Rules.Interactions.FirstOrDefault(i => i.Effect == effect && Matters(i));

    private bool Matters(InteractionRule rule) =>
        Subject.FoundRules.Contains(rule.RuleId) && rule.Routes.Contains(Asked.Route);
}
