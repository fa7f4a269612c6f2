using Stillwater.Contracts;
using Stillwater.Platform.Commands;
using Stillwater.TreatmentPlans.Dosing;
using Stillwater.TreatmentPlans.Plans.Regimens;

namespace Stillwater.TreatmentPlans.Plans.ProposeRegimen;

/// <summary>A regimen is computed and put forward; it binds nobody until it is signed.</summary>
public sealed record ProposeRegimen(
    RegimenAsked Asked, Sealed<string>? OverrideReason, string ProposedBy, DosingRules Rules)
    : ICommand<Plan, PlanEvent>
{
    public Decision<PlanEvent> Decide(Plan state, DateTimeOffset now)
    {
        if (state.Draft is null)
            return PlatformCodes.NotFound;
        if (state.Phase != PlanPhase.Draft)
            return RegimenRefusals.NotDraft;
        var asked = OverrideReason is null ? Asked with { Override = null } : Asked;
        var computed = RegimenComputation.Compute(asked, state.Subject, Rules, now);
        if (computed.Refusal is { } refusal)
            return refusal;

        var regimen = computed.Regimen!;
        if (!state.IsProposalOvertaken && state.Proposed?.Regimen.IsSameAs(regimen) == true)
            return Decision<PlanEvent>.Nothing;
        return new RegimenProposed(
            (state.Proposed?.Version ?? 0) + 1, regimen, computed.Cautions,
            computed.Passed is null ? null : OverrideReason, ProposedBy, now);
    }
}
