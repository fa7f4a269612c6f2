using Stillwater.Platform.Commands;

namespace Stillwater.TreatmentPlans.Credentials.RenewCredential;

/// <summary>
/// What is shown now takes the place of all that was shown before; a credential that was taken back counts again.
/// </summary>
public sealed record RenewCredential(IReadOnlyList<Licence> Licences, CredentialPlace Place, string RenewedBy)
    : ICommand<Credential, CredentialEvent>
{
    public static readonly Refusal AllEnded = new(
        "plan.licence-ended", RefusalKind.Rule, "A renewal shows at least one licence that holds.");

    public Decision<CredentialEvent> Decide(Credential state, DateTimeOffset now)
    {
        if (state.RegisteredAt is null)
            return PlatformCodes.NotFound;
        if (CredentialRules.Check(state.Kind, state.PractitionerId ?? state.SiteId, Licences, Place) is { } refusal)
            return refusal;
        return Licences.Any(l => l.HoldsAt(now, Place.TimeZone))
            ? new CredentialRenewed(state.Holder, Licences, Place, RenewedBy, now)
            : AllEnded;
    }
}
