using Stillwater.Contracts.Screening.V1;
using Stillwater.Platform.Commands;
using Stillwater.TreatmentPlans.Dosing;
using Stillwater.TreatmentPlans.Plans.DraftPlan;

namespace Stillwater.TreatmentPlans.Plans.RenewDetermination;

/// <summary>
/// A patient with an active plan was screened again: the plan rests on the newer determination. It changes no dose and
/// resumes nothing; that is for a prescriber.
/// </summary>
public sealed record RenewDetermination(EligibilityDetermined Fact, Guid EvidenceId) : ICommand<Plan, PlanEvent>
{
    public Decision<PlanEvent> Decide(Plan state, DateTimeOffset now)
    {
        if (state.Draft is not { } draft || state.Closure is not null || draft.DeterminationId == Fact.DeterminationId
            || Fact.TargetCondition != draft.TargetCondition
            || Fact.OccurredAt < (draft.DeterminedAt ?? draft.DraftedAt))
            return Decision<PlanEvent>.Nothing;
        if (Fact is not { ValidUntil: { } validUntil, WeightKg: > 0, HeightCm: > 0 })
            return Plans.DraftPlan.DraftPlan.DeterminationIncomplete;

        return new DeterminationRenewed(
            Fact.PatientId, Fact.ScreeningId, Fact.DeterminationId, Fact.Verdict, validUntil,
            $"{Fact.RuleSetVersion}+{Fact.RuleSetHash}", Fact.PermittedRoutes, Fact.PermittedSettings,
            new BodyMeasure(Fact.SexAtBirth, new(Fact.HeightCm), new(Fact.WeightKg), Fact.WeightTakenAt),
            Told.Consents(Fact), Told.Baselines(Fact), Fact.AgeYears, Told.Findings(Fact), EvidenceId, Fact.OccurredAt,
            now);
    }
}
