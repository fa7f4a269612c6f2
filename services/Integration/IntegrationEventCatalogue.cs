using Stillwater.Contracts;
using Stillwater.Integration.Journeys;
using Stillwater.Integration.PatientGoals;
using Stillwater.Platform.Commands;

namespace Stillwater.Integration;

/// <summary>The stored name of every event of Integration, and what protected content it carries.</summary>
internal static class IntegrationEventCatalogue
{
    public static void Declare(EventCatalogue catalogue) => catalogue
        .Add<JourneyOpened>("integration.journey-opened.v1")
        .Add<DosingAnnounced>("integration.dosing-announced.v1", additive: true)
        .Add<IntegrationWindowOpened>("integration.integration-window-opened.v1", additive: true)
        .Add<IntegrationMissed>("integration.integration-missed.v1", additive: true)
        .Add<IntegrationScheduled>("integration.integration-scheduled.v1")
        .Add<IntegrationRecorded>(
            "integration.integration-recorded.v1", additive: true, carries: DataClass.TherapyNotes)
        .Add<IntegrationCompleted>("integration.integration-completed.v1")
        .Add<IntegrationNoShowRecorded>("integration.integration-no-show-recorded.v1", additive: true)
        .Add<IntegrationSessionCancelled>("integration.integration-session-cancelled.v1", additive: true)
        .Add<GoalsSet>("integration.goals-set.v1", carries: DataClass.ClinicalText)
        .Add<GoalsHeard>("integration.goals-heard.v1", additive: true, carries: DataClass.ClinicalText)
        .Add<GoalsJourneyNoted>("integration.goals-journey-noted.v1", additive: true)
        .Add<GoalProgressRecorded>(
            "integration.goal-progress-recorded.v1", additive: true, carries: DataClass.ClinicalText)
        .Add<GoalsReviewNoted>("integration.goals-review-noted.v1", additive: true)
        .Add<MaintenanceNoted>("integration.maintenance-noted.v1", additive: true);
}
