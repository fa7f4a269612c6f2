using Stillwater.TreatmentPlans.Plans.AmendPlan;
using Stillwater.TreatmentPlans.Plans.DecideProposal;
using Stillwater.TreatmentPlans.Plans.DiscontinuePlan;
using Stillwater.TreatmentPlans.Plans.GetPlan;
using Stillwater.TreatmentPlans.Plans.GetSchedule;
using Stillwater.TreatmentPlans.Plans.ListPlans;
using Stillwater.TreatmentPlans.Plans.ListProposals;
using Stillwater.TreatmentPlans.Plans.ProposeRegimen;
using Stillwater.TreatmentPlans.Plans.ResumePlan;
using Stillwater.TreatmentPlans.Plans.SignPlan;
using Stillwater.TreatmentPlans.Plans.StartMaintenance;
using Stillwater.TreatmentPlans.Plans.SuspendPlan;

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
        plans.MapAmendPlan();
        plans.MapSuspendPlan();
        plans.MapResumePlan();
        plans.MapDiscontinuePlan();
        plans.MapStartMaintenance();
        plans.MapGetSchedule();
        plans.MapListProposals();
        plans.MapDecideProposal();
    }
}
