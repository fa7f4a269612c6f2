using Stillwater.Sessions.DosingSessions.AssessingClearance;
using Stillwater.Sessions.DosingSessions.CheckingIn;
using Stillwater.Sessions.DosingSessions.DischargingPatient;
using Stillwater.Sessions.DosingSessions.GettingSession;
using Stillwater.Sessions.DosingSessions.ListingSessions;
using Stillwater.Sessions.DosingSessions.PreparingSession;
using Stillwater.Sessions.DosingSessions.RecordingObservation;
using Stillwater.Sessions.DosingSessions.SchedulingSession;
using Stillwater.Sessions.DosingSessions.StartingDose;
using Stillwater.Sessions.DosingSessions.StoppingDose;

namespace Stillwater.Sessions.DosingSessions;

internal static class DosingSessionEndpoints
{
    public static void MapDosingSessions(this IEndpointRouteBuilder routes)
    {
        var sessions = routes.MapGroup("/v1/sessions").WithTags("Session");
        sessions.MapScheduleSession();
        sessions.MapListSessions();
        sessions.MapGetSession();
        sessions.MapPrepareSession();
        sessions.MapCheckIn();
        sessions.MapAssessClearance();
        sessions.MapStartDose();
        sessions.MapStopDose();
        sessions.MapRecordObservation();
        sessions.MapDischargePatient();
    }
}
