using Stillwater.Monitoring.Outcomes;
using Stillwater.Platform.Commands;

namespace Stillwater.Monitoring.Patients.NoteBooking;

/// <summary>A session lies ahead, at this time.</summary>
public sealed record NoteBooking(Guid PatientId, Guid SessionId, DateTimeOffset StartsAt, OutcomeRules Rules)
    : ICommand<PatientMonitoring, PatientMonitoringEvent>
{
    public Decision<PatientMonitoringEvent> Decide(PatientMonitoring state, DateTimeOffset now) =>
        state.Session(SessionId) is not null
        || (state.Bookings.TryGetValue(SessionId, out var known) && known == StartsAt)
            ? Decision<PatientMonitoringEvent>.Nothing
            : state.Learn(PatientId, Rules, new BookingNoted(SessionId, StartsAt));
}

/// <summary>A session that lay ahead was cancelled.</summary>
public sealed record DropBooking(Guid SessionId) : ICommand<PatientMonitoring, PatientMonitoringEvent>
{
    public Decision<PatientMonitoringEvent> Decide(PatientMonitoring state, DateTimeOffset now) =>
        state.Bookings.ContainsKey(SessionId)
            ? new BookingDropped(SessionId)
            : Decision<PatientMonitoringEvent>.Nothing;
}
