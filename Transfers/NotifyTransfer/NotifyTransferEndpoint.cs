using System.ComponentModel.DataAnnotations;
using Stillwater.Contracts;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;
using Stillwater.Platform.Keys;
using Stillwater.Platform.Privacy;
using Stillwater.Platform.Tenancy;
using Stillwater.TreatmentPlans.Plans;

namespace Stillwater.TreatmentPlans.Transfers.NotifyTransfer;

/// <summary>That the REMS was told of a transfer.</summary>
/// <param name="SentAt">When, not after now.</param>
/// <param name="Reference">The programme's reference, 1 to 200 characters.</param>
public sealed record TransferNoticeRequest(
    DateTimeOffset SentAt, [property: StringLength(200, MinimumLength = 1)] string? Reference = null);

internal static class NotifyTransferEndpoint
{
    public static void MapRecordTransferNotice(this IEndpointRouteBuilder transfers) =>
        transfers.MapPost("/{transferId:guid}/rems-notice", HandleAsync)
            .AsChange("recordTransferNotice", Roles.Staff);

    private static Task<IResult> HandleAsync(
        Guid transferId, TransferNoticeRequest body, IncomingCommand incoming, Sealer sealer, CancellationToken ct) =>
        incoming.RunAsync(
            async (work, token) =>
            {
                if (await work.ReadAsync<Transfer, TransferEvent>(transferId, token)
                        is not { State.Requested: { } requested }
                    || await work.ReadAsync<Plan, PlanEvent>(requested.PlanId, token) is not { State: var plan })
                    return PlatformCodes.NotFound;
                var closing = new Closing(sealer, new SealScope(work.Clinic, requested.PatientId), DataClass.Identity);
                var decided = await work.ChangeAsync(
                    transferId,
                    new NotifyTransfer(
                        body.SentAt.ToUniversalTime(),
                        await closing.CloseOptionalAsync("rems-reference", body.Reference, token), work.Caller.Actor),
                    token);
                if (decided.Refusal is { } refusal)
                    return refusal;
                var unmet = decided.State.Unmet(
                    await TransferContext.ConsentHoldsAsync(work, plan, requested.SharingConsentId, token),
                    await TransferContext.ArrearsAsync(work, requested.PlanId, token));
                return Answer.Ok(
                    decided.Revision, TransferWritten.From(transferId, decided.State, unmet, work.EventIds));
            },
            ct);
}
