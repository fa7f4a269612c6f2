using Stillwater.Platform.Commands;

namespace Stillwater.TreatmentPlans.Sites.MoveCertification;

/// <summary>
/// The certification of a site follows its licence: lost with it, and back with a new one unless it was lost for
/// another reason.
/// </summary>
public sealed record MoveCertification(bool Holds, string Reason) : ICommand<Site, SiteEvent>
{
    public Decision<SiteEvent> Decide(Site state, DateTimeOffset now) => (state.Profile?.Rems?.State, Holds) switch
    {
        (RemsState.Certified, false) => new CertificationChanged(RemsState.Lapsed, Reason, now),
        (RemsState.Lapsed, true) => new CertificationChanged(RemsState.Certified, Reason, now),
        _ => Decision<SiteEvent>.Nothing,
    };
}
