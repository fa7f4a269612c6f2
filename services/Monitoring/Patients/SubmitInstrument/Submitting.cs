using Stillwater.Monitoring.Alerts.Rules;
using Stillwater.Monitoring.Tasks.Agendas;
using Stillwater.Platform.Commands;

namespace Stillwater.Monitoring.Patients.SubmitInstrument;

internal static class Submitting
{
    /// <summary>Submits an instrument beside what the patient's agenda asks for.</summary>
    public static async Task<Decided<PatientMonitoring>> SubmitAsync(
        this Work work, Guid patientId, SubmitInstrument submitted, CancellationToken ct)
    {
        var agenda = await work.ReadAsync<Agenda, AgendaEvent>(Agenda.IdOf(patientId), ct);
        return await work.ApplyAsync<PatientMonitoring, PatientMonitoringEvent>(
            patientId, submitted with { Alerts = AlertRules.Shipped, Agenda = agenda?.State }, ct);
    }
}
