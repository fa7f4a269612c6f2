using Stillwater.Platform.Commands;
using Stillwater.TreatmentPlans.Plans;

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

    /// <summary>Closes them in the work that has closed the plan; a plan that goes on keeps them.</summary>
    internal static async Task WithPlanAsync(Work work, Guid planId, Decided<Plan> decided, CancellationToken ct)
    {
        var asked = PlanAuthorizations.StreamOf(planId);
        if (decided.Events.OfType<PlanClosed>().Any()
            && await work.ReadAsync<PlanAuthorizations, AuthorizationEvent>(asked, ct) is not null)
            await work.ApplyAsync(asked, new CloseAuthorizations(work.Caller.Actor), ct);
    }
}
