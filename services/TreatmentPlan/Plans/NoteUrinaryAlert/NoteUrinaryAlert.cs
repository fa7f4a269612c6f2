using Stillwater.Contracts.Monitoring.V1;
using Stillwater.Platform.Commands;
using Stillwater.TreatmentPlans.Dosing;
using Stillwater.TreatmentPlans.Plans.Progress;

namespace Stillwater.TreatmentPlans.Plans.NoteUrinaryAlert;

/// <summary>Bladder symptoms are noted once: whether the plan is stopped or its interval widened, a person decides.</summary>
public sealed record NoteUrinaryAlert(UrinaryAlertRaised Fact, Guid EvidenceId, DosingRules Rules)
    : ICommand<Plan, PlanEvent>
{
    public Decision<PlanEvent> Decide(Plan state, DateTimeOffset now)
    {
        if (state.UrinaryAlerts.Exists(a => a.EvidenceId == EvidenceId))
            return Decision<PlanEvent>.Nothing;
        var noted = new UrinaryAlertNoted(
            Fact.FindingId, Fact.RuleIds, Fact.Instrument, Fact.Score, Fact.From, EvidenceId, Fact.OccurredAt);
        return PlanProgress.After(state, noted, Rules, now);
    }
}
