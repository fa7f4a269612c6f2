using Stillwater.Contracts;
using Stillwater.Platform.Commands;
using Stillwater.TreatmentPlans.Plans;
using Stillwater.TreatmentPlans.Sites;

namespace Stillwater.TreatmentPlans.Transfers.RequestTransfer;

/// <summary>
/// An active plan may go to another site that gives what it needs, or to a setting of another clinic that is certified;
/// any other target is refused at once.
/// </summary>
/// <param name="PlanId">The plan.</param>
/// <param name="Plan">The plan as it is now.</param>
/// <param name="To">Where it goes.</param>
/// <param name="Site">The site that is named, null for another clinic.</param>
/// <param name="SettingCertified">Whether the setting of another clinic is on the list of certified ones.</param>
/// <param name="SharingConsentId">The consent under which what is known is passed on.</param>
/// <param name="EffectiveOn">From which day.</param>
/// <param name="Reason">Why.</param>
/// <param name="RequestedBy">Who asks.</param>
public sealed record RequestTransfer(
    Guid PlanId,
    Plan Plan,
    TransferTarget To,
    Site? Site,
    bool SettingCertified,
    Guid SharingConsentId,
    DateOnly EffectiveOn,
    Sealed<string> Reason,
    string RequestedBy)
    : ICommand<Transfer, TransferEvent>
{
    public Decision<TransferEvent> Decide(Transfer state, DateTimeOffset now)
    {
        if (!Plan.IsActive)
            return TransferRefusals.NotActive;
        if (TargetRefused(Plan.Signed!.Regimen.Setting) is { } refused)
            return refused;
        if (EffectiveOn < SiteTime.DayOf(now, Site?.Profile?.TimeZone ?? SiteTime.Utc))
            return TransferRefusals.EffectivePast;
        return new TransferRequested(
            Plan.PatientId, PlanId, Plan.SiteId, To, SharingConsentId, EffectiveOn, UnderRems, Reason, RequestedBy, now);
    }

    private bool UnderRems => Plan.Signed!.Regimen.Setting == SiteSettings.CertifiedHcs;

    private Refusal? TargetRefused(string setting) => Site switch
    {
        null => SettingCertified ? null : TransferRefusals.NotCertified,
        _ when To.SiteId == Plan.SiteId => TransferRefusals.SameSite,
        _ when Site.Offers(setting) => null,
        _ => UnderRems ? TransferRefusals.NotCertified : TransferRefusals.SettingNotOffered,
    };
}
