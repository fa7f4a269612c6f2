using Stillwater.Contracts;
using Stillwater.Platform.Commands;
using Stillwater.TreatmentPlans.Consents;
using Stillwater.TreatmentPlans.Credentials;
using Stillwater.TreatmentPlans.Plans;

namespace Stillwater.TreatmentPlans;

/// <summary>The stored name of every event of this service.</summary>
internal static class TreatmentPlanEventCatalogue
{
    public static void Declare(EventCatalogue catalogue) => catalogue
        .Add<PlanDrafted>("treatment-plan.plan-drafted.v1")
        .Add<RegimenProposed>("treatment-plan.regimen-proposed.v1", carries: DataClass.ClinicalText)
        .Add<PlanSigned>("treatment-plan.plan-signed.v1")
        // What the platform counts, notes and suggests is additive: it may happen while a prescriber reads, changes
        // nothing that she agreed to, and what it does change (an overtaken proposal) is refused by its own state.
        // A stale If-Match would only make her sign the same thing twice.
        .Add<SessionCounted>("treatment-plan.session-counted.v1", additive: true)
        .Add<OutcomeNoted>("treatment-plan.outcome-noted.v1", additive: true)
        .Add<ProposalRaised>("treatment-plan.proposal-raised.v1", additive: true)
        .Add<ProposalSuperseded>("treatment-plan.proposal-superseded.v1", additive: true)
        .Add<ProposalDecided>("treatment-plan.proposal-decided.v1", carries: DataClass.ClinicalText)
        .Add<MaintenanceStarted>("treatment-plan.maintenance-started.v1")
        .Add<ConsentNoted>("treatment-plan.consent-noted.v1", additive: true)
        .Add<CredentialRegistered>("treatment-plan.credential-registered.v1", carries: DataClass.Identity);
}
