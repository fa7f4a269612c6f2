using Stillwater.Platform.Commands;
using Stillwater.TreatmentPlans.Dosing;
using Stillwater.TreatmentPlans.Plans.Regimens;

namespace Stillwater.TreatmentPlans.Plans.AmendPlan;

/// <summary>The regimen of a signed plan after a change, held to the same caps and to the step that a dose may take.</summary>
internal sealed record ChangedRegimen(
    Regimen Regimen, IReadOnlyList<Caution> Cautions, IReadOnlyList<string> Changes, string? Passed, Refusal? Refusal)
{
    public static ChangedRegimen Of(
        Plan plan, RegimenAsked? asked, int? extraSessions, int? stepBackToPhase, DosingRules rules, DateTimeOffset now)
    {
        var changed = new ChangedRegimen(plan.Signed!.Regimen, [], [], null, null);
        if (asked is not null)
            changed = changed.WithRegimen(plan, asked, rules, now);
        if (changed.Refusal is null && extraSessions is { } extra)
            changed = changed.WithExtra(plan, extra, rules);
        if (changed.Refusal is null && stepBackToPhase is { } phase)
            changed = changed.WithPhase(plan, phase);
        return changed;
    }

    private ChangedRegimen WithRegimen(Plan plan, RegimenAsked asked, DosingRules rules, DateTimeOffset now)
    {
        var before = plan.Signed!.Regimen;
        if (rules.Route(asked.Route) is { } route && route.Drug != before.Drug)
            return Refused(AmendmentRefusals.NewPlanRequired(before.Drug));
        var computed = RegimenComputation.Compute(asked, plan.Subject, rules, now);
        if (computed.Refusal is { } refusal)
            return Refused(refusal);
        var after = computed.Regimen!;
        return DoseStep.Check(plan, before, after, rules) is { } step
            ? Refused(step)
            : new ChangedRegimen(after, computed.Cautions, [.. PlanChange.Between(before, after)], computed.Passed, null);
    }

    private ChangedRegimen WithExtra(Plan plan, int extra, DosingRules rules)
    {
        if (plan.Phase is not (PlanPhase.Signed or PlanPhase.Induction))
            return Refused(AmendmentRefusals.NotInInduction);
        var (sessions, course) = (Regimen.InductionSessions + extra, rules.Course);
        if (plan.ExtraSessions + extra > course.ExtraMax || sessions > course.SeriesMax)
            return Refused(AmendmentRefusals.TooManyExtra(course));
        var days = Regimen.InductionDays + (extra * Regimen.InductionDays / Regimen.InductionSessions);
        return this with
        {
            Regimen = Regimen with { InductionSessions = sessions, InductionDays = days },
            Changes = [.. Changes.Append(PlanChange.ExtraSessions)],
        };
    }

    private ChangedRegimen WithPhase(Plan plan, int phase)
    {
        var phases = Regimen.Details?.Phases ?? [];
        if (phases.Count == 0 || phase >= PhaseCourse.Current(phases, plan.PhaseStart, plan.Sessions.Count))
            return Refused(AmendmentRefusals.NoPhaseToStepBackTo);
        return this with
        {
            Regimen = Regimen with
            {
                InductionSessions = plan.Sessions.Count + PhaseCourse.SessionsFrom(phases, phase),
            },
            Changes = [.. Changes.Append(PlanChange.Phase)],
        };
    }

    private ChangedRegimen Refused(Refusal refusal) => this with { Refusal = refusal };
}
