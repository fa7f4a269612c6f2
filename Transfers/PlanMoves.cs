using Stillwater.Platform.Commands;
using Stillwater.TreatmentPlans.Plans;

namespace Stillwater.TreatmentPlans.Transfers;

/// <summary>The plan goes on at another site of the clinic.</summary>
public sealed record PlanMoved(
    Guid PatientId, Guid TransferId, Guid? FromSiteId, Guid ToSiteId, bool UnderRems, DateTimeOffset MovedAt) : PlanEvent;

/// <summary>The patient goes to another clinic: the plan is over here.</summary>
public sealed record PlanLeft(
    Guid PatientId, Guid TransferId, Guid? FromSiteId, bool UnderRems, int SessionsDone, DateTimeOffset LeftAt) : PlanEvent;

/// <summary>What another clinic has passed on of a plan that was begun there; its facts are cited, not copied.</summary>
/// <param name="TransferId">The transfer at the clinic that it came from.</param>
/// <param name="SourcePlanId">The plan there.</param>
/// <param name="SourceEventIds">The facts there that it rests on.</param>
/// <param name="Phase">The phase that it had reached.</param>
/// <param name="SessionsDone">Sessions completed there.</param>
/// <param name="CumulativeMg">Drug given there, mg.</param>
/// <param name="LastDoseAt">When the last session there was completed, null when there was none.</param>
/// <param name="ConsentId">The consent under which it was redeemed.</param>
public sealed record PlanCarriedOver(
    Guid TransferId,
    Guid SourcePlanId,
    IReadOnlyList<Guid> SourceEventIds,
    PlanPhase Phase,
    int SessionsDone,
    decimal CumulativeMg,
    DateTimeOffset? LastDoseAt,
    Guid ConsentId)
    : PlanEvent;

/// <summary>Acceptance at the other site moves the plan; its schedule where it came from ends with the same fact.</summary>
public sealed record MovePlan(Guid TransferId, Guid ToSiteId, bool UnderRems) : ICommand<Plan, PlanEvent>
{
    public Decision<PlanEvent> Decide(Plan state, DateTimeOffset now) => state.IsActive
        ? new PlanMoved(state.PatientId, TransferId, state.SiteId, ToSiteId, UnderRems, now)
        : TransferRefusals.NotActive;
}

/// <summary>The code that the patient carries closes the plan here in the same commit: two are never active.</summary>
public sealed record LeavePlan(Guid TransferId, bool UnderRems) : ICommand<Plan, PlanEvent>
{
    public Decision<PlanEvent> Decide(Plan state, DateTimeOffset now)
    {
        if (!state.IsActive)
            return TransferRefusals.NotActive;
        return (PlanEvent[])
        [
            .. state.Proposals.Where(p => p.State == ProposalState.Open).Select(p => new ProposalSuperseded(p.Id, now)),
            new PlanLeft(state.PatientId, TransferId, state.SiteId, UnderRems, state.Sessions.Count, now),
        ];
    }
}

/// <summary>A draft that begins anew what another clinic has passed on.</summary>
public sealed record BeginCarriedOver(PlanDrafted Draft, PlanCarriedOver History) : ICommand<Plan, PlanEvent>
{
    public Decision<PlanEvent> Decide(Plan state, DateTimeOffset now) => state.Draft is null
        ? (PlanEvent[])[Draft with { DraftedAt = now }, History]
        : TransferRefusals.CodeUsed;
}
