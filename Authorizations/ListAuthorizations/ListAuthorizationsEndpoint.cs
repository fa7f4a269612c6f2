using Marten;
using Stillwater.Contracts;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;
using Stillwater.Platform.Keys;
using Stillwater.Platform.Privacy;
using Stillwater.Platform.Tenancy;
using Stillwater.TreatmentPlans.Plans;

namespace Stillwater.TreatmentPlans.Authorizations.ListAuthorizations;

/// <summary>The authorizations of a plan.</summary>
/// <param name="Revision">What a change of one of them names in If-Match.</param>
/// <param name="Items">In the order in which they were recorded.</param>
public sealed record AuthorizationListView(string Revision, IReadOnlyList<AuthorizationView> Items);

/// <summary>One authorization.</summary>
/// <param name="Id">The authorization.</param>
/// <param name="Payer">Who pays, null when it is erased.</param>
/// <param name="Product">ketamine or esketamine.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="ValidFrom">Its first day.</param>
/// <param name="ValidUntil">Its last day.</param>
/// <param name="SessionsApproved">How many sessions it covers, null without a limit.</param>
/// <param name="Reference">The payer's reference, null when there is none or it is erased.</param>
/// <param name="Evidence">Ids of facts that were sent along.</param>
/// <param name="RecordedAt">When it was recorded.</param>
/// <param name="Erased">Names of members whose content was erased.</param>
public sealed record AuthorizationView(
    Guid Id, string? Payer, string Product, AuthorizationStatus Status, DateOnly ValidFrom, DateOnly ValidUntil,
    int? SessionsApproved, string? Reference, IReadOnlyList<Guid> Evidence, DateTimeOffset RecordedAt,
    IReadOnlyList<string> Erased);

internal static class ListAuthorizationsEndpoint
{
    public static void MapListAuthorizations(this IEndpointRouteBuilder plans) =>
        plans.MapGet("/{planId:guid}/authorizations", HandleAsync).AsRead("listAuthorizations", Roles.StaffOrClient);

    private static Task<IResult> HandleAsync(
        Guid planId, IncomingRead read, Sealer sealer, IDocumentStore store, StreamTypes streams, CancellationToken ct) =>
        read.ViewAsync<Plan, PlanEvent>(
            planId, "authorizations",
            async (folded, token) =>
            {
                await using var session = store.QuerySession(read.Caller.Clinic);
                var stored = await session.Events.FetchStreamAsync(PlanAuthorizations.StreamOf(planId), token: token);
                var all = streams.Of<PlanAuthorizations, AuthorizationEvent>().Fold(stored, streams.Catalogue);
                var items = new List<AuthorizationView>();
                foreach (var authorization in all.State.All)
                    items.Add(await ViewOfAsync(
                        authorization,
                        new Opening(
                            sealer, new SealScope(read.Caller.Clinic, folded.State.PatientId), DataClass.Identity),
                        token));
                return new AuthorizationListView($"\"{all.Revision}\"", items);
            },
            ct);

    private static async Task<AuthorizationView> ViewOfAsync(
        Authorization authorization, Opening opening, CancellationToken ct)
    {
        var e = authorization.Recorded;
        var payer = await opening.OpenAsync("payer", e.Payer, "payer", ct);
        var reference = await opening.OpenAsync("payer-reference", e.Reference, "reference", ct);
        return new AuthorizationView(
            e.AuthorizationId, payer, e.Product, authorization.Status, e.ValidFrom, e.ValidUntil, e.SessionsApproved,
            reference, e.Evidence, e.RecordedAt, opening.Erased);
    }
}
