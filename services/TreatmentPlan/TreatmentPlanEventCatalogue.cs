using Stillwater.Contracts;
using Stillwater.Platform.Commands;
using Stillwater.TreatmentPlans.Authorizations;
using Stillwater.TreatmentPlans.Compliance.Incidents;
using Stillwater.TreatmentPlans.Consents;
using Stillwater.TreatmentPlans.Credentials;
using Stillwater.TreatmentPlans.Patients;
using Stillwater.TreatmentPlans.Plans;
using Stillwater.TreatmentPlans.Sites;
using Stillwater.TreatmentPlans.Transfers;
using Stillwater.TreatmentPlans.Transfers.CertifiedSettings;
using Stillwater.TreatmentPlans.Transfers.NoteForm;
using Stillwater.TreatmentPlans.Visits;

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
        .Add<MaintenanceStarted>("treatment-plan.maintenance-started.v1", carries: DataClass.ClinicalText)
        .Add<DeterminationRenewed>("treatment-plan.determination-renewed.v1")
        .Add<AmendmentProposed>("treatment-plan.amendment-proposed.v1", carries: DataClass.ClinicalText)
        .Add<PlanAmended>("treatment-plan.plan-amended.v1", carries: DataClass.ClinicalText)
        .Add<PlanSuspended>("treatment-plan.plan-suspended.v1", carries: DataClass.ClinicalText)
        .Add<PlanResumed>("treatment-plan.plan-resumed.v1", carries: DataClass.ClinicalText)
        .Add<PlanClosed>("treatment-plan.plan-closed.v1", carries: DataClass.ClinicalText)
        .Add<IntervalChanged>("treatment-plan.interval-changed.v1", carries: DataClass.ClinicalText)
        .Add<AdverseEventNoted>("treatment-plan.adverse-event-noted.v1", additive: true)
        .Add<DrugChangeNoted>("treatment-plan.drug-change-noted.v1", additive: true)
        .Add<SuicidalityNoted>("treatment-plan.suicidality-noted.v1", additive: true)
        .Add<DeterminationExpired>("treatment-plan.determination-expired.v1", additive: true)
        .Add<WeightNoted>("treatment-plan.weight-noted.v1", additive: true)
        .Add<NoShowNoted>("treatment-plan.no-show-noted.v1", additive: true)
        .Add<HomeGateNoted>("treatment-plan.home-gate-noted.v1", additive: true)
        .Add<UrinaryAlertNoted>("treatment-plan.urinary-alert-noted.v1", additive: true)
        .Add<ExposureCeilingReached>("treatment-plan.exposure-ceiling-reached.v1", additive: true)
        .Add<ContraindicationNoted>("treatment-plan.contraindication-noted.v1", additive: true)
        .Add<DoseNoted>("treatment-plan.dose-noted.v1", additive: true)
        .Add<ConsentWithdrawalNoted>("treatment-plan.consent-withdrawal-noted.v1", additive: true)
        .Add<ConsentNoted>("treatment-plan.consent-noted.v1", additive: true)
        .Add<CredentialRegistered>("treatment-plan.credential-registered.v1", carries: DataClass.Identity)
        .Add<CredentialRenewed>("treatment-plan.credential-renewed.v1", carries: DataClass.Identity)
        // A lapse comes by itself; it is no change that a director could have seen.
        .Add<LicenceLapsed>("treatment-plan.licence-lapsed.v1", additive: true)
        .Add<CredentialRevoked>("treatment-plan.credential-revoked.v1", carries: DataClass.ClinicalText)
        .Add<SiteRegistered>("treatment-plan.site-registered.v1", carries: DataClass.Identity)
        .Add<SiteChanged>("treatment-plan.site-changed.v1", carries: DataClass.Identity)
        .Add<ChairSet>("treatment-plan.chair-set.v1", carries: DataClass.Identity)
        .Add<CertificationChanged>("treatment-plan.certification-changed.v1")
        .Add<SafetyRecorded>("treatment-plan.safety-recorded.v1", additive: true)
        .Add<SafetyLapsed>("treatment-plan.safety-lapsed.v1", additive: true)
        .Add<ChairTaken>("treatment-plan.chair-taken.v1", additive: true)
        .Add<ChairFreed>("treatment-plan.chair-freed.v1", additive: true)
        .Add<VisitDone>("treatment-plan.visit-done.v1", additive: true)
        .Add<FollowUpNoted>("treatment-plan.follow-up-noted.v1", additive: true)
        .Add<IncidentRaised>("treatment-plan.incident-raised.v1")
        .Add<IncidentResolved>("treatment-plan.incident-resolved.v1", carries: DataClass.ClinicalText)
        .Add<PlanMoved>("treatment-plan.plan-moved.v1")
        .Add<PlanLeft>("treatment-plan.plan-left.v1")
        .Add<PlanCarriedOver>("treatment-plan.plan-carried-over.v1")
        .Add<TransferRequested>("treatment-plan.transfer-requested.v1", carries: DataClass.ClinicalText)
        .Add<TransferNotified>("treatment-plan.transfer-notified.v1", carries: DataClass.Identity)
        .Add<TransferAccepted>("treatment-plan.transfer-accepted.v1")
        .Add<TransferCodeIssued>("treatment-plan.transfer-code-issued.v1")
        .Add<TransferReceived>("treatment-plan.transfer-received.v1")
        .Add<TransferEnded>("treatment-plan.transfer-ended.v1", carries: DataClass.ClinicalText)
        .Add<FormOwed>("treatment-plan.form-owed.v1", additive: true)
        .Add<FormSettled>("treatment-plan.form-settled.v1", additive: true)
        .Add<AuthorizationRecorded>("treatment-plan.authorization-recorded.v1", carries: DataClass.Identity)
        .Add<AuthorizationChanged>("treatment-plan.authorization-changed.v1", carries: DataClass.ClinicalText)
        .Add<SettingListed>("treatment-plan.setting-listed.v1");
}
