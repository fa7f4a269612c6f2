using Stillwater.Contracts;
using V1 = Stillwater.Contracts.TreatmentPlan.V1;

namespace Stillwater.TreatmentPlans.Credentials;

/// <summary>What the others hear of a credential: kinds and last days, never a number.</summary>
internal static class CredentialContracts
{
    private const string Expired = "expired";
    private const string Revoked = "revoked";

    public static IContract? Translate(CredentialEvent happened, Guid credential) => happened switch
    {
        CredentialRegistered e => new V1.CredentialRegistered(
            credential,
            StandingOf(
                new(e.Kind, e.PractitionerId, e.SiteId, e.Specialty), e.Licences, e.Place ?? CredentialPlace.Anywhere),
            e.RegisteredAt),
        CredentialRenewed e => new V1.CredentialRenewed(
            credential, StandingOf(e.Holder, e.Licences, e.Place), e.RenewedAt),
        LicenceLapsed { NoneLeft: true, Holder: var holder } e => new V1.CredentialLapsed(
            credential, holder.PractitionerId, holder.SiteId, [e.Type], Expired, e.LapsedAt),
        CredentialRevoked { Holder: var holder } e => new V1.CredentialLapsed(
            credential, holder.PractitionerId, holder.SiteId, e.LicenceTypes, Revoked, e.RevokedAt),
        _ => null,
    };

    private static V1.CredentialStanding StandingOf(
        CredentialHolder holder, IReadOnlyList<Licence> licences, CredentialPlace place) => new(
        holder.Kind == CredentialKind.Site ? "site" : "practitioner", holder.PractitionerId, holder.SiteId,
        holder.Specialty, place.SiteIds, place.SupervisorId, Terms(licences, place));

    private static IReadOnlyList<V1.LicenceTerm> Terms(IReadOnlyList<Licence> licences, CredentialPlace place) =>
        [.. licences.Select(l => new V1.LicenceTerm(l.Type, l.State, l.HoldsUntil(place.TimeZone)))];
}
