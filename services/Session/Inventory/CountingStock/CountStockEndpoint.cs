using System.ComponentModel.DataAnnotations;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;
using Stillwater.Platform.Tenancy;
using Stillwater.Sessions.AccountRules;
using Stillwater.Sessions.Inventory.GettingLot;

namespace Stillwater.Sessions.Inventory.CountingStock;

/// <summary>Counts the shelf of one lot.</summary>
/// <param name="Lot">The lot.</param>
/// <param name="CountedMg">Milligrams found, 0–1000000.</param>
/// <param name="CountedAt">When; after the last count and not in the future.</param>
/// <param name="Witness">Another active practitioner who counted along, left out when there was none.</param>
public sealed record CountStockRequest(
    [property: StringLength(64, MinimumLength = 1)] string Lot,
    [property: Range(0.0, 1_000_000)] decimal CountedMg,
    DateTimeOffset CountedAt,
    Guid? Witness = null);

internal static class CountStockEndpoint
{
    public static void MapCountStock(this IEndpointRouteBuilder inventory) =>
        inventory.MapPost("/counts", HandleAsync).AsAddition("countStock", Roles.Clinical);

    private static async Task<IResult> HandleAsync(
        CountStockRequest body, IncomingCommand incoming, HttpRequest request, Witnesses witnesses, AccountRuleSet rules,
        CancellationToken ct)
    {
        var witness = await witnesses.FindAsync(request, body.Witness, ct);
        return await incoming.RunAsync(
            async (work, token) =>
            {
                work.RuleSet = rules.RuleSet;
                var decided = await work.ApplyAsync(
                    DrugLot.IdOf(work.Clinic, body.Lot),
                    new CountStock(body.CountedMg, body.CountedAt.ToUniversalTime(), work.Caller.Actor, witness, rules), token);
                return decided.Refusal is { } refusal
                    ? refusal
                    : Answer.Ok(decided.Revision, LotView.From(decided.State, work.EventIds));
            }, ct);
    }
}
