using Stillwater.Platform.Commands;

namespace Stillwater.TreatmentPlans.Credentials.RegisterCredential;

/// <summary>A holder has one credential; later licences are renewals of it.</summary>
public sealed record RegisterCredential(
    CredentialKind Kind,
    Guid? PractitionerId,
    Guid? SiteId,
    string? Specialty,
    IReadOnlyList<Licence> Licences,
    string RegisteredBy)
    : ICommand<Credential, CredentialEvent>
{
    public static readonly Refusal AlreadyRegistered = new(
        "plan.credential-exists", RefusalKind.State, "This holder has a credential already.");

    public static readonly Refusal WrongLicence = new(
        "plan.licence-of-other-holder", RefusalKind.Rule,
        "A rems-setting licence belongs to a site, every other to a person.");

    public Decision<CredentialEvent> Decide(Credential state, DateTimeOffset now)
    {
        if (state.RegisteredAt is not null)
            return AlreadyRegistered;
        if (Licences.Any(l => l.Type == LicenceTypes.RemsSetting != (Kind == CredentialKind.Site)))
            return WrongLicence;
        return new CredentialRegistered(Kind, PractitionerId, SiteId, Specialty, Licences, RegisteredBy, now);
    }
}

/// <summary>Types of licences that decisions ask for by name.</summary>
public static class LicenceTypes
{
    public const string RemsSetting = "rems-setting";
}
