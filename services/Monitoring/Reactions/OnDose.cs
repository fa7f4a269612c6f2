using Stillwater.Contracts.Session.V1;
using Stillwater.Monitoring.Outcomes;
using Stillwater.Monitoring.Patients;
using Stillwater.Monitoring.Patients.NoteExposure;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Inbox;

namespace Stillwater.Monitoring.Reactions;

/// <summary>What a patient has been given in all, over all plans and routes.</summary>
internal static class OnDose
{
    public static Task GiveAsync(DoseGiven fact, ReceivedFact received, Work work, CancellationToken cancellationToken) =>
        NoteAsync(
            fact.PatientId,
            new ExposureNoted(
                received.EventId, fact.SessionId, fact.Drug, fact.Route, fact.GivenMg, false, fact.OccurredAt),
            work, cancellationToken);

    public static Task CorrectAsync(
        DoseCorrected fact, ReceivedFact received, Work work, CancellationToken cancellationToken) =>
        NoteAsync(
            fact.PatientId,
            new ExposureNoted(
                received.EventId, fact.SessionId, fact.Drug, fact.Route, fact.GivenMg - fact.FormerGivenMg, true,
                fact.OccurredAt),
            work, cancellationToken);

    private static async Task NoteAsync(Guid patientId, ExposureNoted dose, Work work, CancellationToken ct)
    {
        work.RuleSet = OutcomeRules.Shipped.Name;
        (await work.ApplyOrStartAsync<PatientMonitoring, PatientMonitoringEvent>(
            patientId, new NoteExposure(patientId, dose, OutcomeRules.Shipped), ct)).OrPark();
    }
}
