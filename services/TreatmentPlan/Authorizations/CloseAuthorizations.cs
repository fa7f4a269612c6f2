using Stillwater.Platform.Commands;

namespace Stillwater.TreatmentPlans.Authorizations;

/// <summary>Once a plan is over, what its payers were asked for is needed no more.</summary>
public sealed record CloseAuthorizations(string ClosedBy) : ICommand<PlanAuthorizations, AuthorizationEvent>
{
    public Decision<AuthorizationEvent> Decide(PlanAuthorizations state, DateTimeOffset now) =>
        (AuthorizationEvent[])
        [
            .. state.All.Where(a => a.Status != AuthorizationStatus.Closed).Select(a => new AuthorizationChanged(
                state.PatientId, a.Recorded.AuthorizationId, AuthorizationStatus.Closed, null, ClosedBy, now)),
        ];
}
