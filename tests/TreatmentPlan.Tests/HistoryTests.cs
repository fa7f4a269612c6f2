using Stillwater.Harness;
using Stillwater.TreatmentPlans.Consents;
using Stillwater.TreatmentPlans.Credentials;
using Stillwater.TreatmentPlans.Plans;

namespace Stillwater.TreatmentPlans.Tests;

/// <summary>Events as they were stored by version 1: every build reads them, and writes them the same.</summary>
public class HistoryTests
{
    private static readonly StoredHistory History = new(
        typeof(HistoryTests).Assembly, TreatmentPlanEventCatalogue.Declare, "treatment-plan");

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
        Assert.Equal((PlanPhase.Maintenance, 33m, 6), (plan.Phase, plan.Signed!.Regimen.DoseMg.Amount,
            plan.Sessions.Count));
        Assert.Equal([ProposalState.Superseded, ProposalState.Modified], plan.Proposals.Select(p => p.State));
        Assert.Equal(5, plan.Maintenance!.IntervalWeeks);
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
}
