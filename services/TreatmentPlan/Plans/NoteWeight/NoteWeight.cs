using Stillwater.Contracts.Screening.V1;
using Stillwater.Platform.Commands;
using Stillwater.TreatmentPlans.Dosing;
using Stillwater.TreatmentPlans.Plans.Progress;

namespace Stillwater.TreatmentPlans.Plans.NoteWeight;

/// <summary>A newer weight is noted; an older one that arrives late changes nothing.</summary>
public sealed record NoteWeight(MeasurementRecorded Fact, Guid EvidenceId, DosingRules Rules)
    : ICommand<Plan, PlanEvent>
{
    public Decision<PlanEvent> Decide(Plan state, DateTimeOffset now)
    {
        if (state.Draft is not { } draft || Fact.OccurredAt <= draft.Body.WeightTakenAt || state.Closure is not null)
            return Decision<PlanEvent>.Nothing;
        var body = draft.Body with
        {
            HeightCm = new(Fact.HeightCm),
            WeightKg = new(Fact.WeightKg),
            WeightTakenAt = Fact.OccurredAt,
        };
        var noted = new WeightNoted(body, EvidenceId, Fact.OccurredAt);
        return PlanProgress.After(state, noted, Rules, now);
    }
}
