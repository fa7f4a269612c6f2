using Stillwater.Platform.Commands;
using Stillwater.TreatmentPlans.Plans;

namespace Stillwater.TreatmentPlans.Authorizations;

/// <summary>What the end of a plan means for its authorizations, in the work that ends it; one that goes on keeps them.</summary>
internal static class EndOfPlan
{
    public static async Task CloseAuthorizationsAsync(
        Work work, Guid planId, Decided<Plan> decided, CancellationToken cancellationToken)
    {
        var asked = PlanAuthorizations.StreamOf(planId);
        if (decided.Events.OfType<PlanClosed>().Any()
            && await work.ReadAsync<PlanAuthorizations, AuthorizationEvent>(asked, cancellationToken) is not null)
            await work.ApplyAsync(asked, new CloseAuthorizations(work.Caller.Actor), cancellationToken);
    }
}
