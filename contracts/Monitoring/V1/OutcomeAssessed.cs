namespace Stillwater.Contracts.Monitoring.V1;

/// <summary>A score was judged against the baseline.</summary>
/// <param name="PatientId">The patient.</param>
/// <param name="PlanId">The plan under which it counts.</param>
/// <param name="Instrument">Instrument code, such as phq-9.</param>
/// <param name="Baseline">Last score at most 7 days before the first dose.</param>
/// <param name="Score">The score that was judged.</param>
/// <param name="ChangePercent">Improvement in per cent of the baseline, one decimal; negative when worse.</param>
/// <param name="Class">
/// deterioration, none, partial, response or remission (remission implies its cut-off, not a percentage).
/// </param>
/// <param name="Response">Whether the improvement is at least 50 per cent.</param>
/// <param name="Remission">Whether the score is below the remission cut-off.</param>
/// <param name="AfterSessionId">The dosing session that it counts for.</param>
/// <param name="AfterSessionNumber">Its number in the series, from 1.</param>
/// <param name="OccurredAt">When the instrument was answered.</param>
public sealed record OutcomeAssessed(
    Guid PatientId,
    Guid PlanId,
    string Instrument,
    int Baseline,
    int Score,
    decimal ChangePercent,
    string Class,
    bool Response,
    bool Remission,
    Guid AfterSessionId,
    int AfterSessionNumber,
    DateTimeOffset OccurredAt)
    : IContract;
