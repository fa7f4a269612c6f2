using System.Globalization;
using Stillwater.Contracts;
using Stillwater.Contracts.Screening.V1;
using Stillwater.Monitoring.Outcomes;
using Stillwater.Monitoring.Patients;
using Stillwater.Monitoring.Patients.NoteScreening;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Inbox;

namespace Stillwater.Monitoring.Reactions;

/// <summary>The scores of a screening are candidates for the baseline, whatever the verdict.</summary>
internal static class OnEligibilityDetermined
{
    public static async Task ReactAsync(
        EligibilityDetermined fact, ReceivedFact received, Work work, CancellationToken cancellationToken)
    {
        work.RuleSet = OutcomeRules.Shipped.Name;
        var command = new NoteScreening(
            fact.PatientId, fact.ScreeningId, fact.SexAtBirth, [.. fact.Scores.Select(s => ScoreOf(fact, s))],
            fact.OccurredAt,
            OutcomeRules.Shipped);
        var decided = await work.ApplyOrStartAsync<PatientMonitoring, PatientMonitoringEvent>(
            fact.PatientId, command, cancellationToken);
        decided.OrPark();
    }

    private static ScreenedScore ScoreOf(EligibilityDetermined fact, InstrumentScore score)
    {
        var id = StableId.From(
            "screening-score", fact.ScreeningId.ToString(), score.Instrument,
            score.TakenAt.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
        return new(id, score.Instrument, score.Score, score.Severity, score.SuicidalityItem, score.TakenAt);
    }
}
