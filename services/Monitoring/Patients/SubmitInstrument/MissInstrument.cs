using Stillwater.Platform.Commands;

namespace Stillwater.Monitoring.Patients.SubmitInstrument;

/// <summary>Nobody has given an instrument that a score had made due.</summary>
public sealed record MissInstrument(string Instrument, TimeSpan LateBy, string Cause)
    : ICommand<PatientMonitoring, PatientMonitoringEvent>
{
    public Decision<PatientMonitoringEvent> Decide(PatientMonitoring state, DateTimeOffset now) =>
        state.Owed.TryGetValue(Instrument, out var owed) && owed.Due.AlarmAt <= now
            ? new InstrumentMissed(Instrument, owed.Due.RuleId, owed.BecauseOf, owed.Due.DueAt, LateBy, Cause)
            : Decision<PatientMonitoringEvent>.Nothing;
}
