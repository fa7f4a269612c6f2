using Stillwater.Contracts;
using Stillwater.Platform.Commands;

namespace Stillwater.TreatmentPlans.Authorizations.RecordAuthorization;

/// <summary>What was asked of a payer, or answered by one, is recorded as it stands.</summary>
public sealed record RecordAuthorization(
    Guid PatientId,
    Guid AuthorizationId,
    Sealed<string> Payer,
    string Product,
    Sealed<string>? Reference,
    IReadOnlyList<Guid> Evidence,
    AuthorizationStatus Status,
    DateOnly ValidFrom,
    DateOnly ValidUntil,
    int? SessionsApproved,
    string RecordedBy)
    : ICommand<PlanAuthorizations, AuthorizationEvent>
{
    public static readonly Refusal Backwards = new(
        "plan.authorization-backwards", RefusalKind.Rule, "An authorization ends on or after its first day.")
    {
        Field = new FieldFault("/validUntil", "validFrom or later"),
    };

    public Decision<AuthorizationEvent> Decide(PlanAuthorizations state, DateTimeOffset now) => ValidUntil < ValidFrom
        ? Backwards
        : new AuthorizationRecorded(
            PatientId, AuthorizationId, Payer, Product, Reference, Evidence, Status, ValidFrom, ValidUntil,
            SessionsApproved, RecordedBy, now);
}
