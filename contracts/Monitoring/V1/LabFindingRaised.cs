namespace Stillwater.Contracts.Monitoring.V1;

/// <summary>A result of a laboratory outside a screening holds or stops treatment.</summary>
/// <param name="PatientId">The patient.</param>
/// <param name="FindingId">The finding; the alert has the same id.</param>
/// <param name="LabId">The result.</param>
/// <param name="Test">Code of the test, such as hcg or alt.</param>
/// <param name="Kind">pregnancy, liver, misuse or urinary.</param>
/// <param name="RuleId">The rule that asks for it.</param>
/// <param name="Action">stop or hold.</param>
/// <param name="OccurredAt">When the sample was taken.</param>
public sealed record LabFindingRaised(
    Guid PatientId, Guid FindingId, Guid LabId, string Test, string Kind, string RuleId, string Action,
    DateTimeOffset OccurredAt)
    : IContract;
