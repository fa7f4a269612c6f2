using System.ComponentModel.DataAnnotations;
using Stillwater.Contracts;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;
using Stillwater.Platform.Keys;
using Stillwater.Platform.Privacy;
using Stillwater.Platform.Tenancy;
using Stillwater.TreatmentPlans.Transfers.RequestTransfer;

namespace Stillwater.TreatmentPlans.Transfers.EndTransfer;

/// <summary>Why a transfer is refused or withdrawn.</summary>
/// <param name="Reason">10 to 2000 characters.</param>
public sealed record EndTransferRequest([property: StringLength(2000, MinimumLength = 10)] string Reason);

/// <summary>Refusal by who should take the patient, withdrawal by who asked.</summary>
internal static class EndTransferEndpoints
{
    public static void MapRefuseTransfer(this IEndpointRouteBuilder transfers) =>
        transfers.MapPost("/{transferId:guid}/refusal", (
            Guid transferId, EndTransferRequest body, IncomingCommand incoming, Sealer sealer, TransferOffers offers,
            CancellationToken ct) => HandleAsync(TransferOutcomes.Refused, transferId, body, incoming, sealer, offers, ct))
            .AsChange("refuseTransfer", Roles.Prescriber, Roles.MedicalDirector);

    public static void MapWithdrawTransfer(this IEndpointRouteBuilder transfers) =>
        transfers.MapPost("/{transferId:guid}/withdrawal", (
            Guid transferId, EndTransferRequest body, IncomingCommand incoming, Sealer sealer, TransferOffers offers,
            CancellationToken ct) => HandleAsync(TransferOutcomes.Withdrawn, transferId, body, incoming, sealer, offers, ct))
            .AsChange("withdrawTransfer", Roles.Prescriber, Roles.MedicalDirector);

    private static Task<IResult> HandleAsync(
        string outcome, Guid transferId, EndTransferRequest body, IncomingCommand incoming, Sealer sealer,
        TransferOffers offers, CancellationToken ct) => incoming.RunAsync(
        async (work, token) =>
        {
            if (await work.ReadAsync<Transfer, TransferEvent>(transferId, token) is not { State: var transfer })
                return PlatformCodes.NotFound;
            if (transfer.Code is { } issued && await offers.OutcomeAsync(issued.CodeHash, token) is not null)
                return TransferRefusals.CodeUsed;
            var closing = new Closing(sealer, new SealScope(work.Clinic, transfer.PatientId), DataClass.ClinicalText);
            var reason = await closing.CloseAsync("transfer-end-reason", body.Reason, token);
            work.Reason = reason.Token;
            var decided = await work.ChangeAsync(transferId, new EndTransfer(outcome, reason, work.Caller.Actor), token);
            if (decided.Refusal is { } refusal)
                return refusal;
            if (decided.State.Code is { } code)
                work.Require(TransferOffers.End(code.CodeHash, outcome));
            work.Require(Claim.Release(
                work.Clinic, RequestTransferEndpoint.OpenTransfer, transfer.Requested!.PlanId.ToString(), transferId));
            return Answer.Ok(decided.Revision, TransferWritten.From(transferId, decided.State, [], work.EventIds));
        },
        ct);
}
