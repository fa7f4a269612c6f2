using Stillwater.Contracts;
using Stillwater.Platform.Commands;

namespace Stillwater.TreatmentPlans.Transfers.NotifyTransfer;

/// <summary>The REMS is told once, before the patient goes.</summary>
public sealed record NotifyTransfer(DateTimeOffset SentAt, Sealed<string>? Reference, string NotifiedBy)
    : ICommand<Transfer, TransferEvent>
{
    public Decision<TransferEvent> Decide(Transfer state, DateTimeOffset now)
    {
        if (state.Requested is not { } requested)
            return PlatformCodes.NotFound;
        if (state.Ended is not null || state.Code is not null)
            return TransferRefusals.NotOpen;
        if (!requested.UnderRems || state.Notified is not null)
            return TransferRefusals.NoticeNotOwed;
        return SentAt > now ? TransferRefusals.NoticeInFuture : new TransferNotified(SentAt, Reference, NotifiedBy);
    }
}
