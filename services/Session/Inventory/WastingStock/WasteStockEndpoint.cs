using System.ComponentModel.DataAnnotations;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;
using Stillwater.Platform.Tenancy;
using Stillwater.Sessions.AccountRules;
using Stillwater.Sessions.Inventory.GettingLot;

namespace Stillwater.Sessions.Inventory.WastingStock;

/// <summary>Destroys stock before a second person.</summary>
/// <param name="Lot">The lot.</param>
/// <param name="Mg">Milligrams destroyed, above 0 and at most 100000.</param>
/// <param name="Reason">expired, broken, contaminated, remainder or recalled.</param>
/// <param name="WastedAt">When; not in the future.</param>
/// <param name="Witness">Another active practitioner of the clinic.</param>
/// <param name="SessionId">The session whose remainder it is; left out for stock from the shelf.</param>
/// <param name="Dose">Number of the dose or device in that session, from 1.</param>
public sealed record WasteStockRequest(
    [property: StringLength(64, MinimumLength = 1)] string Lot,
    [property: Range(0.01, 100_000)] decimal Mg,
    [property: AllowedValues("expired", "broken", "contaminated", "remainder", "recalled")] string Reason,
    DateTimeOffset WastedAt,
    Guid Witness,
    Guid? SessionId = null,
    [property: Range(1, 9)] int Dose = 1);

internal static class WasteStockEndpoint
{
    public static void MapWasteStock(this IEndpointRouteBuilder inventory) =>
        inventory.MapPost("/wastage", HandleAsync).AsAddition("wasteStock", Roles.Clinical);

    private static async Task<IResult> HandleAsync(
        WasteStockRequest body, IncomingCommand incoming, HttpRequest request, Witnesses witnesses, AccountRuleSet rules,
        CancellationToken ct)
    {
        var witness = await witnesses.FindAsync(request, body.Witness, ct);
        var draw = body.SessionId is { } session ? new Draw(Draw.Session, session, body.Dose) : null;
        return await incoming.RunAsync(
            async (work, token) =>
            {
                work.RuleSet = rules.RuleSet;
                var decided = await work.ApplyAsync(DrugLot.IdOf(work.Clinic, body.Lot), new WasteStock(
                    draw, body.Mg, body.Reason, witness, work.Caller.Actor, body.WastedAt.ToUniversalTime(), rules), token);
                return decided.Refusal is { } refusal
                    ? refusal
                    : Answer.Ok(decided.Revision, LotView.From(decided.State, work.EventIds));
            }, ct);
    }
}
