using Stillwater.Platform.Commands;
using Stillwater.TreatmentPlans.Sites;

namespace Stillwater.TreatmentPlans.Transfers.AcceptTransfer;

/// <summary>
/// The other site takes the patient, once nothing is lacking; a site that has lost its certification meanwhile cannot.
/// </summary>
/// <param name="Site">The site that accepts, null for another clinic.</param>
/// <param name="SettingCertified">Whether the setting of another clinic is still certified.</param>
/// <param name="Setting">The setting of the plan.</param>
/// <param name="ConsentHolds">Whether the consent to share still holds.</param>
/// <param name="FormArrears">Monitoring forms that are owed to the REMS.</param>
/// <param name="Code">For another clinic: hash and end of the code; null within the clinic.</param>
/// <param name="AcceptedBy">Who accepts.</param>
public sealed record AcceptTransfer(
    Site? Site, bool SettingCertified, string Setting, bool ConsentHolds, int FormArrears, OfferedCode? Code,
    string AcceptedBy)
    : ICommand<Transfer, TransferEvent>
{
    public Decision<TransferEvent> Decide(Transfer state, DateTimeOffset now)
    {
        if (state.Requested is not { } requested)
            return PlatformCodes.NotFound;
        if (state.Ended is not null || state.Code is not null)
            return TransferRefusals.NotOpen;
        if (!(Site?.Offers(Setting) ?? SettingCertified))
            return TransferRefusals.NotCertified;
        if (state.Unmet(ConsentHolds, FormArrears) is { Count: > 0 } unmet)
            return TransferRefusals.Unmet(unmet);
        if (Code is { } code)
            return new TransferCodeIssued(code.Hash, code.ExpiresAt, AcceptedBy, now);
        return (TransferEvent[])
        [
            new TransferAccepted(AcceptedBy, now),
            new TransferEnded(
                requested.PatientId, requested.PlanId, TransferOutcomes.Completed, false, null, AcceptedBy, now),
        ];
    }
}

/// <summary>What is kept of a code: never the code itself.</summary>
public sealed record OfferedCode(string Hash, DateTimeOffset ExpiresAt);
