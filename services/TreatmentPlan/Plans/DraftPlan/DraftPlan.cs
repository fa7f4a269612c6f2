using Stillwater.Contracts.Screening.V1;
using Stillwater.Platform.Commands;
using Stillwater.TreatmentPlans.Dosing;
using Stillwater.TreatmentPlans.Quantities;

namespace Stillwater.TreatmentPlans.Plans.DraftPlan;

/// <summary>An eligible determination becomes a draft, once, with everything it said.</summary>
public sealed record DraftPlan(EligibilityDetermined Fact, Guid EvidenceId, DosingRules Rules)
    : ICommand<Plan, PlanEvent>
{
    public static readonly Refusal DeterminationIncomplete = new(
        "plan.determination-incomplete", RefusalKind.Rule,
        "An eligible determination says until when it is valid, and weight and height.");

    public static readonly Refusal ConditionUnknown = new(
        "plan.condition-unknown", RefusalKind.Rule, "No instrument judges the outcome of this condition.");

    public static bool Permits(string verdict) => verdict is "eligible" or "eligible-with-conditions";

    public Decision<PlanEvent> Decide(Plan state, DateTimeOffset now)
    {
        if (state.Draft is not null || !Permits(Fact.Verdict))
            return Decision<PlanEvent>.Nothing;
        if (Fact is not { ValidUntil: { } validUntil, WeightKg: > 0, HeightCm: > 0 })
            return DeterminationIncomplete;
        if (Rules.InstrumentFor(Fact.TargetCondition) is not { } instrument)
            return ConditionUnknown;

        return new PlanDrafted(
            Fact.PatientId, Fact.ScreeningId, Fact.DeterminationId, Fact.Verdict, validUntil,
            $"{Fact.RuleSetVersion}+{Fact.RuleSetHash}", Fact.TargetCondition, instrument, Fact.PermittedRoutes,
            Fact.PermittedSettings,
            new BodyMeasure(Fact.SexAtBirth, new(Fact.HeightCm), new(Fact.WeightKg), Fact.WeightTakenAt),
            [.. Rules.Labels.Select(l => new LabelFact(l.Drug, l.StatusFor(Fact.TargetCondition), l.Basis))],
            Told.Consents(Fact), Told.Baselines(Fact), EvidenceId, now, Fact.AgeYears, Told.Findings(Fact),
            Fact.OccurredAt);
    }
}
