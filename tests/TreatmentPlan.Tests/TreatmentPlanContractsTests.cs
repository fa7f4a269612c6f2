using JasperFx.Events;
using Stillwater.Contracts;
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
                    Course.Prescriber, "2026.1", now),
                new V1.MaintenanceStarted(Course.Patient, Course.PlanId, 4, Course.Prescriber, now),
            ],
            Maintained.History.Select(Translated).OfType<IContract>());
    }

    [Fact]
    public void What_the_platform_notes_by_itself_leaves_a_prescribers_revision_alone()
    {
        var catalogue = new EventCatalogue();
        TreatmentPlanEventCatalogue.Declare(catalogue);
        Assert.Equal(
            ["ConsentNoted", "OutcomeNoted", "ProposalRaised", "ProposalSuperseded", "SessionCounted"],
            catalogue.Entries.Where(e => e.Additive).Select(e => e.EventType.Name).Order(StringComparer.Ordinal));
    }

    private static IContract? Translated(PlanEvent happened)
    {
        var stored = (IEvent)Activator.CreateInstance(typeof(Event<>).MakeGenericType(happened.GetType()), happened)!;
        stored.StreamId = Course.PlanId;
        return TreatmentPlanContracts.Translate(stored);
    }
}
