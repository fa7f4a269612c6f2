using Stillwater.Contracts.Monitoring.V1;
using Stillwater.Platform.Commands;
using Stillwater.TreatmentPlans.Dosing;
using Stillwater.TreatmentPlans.Plans.Progress;

namespace Stillwater.TreatmentPlans.Plans.NoteSuicidality;

/// <summary>What the instrument of suicidality found is noted once; when it is worse, a person looks at once.</summary>
public sealed record NoteSuicidality(InstrumentScored Fact, Guid EvidenceId, DosingRules Rules)
    : ICommand<Plan, PlanEvent>
{
    public Decision<PlanEvent> Decide(Plan state, DateTimeOffset now)
    {
        if (Fact.Instrument != Rules.Suicidality.Instrument || state.Suicidality.Exists(s => s.EvidenceId == EvidenceId))
            return Decision<PlanEvent>.Nothing;
        var noted = new SuicidalityNoted(Fact.Severity, Fact.AfterSessionId, EvidenceId, Fact.OccurredAt);
        return PlanProgress.After(state, noted, Rules, now);
    }
}
