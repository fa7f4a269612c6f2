using Stillwater.Sessions.Inventory.ConfirmingWaste;
using Stillwater.Sessions.Inventory.CountingStock;
using Stillwater.Sessions.Inventory.GettingLot;
using Stillwater.Sessions.Inventory.ReceivingStock;
using Stillwater.Sessions.Inventory.WastingStock;
using Stillwater.Sessions.Practitioners;

namespace Stillwater.Sessions.Inventory;

internal static class InventoryEndpoints
{
    public static void MapInventory(this IEndpointRouteBuilder routes)
    {
        var inventory = routes.MapGroup("/v1/inventory").WithTags("Session").AddEndpointFilter<DirectoryAwayFilter>();
        inventory.MapReceiveStock();
        inventory.MapWasteStock();
        inventory.MapConfirmWaste();
        inventory.MapCountStock();
        inventory.MapGetLot();
    }
}
