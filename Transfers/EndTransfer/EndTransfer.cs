using Stillwater.Contracts;
using Stillwater.Platform.Commands;

namespace Stillwater.TreatmentPlans.Transfers.EndTransfer;

/// <summary>
/// A transfer is refused by who should take the patient, withdrawn by who asked, ends with its code, or is found to be
/// redeemed. A code that was redeemed cannot be called back.
/// </summary>
/// <param name="Outcome">One of <see cref="TransferOutcomes"/>.</param>
/// <param name="Reason">Why, closed; null when the platform ends it.</param>
/// <param name="EndedBy">Who ends it.</param>
public sealed record EndTransfer(string Outcome, Sealed<string>? Reason, string EndedBy)
    : ICommand<Transfer, TransferEvent>
{
    public Decision<TransferEvent> Decide(Transfer state, DateTimeOffset now)
    {
        if (state.Requested is not { } requested)
            return PlatformCodes.NotFound;
        var needsCode = Outcome is TransferOutcomes.Completed or TransferOutcomes.Expired;
        if (state.Ended is not null || (needsCode && state.Code is null)
            || (Outcome == TransferOutcomes.Refused && state.Code is not null))
            return TransferRefusals.NotOpen;
        return new TransferEnded(
            requested.PatientId, requested.PlanId, Outcome,
            state.Code is not null && Outcome != TransferOutcomes.Completed, Reason, EndedBy, now);
    }
}
