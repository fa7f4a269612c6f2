using Stillwater.Sessions.Courses.GettingSeries;
using Stillwater.Sessions.DosingSessions.AbortingSession;
using Stillwater.Sessions.DosingSessions.AcknowledgingAlarm;
using Stillwater.Sessions.DosingSessions.AddingDevice;
using Stillwater.Sessions.DosingSessions.AssessingClearance;
using Stillwater.Sessions.DosingSessions.CancellingSession;
using Stillwater.Sessions.DosingSessions.ChangingRate;
using Stillwater.Sessions.DosingSessions.CheckingIn;
using Stillwater.Sessions.DosingSessions.CorrectingFact;
using Stillwater.Sessions.DosingSessions.DecidingHold;
using Stillwater.Sessions.DosingSessions.DischargingPatient;
using Stillwater.Sessions.DosingSessions.GettingSession;
using Stillwater.Sessions.DosingSessions.HandlingEmergency;
using Stillwater.Sessions.DosingSessions.ListingSessions;
using Stillwater.Sessions.DosingSessions.PreparingSession;
using Stillwater.Sessions.DosingSessions.RecordingAdverseEvent;
using Stillwater.Sessions.DosingSessions.RecordingNoShow;
using Stillwater.Sessions.DosingSessions.RecordingObservation;
using Stillwater.Sessions.DosingSessions.ReschedulingSession;
using Stillwater.Sessions.DosingSessions.SchedulingSession;
using Stillwater.Sessions.DosingSessions.StartingDose;
using Stillwater.Sessions.DosingSessions.StoppingDose;
using Stillwater.Sessions.DosingSessions.TransferringPatient;

namespace Stillwater.Sessions.DosingSessions;

internal static class DosingSessionEndpoints
{
    public static void MapDosingSessions(this IEndpointRouteBuilder routes)
    {
        var sessions = routes.MapGroup("/v1/sessions").WithTags("Session");
        sessions.MapScheduleSession();
        sessions.MapListSessions();
        sessions.MapGetSeries();
        sessions.MapGetSession();
        sessions.MapPrepareSession();
        sessions.MapCheckIn();
        sessions.MapAssessClearance();
        sessions.MapStartDose();
        sessions.MapStopDose();
        sessions.MapRecordObservation();
        sessions.MapDischargePatient();
        sessions.MapRescheduleSession();
        sessions.MapCancelSession();
        sessions.MapRecordNoShow();
        sessions.MapAbortSession();
        sessions.MapTransferToHospital();
        sessions.MapDecideHold();
        sessions.MapAddDevice();
        sessions.MapChangeRate();
        sessions.MapAcknowledgeAlarm();
        sessions.MapCorrectFact();
        sessions.MapRecordAdverseEvent();
        sessions.MapHandleEmergency();
    }
}
