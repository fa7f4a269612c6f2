namespace Stillwater.Contracts.Session.V1;

/// <summary>
/// The REMS did not have a patient as active before a dispensing: nothing is dispensed, and she is to be enrolled again.
/// </summary>
/// <param name="PatientId">The patient.</param>
/// <param name="EnrolmentId">Her enrolment.</param>
/// <param name="SessionId">The session that was to dispense.</param>
/// <param name="Result">inactive or not-found.</param>
/// <param name="OccurredAt">When it was looked up, in the clinic's time.</param>
public sealed record RemsVerificationFailed(
    Guid PatientId,
    Guid EnrolmentId,
    Guid SessionId,
    string Result,
    DateTimeOffset OccurredAt)
    : IContract;
