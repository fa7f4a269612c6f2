using Stillwater.TreatmentPlans.Transfers.AcceptTransfer;
using Stillwater.TreatmentPlans.Transfers.CertifiedSettings;
using Stillwater.TreatmentPlans.Transfers.EndTransfer;
using Stillwater.TreatmentPlans.Transfers.GetTransfer;
using Stillwater.TreatmentPlans.Transfers.ListTransfers;
using Stillwater.TreatmentPlans.Transfers.NotifyTransfer;
using Stillwater.TreatmentPlans.Transfers.RedeemTransfer;
using Stillwater.TreatmentPlans.Transfers.RequestTransfer;

namespace Stillwater.TreatmentPlans.Transfers;

/// <summary>Every operation on transfers, one line each.</summary>
internal static class TransferEndpoints
{
    public static void MapTransfers(this IEndpointRouteBuilder routes)
    {
        routes.MapTransferPlan();
        routes.MapCertifiedSettings();
        var transfers = routes.MapGroup("/v1/transfers").WithTags("Transfers");
        transfers.MapListTransfers();
        transfers.MapGetTransfer();
        transfers.MapRecordTransferNotice();
        AcceptTransferEndpoint.Map(transfers);
        transfers.MapRefuseTransfer();
        transfers.MapWithdrawTransfer();
        transfers.MapRedeemTransfer();
    }
}
