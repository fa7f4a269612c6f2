using System.ComponentModel.DataAnnotations;
using Stillwater.Contracts;
using Stillwater.Platform.Http;
using Stillwater.Platform.Keys;
using Stillwater.Platform.Privacy;
using Stillwater.Platform.Tenancy;
using Stillwater.TreatmentPlans.Plans.DecideProposal;

namespace Stillwater.TreatmentPlans.Plans.ListProposals;

internal static class ListProposalsEndpoint
{
    public static void MapListProposals(this IEndpointRouteBuilder plans) =>
        plans.MapGet("/{planId:guid}/proposals", HandleAsync).AsRead("listProposals", Roles.StaffOrClient);

    private static Task<IResult> HandleAsync(
        Guid planId, [AllowedValues(null, "open", "accepted", "modified", "declined", "superseded")] string? state,
        IncomingRead read, Sealer sealer, CancellationToken ct) =>
        read.ViewAsync<Plan, PlanEvent>(
            planId, "proposals",
            async (folded, token) =>
            {
                var scope = new SealScope(read.Caller.Clinic, folded.State.PatientId);
                var items = new List<ProposalView>();
                foreach (var proposal in folded.State.Proposals.Where(p => Wants(state, p.State)))
                    items.Add(await ViewOfAsync(proposal, scope, sealer, token));
                return new ProposalListView(items);
            },
            ct);

    private static bool Wants(string? asked, ProposalState state) =>
        asked is null || Enum.Parse<ProposalState>(asked, ignoreCase: true) == state;

    private static async Task<ProposalView> ViewOfAsync(
        Proposal proposal, SealScope scope, Sealer sealer, CancellationToken ct)
    {
        if (proposal.Decided?.Reason is not { } closed)
            return ProposalView.Of(proposal);
        var reason = await sealer.OpenAsync(
            scope, DataClass.ClinicalText, DecideProposalEndpoint.ReasonField, closed, ct);
        return ProposalView.Of(proposal, reason.Value, reason.IsErased);
    }
}
