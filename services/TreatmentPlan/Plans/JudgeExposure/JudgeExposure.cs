using Stillwater.Platform.Commands;
using Stillwater.TreatmentPlans.Dosing;
using Stillwater.TreatmentPlans.Patients;
using Stillwater.TreatmentPlans.Plans.Progress;

namespace Stillwater.TreatmentPlans.Plans.JudgeExposure;

/// <summary>Each ceiling of exposure, and each multiple of one, asks once for a look at bladder and cognition.</summary>
public sealed record JudgeExposure(Exposure Exposure, Guid EvidenceId, DateTimeOffset At, DosingRules Rules)
    : ICommand<Plan, PlanEvent>
{
    public Decision<PlanEvent> Decide(Plan state, DateTimeOffset now)
    {
        if (state.Signed is null || state.Closure is not null)
            return Decision<PlanEvent>.Nothing;
        var reached = Exposure.Reached(Rules.Exposure)
            .Where(r => !state.Ceilings.Exists(c => c.RuleId == r.RuleId && c.Multiple >= r.Multiple))
            .Select(r => new ExposureCeilingReached(r.RuleId, r.Multiple, r.Value, EvidenceId, At))
            .ToList();
        if (reached.Count == 0)
            return Decision<PlanEvent>.Nothing;
        var after = reached.Aggregate(state, Plan.Evolve);
        return (PlanEvent[])[.. reached, .. PlanProgress.Concludes(after, Rules, now)];
    }
}
