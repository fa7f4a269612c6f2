using Stillwater.Integration.Journeys.CancelIntegrationSession;
using Stillwater.Integration.Journeys.CompleteIntegrationSession;
using Stillwater.Integration.Journeys.GetJourney;
using Stillwater.Integration.Journeys.ListJourneys;
using Stillwater.Integration.Journeys.RecordGoalProgress;
using Stillwater.Integration.Journeys.RecordIntegration;
using Stillwater.Integration.Journeys.RecordIntegrationNoShow;
using Stillwater.Integration.Journeys.ScheduleIntegrationSession;
using Stillwater.Integration.Journeys.SetGoals;

namespace Stillwater.Integration.Journeys;

/// <summary>Every operation on journeys.</summary>
internal static class JourneyEndpoints
{
    public static void MapJourneys(this IEndpointRouteBuilder routes)
    {
        var journeys = routes.MapGroup("/v1/journeys").WithTags("Integration");
        journeys.MapListJourneys();
        journeys.MapGetJourney();
        journeys.MapSetGoals();
        journeys.MapRecordGoalProgress();
        journeys.MapScheduleIntegrationSession();
        journeys.MapRecordIntegration();
        journeys.MapCompleteIntegrationSession();
        journeys.MapRecordIntegrationNoShow();
        journeys.MapCancelIntegrationSession();
    }
}
