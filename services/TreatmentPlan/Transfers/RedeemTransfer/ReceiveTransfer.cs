using Stillwater.Platform.Commands;

namespace Stillwater.TreatmentPlans.Transfers.RedeemTransfer;

/// <summary>A redeemed code is one transfer that came in, beside the draft that it has become.</summary>
public sealed record ReceiveTransfer(Guid PatientId, Guid PlanId, Guid SourceTransferId, string ReceivedBy)
    : ICommand<Transfer, TransferEvent>
{
    public Decision<TransferEvent> Decide(Transfer state, DateTimeOffset now) => state.Received is null
        ? new TransferReceived(PatientId, PlanId, SourceTransferId, ReceivedBy, now)
        : TransferRefusals.CodeUsed;
}
