using JasperFx.Events;
using Stillwater.Contracts;
using Stillwater.Harness;
using Stillwater.Platform.Commands;
using Stillwater.TreatmentPlans.Plans;
using Stillwater.TreatmentPlans.Tests.Plans;
using V1 = Stillwater.Contracts.TreatmentPlan.V1;

namespace Stillwater.TreatmentPlans.Tests;

/// <summary>What the others hear of a plan, and that they hear of nothing else.</summary>
public class TreatmentPlanContractsTests
{
    private static readonly Course Maintained = Course.InRemission.With(
        Course.Decided(Course.InRemission.State.Proposals[0].Id, ProposalDecision.Accept));

    private static readonly StoredHistory History = new(
        typeof(HistoryTests).Assembly, TreatmentPlanEventCatalogue.Declare, "site", "credential");

    [Fact]
    public void A_site_and_a_credential_tell_of_everything_but_a_record_that_ran_out()
    {
        var told = History.All.Select(stored => Translated(stored.Happened)).OfType<IContract>().ToList();
        Assert.Equal(
            [
                "SiteRegistered", "SiteChairSet", "SiteSafetyRecorded", "SiteCertificationChanged", "SiteChanged",
                "CredentialRegistered", "CredentialLapsed", "CredentialRenewed", "CredentialLapsed",
            ],
            told.Select(contract => contract.GetType().Name));
        var terms = Assert.IsType<V1.SiteRegistered>(told[0]).Terms;
        Assert.Equal((true, "REMS-1001", new V1.OpenSpan("monday", 480, 1080)), (
            terms.RemsCertified, terms.RemsSettingId, terms.OpeningHours[0]));
    }

    [Fact]
    public void A_transfer_tells_of_the_move_and_of_a_code_that_nobody_redeemed()
    {
        var transfer = new StoredHistory(
            typeof(HistoryTests).Assembly, TreatmentPlanEventCatalogue.Declare, "transfer");
        var told = transfer.All.Select(stored => Translated(stored.Happened)).OfType<IContract>().ToList();
        Assert.Equal(["TransferLapsed", "PlanTransferred", "PlanTransferred"], told.Select(c => c.GetType().Name));
        Assert.Equal([false, true], told.OfType<V1.PlanTransferred>().Select(c => c.ToSiteId is null));
    }

    [Fact]
    public void A_course_tells_of_its_draft_its_signature_and_its_maintenance()
    {
        var now = Course.Start.AddDays(1);
        Assert.Equal(
            [
                new V1.PlanDrafted(Course.Patient, Course.PlanId, Course.Eligible.ScreeningId, now),
                new V1.PlanSigned(
                    Course.Patient, Course.PlanId, 1, "ketamine", "iv", "clinic", "off-label", 0.5m, 33m, 66m, 66m,
                    40, 6, 21, 4,
                    Course.Prescriber, "2026.1", now, Indication: "trd", MinGapHours: 48, MaxSessions: 10),
                new V1.MaintenanceStarted(Course.Patient, Course.PlanId, 4, Course.Prescriber, now),
            ],
            Maintained.History.Select(Translated).OfType<IContract>());
    }

    [Fact]
    public void Every_contract_of_a_plan_has_a_line()
    {
        string[] ofTransfers = ["PlanTransferred"];
        var declared = typeof(V1.PlanSigned).Assembly.GetTypes()
            .Where(t => t.Namespace == typeof(V1.PlanSigned).Namespace && t.IsAssignableTo(typeof(IContract)))
            .Select(t => t.Name).Where(name => name.StartsWith("Plan", StringComparison.Ordinal)
                || name is "MaintenanceStarted" or "IntervalChanged")
            .Except(ofTransfers);
        var told = HistoryTests.History.Of<PlanEvent>("treatment-plan").Select(Translated).OfType<IContract>()
            .Select(c => c.GetType().Name).Distinct();
        Assert.Equal(declared.Order(StringComparer.Ordinal), told.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_the_platform_notes_by_itself_leaves_a_prescribers_revision_alone()
    {
        var catalogue = new EventCatalogue();
        TreatmentPlanEventCatalogue.Declare(catalogue);
        Assert.Equal(
            [
                "AdverseEventNoted", "ChairFreed", "ChairTaken", "ConsentNoted", "ConsentWithdrawalNoted",
                "ContraindicationNoted", "DeterminationExpired", "DoseNoted", "DrugChangeNoted", "ExposureCeilingReached",
                "FollowUpNoted", "FormOwed", "FormSettled", "HomeGateNoted", "LicenceLapsed", "NoShowNoted", "OutcomeNoted",
                "ProposalRaised", "ProposalSuperseded", "SafetyLapsed", "SafetyRecorded", "SessionCounted",
                "SuicidalityNoted", "UrinaryAlertNoted", "VisitDone", "WeightNoted",
            ],
            catalogue.Entries.Where(e => e.Additive).Select(e => e.EventType.Name).Order(StringComparer.Ordinal));
    }

    private static IContract? Translated(object happened)
    {
        var stored = (IEvent)Activator.CreateInstance(typeof(Event<>).MakeGenericType(happened.GetType()), happened)!;
        stored.StreamId = Course.PlanId;
        return TreatmentPlanContracts.Translate(stored);
    }
}
