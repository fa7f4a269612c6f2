using Stillwater.Platform.Commands;
using Stillwater.Platform.Timers;
using Stillwater.TreatmentPlans.Transfers.RequestTransfer;

namespace Stillwater.TreatmentPlans.Transfers;

/// <summary>
/// The end of a code is a stored timer of the clinic that issued it. When it is due, the code was redeemed and the
/// transfer is complete, or it ends and the clinic is told that the patient has no plan.
/// </summary>
internal static class TransferTimers
{
    public const string CodeEnd = "transfer-code-end";

    public static IEnumerable<Guard> OwedBy(string tenant, Guid stream, object happened) => happened switch
    {
        TransferCodeIssued e => [DueTimers.Set(tenant, stream, CodeEnd, e.ExpiresAt, CodeEnd)],
        TransferEnded => [DueTimers.Clear(tenant, stream, CodeEnd)],
        _ => [],
    };

    public static async Task EndAsync(Work work, DueTimer timer, TransferOffers offers, CancellationToken ct)
    {
        if (await work.ReadAsync<Transfer, TransferEvent>(timer.Stream, ct) is not { State: { Code: { } code } transfer })
            return;
        var redeemed = await offers.OutcomeAsync(code.CodeHash, ct) == TransferOutcomes.Completed;
        var outcome = redeemed ? TransferOutcomes.Completed : TransferOutcomes.Expired;
        var ended = await work.ApplyAsync(
            timer.Stream, new EndTransfer.EndTransfer(outcome, null, work.Caller.Actor), ct);
        if (ended.Refusal is not null)
            return;
        if (!redeemed)
            work.Require(TransferOffers.End(code.CodeHash, outcome));
        work.Require(Claim.Release(
            work.Clinic, RequestTransferEndpoint.OpenTransfer, transfer.Requested!.PlanId.ToString(), timer.Stream));
    }
}
