using Stillwater.Platform.Http;
using Stillwater.Platform.Tenancy;

namespace Stillwater.Sessions.Inventory.GettingLot;

internal static class GetLotEndpoint
{
    public static void MapGetLot(this IEndpointRouteBuilder inventory) =>
        inventory.MapGet("/lots/{lot}", HandleAsync).AsRead("getLot", Roles.Staff);

    private static Task<IResult> HandleAsync(string lot, IncomingRead read, CancellationToken ct) =>
        read.ViewAsync<DrugLot, LotEvent>(
            DrugLot.IdOf(read.Caller.Clinic, lot), "drug-lot",
            (folded, _) => ValueTask.FromResult<object>(LotView.From(folded.State)), ct);
}
