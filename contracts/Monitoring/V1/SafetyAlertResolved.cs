namespace Stillwater.Contracts.Monitoring.V1;

/// <summary>A person has closed an alert.</summary>
/// <param name="PatientId">The patient.</param>
/// <param name="AlertId">The alert.</param>
/// <param name="Kind">What was alarming, such as c-ssrs-high.</param>
/// <param name="Severity">high, moderate or low.</param>
/// <param name="Code">Why: assessed, contacted, handed-over, false-alarm or no-longer-applies.</param>
/// <param name="OccurredAt">When it was closed, in the clinic's time.</param>
public sealed record SafetyAlertResolved(
    Guid PatientId,
    Guid AlertId,
    string Kind,
    string Severity,
    string Code,
    DateTimeOffset OccurredAt)
    : IContract;
