using Stillwater.Harness;
using Stillwater.TreatmentPlans.Consents;
using Stillwater.TreatmentPlans.Authorizations;
using Stillwater.TreatmentPlans.Compliance.Incidents;
using Stillwater.TreatmentPlans.Credentials;
using Stillwater.TreatmentPlans.Plans;
using Stillwater.TreatmentPlans.Sites;
using Stillwater.TreatmentPlans.Transfers;
using Stillwater.TreatmentPlans.Transfers.CertifiedSettings;
using Stillwater.TreatmentPlans.Transfers.NoteForm;
using Stillwater.TreatmentPlans.Visits;

namespace Stillwater.TreatmentPlans.Tests;

/// <summary>Events as they were stored by version 1: every build reads them, and writes them the same.</summary>
public class HistoryTests
{
    internal static readonly StoredHistory History = new(
        typeof(HistoryTests).Assembly, TreatmentPlanEventCatalogue.Declare, "treatment-plan", "site", "credential", "visit",
        "incident", "transfer", "authorization");

    [Fact]
    public void Every_event_of_the_catalogue_has_a_stored_example() =>
        Assert.Equal(History.DeclaredNames, History.StoredNames);

    [Fact]
    public void Stored_events_are_read_and_written_unchanged() =>
        Assert.All(History.All, stored => Assert.Equal(stored.AsStored, stored.AsWrittenNow));

    [Fact]
    public void Stored_events_fold_to_a_plan_in_maintenance()
    {
        var plan = History.Of<PlanEvent>("treatment-plan").Aggregate(Plan.Initial, Plan.Evolve);
        Assert.Equal((PlanPhase.Maintenance, PlanPhase.Closed, 7), (plan.Phase, plan.Status, plan.Sessions.Count));
        Assert.Equal([ProposalState.Superseded, ProposalState.Modified], plan.Proposals.Select(p => p.State).Take(2));
        Assert.Equal((5, 6), (plan.Maintenance!.IntervalWeeks, plan.IntervalWeeks));
        Assert.Equal(("non-response", 4), (plan.Closure!.ReasonCode, plan.Closure.FollowUpWeeks));
    }

    [Fact]
    public void Stored_events_fold_to_a_credential_and_to_consents()
    {
        var credential = History.Of<CredentialEvent>("treatment-plan").Aggregate(Credential.Initial, Credential.Evolve);
        Assert.Equal(["state-licence", "dea"], credential.Licences.Select(l => l.Type));
        var consents = History.Of<PatientConsentEvent>("treatment-plan")
            .Aggregate(PatientConsents.Initial, PatientConsents.Evolve);
        Assert.Equal("off-label", Assert.Single(consents.Live).Kind);
    }

    [Fact]
    public void Stored_events_fold_to_a_credential_that_was_taken_back()
    {
        var credential = History.Of<CredentialEvent>("credential").Aggregate(Credential.Initial, Credential.Evolve);
        Assert.Equal((CredentialKind.Site, "America/New_York"), (credential.Kind, credential.Place.TimeZone));
        Assert.Equal(new DateTimeOffset(2026, 9, 1, 8, 0, 0, TimeSpan.Zero), credential.RevokedAt);
    }

    [Fact]
    public void Stored_events_fold_to_a_visit_and_an_incident()
    {
        var visit = History.Of<VisitEvent>("visit").Aggregate(Visit.Initial, Visit.Evolve);
        Assert.Equal((true, true, "chair-1"), (visit.IsFreed, visit.FollowedUp == true, visit.Taken!.ChairId));
        var incident = History.Of<IncidentEvent>("incident").Aggregate(Incident.Initial, Incident.Evolve);
        Assert.Equal("XC-09-DRILL", incident.Raised!.RuleId);
        Assert.NotNull(incident.Resolved);
    }

    [Fact]
    public void Stored_events_fold_to_a_transfer_and_what_it_rests_on()
    {
        var transfer = History.Of<TransferEvent>("transfer").Aggregate(Transfer.Initial, Transfer.Evolve);
        Assert.Equal(("expired", true), (transfer.State, transfer.Ended!.CodeUnused));
        Assert.Equal(0, History.Of<FormEvent>("transfer").Aggregate(PlanForms.Initial, PlanForms.Evolve).Arrears);
        Assert.True(History.Of<CertifiedSettingEvent>("transfer")
            .Aggregate(CertifiedSetting.Initial, CertifiedSetting.Evolve).Certified);
        var plan = History.Of<PlanEvent>("transfer").Aggregate(Plan.Initial, Plan.Evolve);
        Assert.Equal((true, 700m), (plan.LeftAt is not null, plan.CarriedOver!.CumulativeMg));
    }

    [Fact]
    public void Stored_events_fold_to_an_approved_authorization() => Assert.Equal(
        AuthorizationStatus.Approved,
        Assert.Single(History.Of<AuthorizationEvent>("authorization")
            .Aggregate(PlanAuthorizations.Initial, PlanAuthorizations.Evolve).All).Status);

    [Fact]
    public void Stored_events_fold_to_a_site()
    {
        var site = History.Of<SiteEvent>("site").Aggregate(Site.Initial, Site.Evolve);
        Assert.Equal((false, "America/New_York"), (site.IsCertified, site.Profile!.TimeZone));
        Assert.Equal(["iv", "intranasal"], site.Chairs["chair-1"].Routes);
        Assert.Equal(3, site.Record("emergency-drill")!.Failed.Count);
    }
}
