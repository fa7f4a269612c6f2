using Stillwater.Contracts;
using Stillwater.Platform.Commands;

namespace Stillwater.TreatmentPlans.Authorizations.ChangeAuthorization;

/// <summary>An authorization moves on as payers answer: asked for, granted or denied, appealed, over.</summary>
public sealed record ChangeAuthorization(
    Guid AuthorizationId, AuthorizationStatus Status, Sealed<string>? Reason, string ChangedBy)
    : ICommand<PlanAuthorizations, AuthorizationEvent>
{
    public Decision<AuthorizationEvent> Decide(PlanAuthorizations state, DateTimeOffset now)
    {
        if (state.Find(AuthorizationId) is not { } authorization)
            return PlatformCodes.NotFound;
        var next = PlanAuthorizations.After(authorization.Status);
        return next.Contains(Status)
            ? new AuthorizationChanged(state.PatientId, AuthorizationId, Status, Reason, ChangedBy, now)
            : NotNext(next);
    }

    private static Refusal NotNext(IReadOnlyList<AuthorizationStatus> next) => new(
        "plan.authorization-status", RefusalKind.State, "The authorization does not move to this status from where it is.")
    {
        Field = new FieldFault("/status", next.Count == 0 ? "nothing: it is closed" : $"one of {string.Join(", ", next)}"),
    };
}
