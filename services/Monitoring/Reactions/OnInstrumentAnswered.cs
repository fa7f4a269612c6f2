using Stillwater.Contracts.Session.V1;
using Stillwater.Monitoring.Alerts.Triage;
using Stillwater.Monitoring.Outcomes;
using Stillwater.Monitoring.Patients;
using Stillwater.Monitoring.Patients.OpenMonitoring;
using Stillwater.Monitoring.Patients.SubmitInstrument;
using Stillwater.Monitoring.Watch;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Inbox;
using YesNo = Stillwater.Clinical.Instruments.Answer;

namespace Stillwater.Monitoring.Reactions;

/// <summary>A C-SSRS that was given before a dose counts here too, and nobody enters it a second time.</summary>
internal static class OnInstrumentAnswered
{
    private const string Clinician = "clinician";

    public static async Task ReactAsync(
        InstrumentAnswered fact, ReceivedFact received, Work work, CancellationToken cancellationToken)
    {
        work.RuleSet = OutcomeRules.Shipped.Name;
        var takenAt = fact.OccurredAt < work.Now ? fact.OccurredAt : work.Now;
        await work.ApplyOrStartAsync<PatientMonitoring, PatientMonitoringEvent>(
            fact.PatientId, new OpenMonitoring(fact.PatientId), cancellationToken);
        var command = new SubmitInstrument(
            fact.ResponseId, fact.Instrument, YesNo.YesNos(fact.Answers), takenAt, null, Clinician, OutcomeRules.Shipped,
            WatchRules.Shipped);
        var decided = (await work.SubmitAsync(fact.PatientId, command, cancellationToken)).OrPark();
        if (decided.Events.OfType<InstrumentScored>().SingleOrDefault() is { } scored)
            await work.TriageAsync(fact.PatientId, scored, cancellationToken);
    }
}
