namespace Stillwater.Contracts.Monitoring.V1;

/// <summary>An instrument was answered and scored.</summary>
/// <param name="PatientId">The patient.</param>
/// <param name="ResponseId">The response.</param>
/// <param name="Instrument">Instrument code, such as phq-9.</param>
/// <param name="Score">Total; null for instruments without one (c-ssrs).</param>
/// <param name="Severity">The reference's band in kebab-case.</param>
/// <param name="AfterSessionId">The dosing session that it counts for, null before the first.</param>
/// <param name="OccurredAt">When it was answered.</param>
public sealed record InstrumentScored(
    Guid PatientId,
    Guid ResponseId,
    string Instrument,
    int? Score,
    string Severity,
    Guid? AfterSessionId,
    DateTimeOffset OccurredAt)
    : IContract;
