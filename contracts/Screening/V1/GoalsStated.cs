namespace Stillwater.Contracts.Screening.V1;

/// <summary>A patient has said what the treatment is for; the words travel closed with the patient's own key.</summary>
/// <param name="PatientId">The patient.</param>
/// <param name="ScreeningId">The screening.</param>
/// <param name="RecordId">The record; a later one of the patient replaces it.</param>
/// <param name="Goals">The goals in their order, each a closed value of the class clinical-text.</param>
/// <param name="OccurredAt">When they were stated, in the clinic's time.</param>
public sealed record GoalsStated(
    Guid PatientId, Guid ScreeningId, Guid RecordId, IReadOnlyList<Sealed<string>> Goals, DateTimeOffset OccurredAt)
    : IContract;
