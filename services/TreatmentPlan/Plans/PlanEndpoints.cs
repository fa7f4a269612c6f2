using Stillwater.TreatmentPlans.Plans.DecideProposal;
using Stillwater.TreatmentPlans.Plans.GetPlan;
using Stillwater.TreatmentPlans.Plans.GetSchedule;
using Stillwater.TreatmentPlans.Plans.ListPlans;
using Stillwater.TreatmentPlans.Plans.ListProposals;
using Stillwater.TreatmentPlans.Plans.ProposeRegimen;
using Stillwater.TreatmentPlans.Plans.SignPlan;

namespace Stillwater.TreatmentPlans.Plans;

/// <summary>Every operation on plans, one line each.</summary>
internal static class PlanEndpoints
{
    public static void MapPlans(this IEndpointRouteBuilder routes)
    {
        var plans = routes.MapGroup("/v1/plans").WithTags("Treatment plan");
        plans.MapListPlans();
        plans.MapGetPlan();
        plans.MapProposeRegimen();
        plans.MapSignPlan();
        plans.MapGetSchedule();
        plans.MapListProposals();
        plans.MapDecideProposal();
    }
}
