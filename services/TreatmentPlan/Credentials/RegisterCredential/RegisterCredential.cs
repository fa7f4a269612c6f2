using Stillwater.Platform.Commands;

namespace Stillwater.TreatmentPlans.Credentials.RegisterCredential;

/// <summary>A holder has one credential; later licences are renewals of it.</summary>
public sealed record RegisterCredential(
    CredentialKind Kind,
    Guid? PractitionerId,
    Guid? SiteId,
    string? Specialty,
    IReadOnlyList<Licence> Licences,
    CredentialPlace Place,
    string RegisteredBy)
    : ICommand<Credential, CredentialEvent>
{
    public static readonly Refusal AlreadyRegistered = new(
        "plan.credential-exists", RefusalKind.State, "This holder has a credential already.");

    public Decision<CredentialEvent> Decide(Credential state, DateTimeOffset now)
    {
        if (state.RegisteredAt is not null)
            return AlreadyRegistered;
        return CredentialRules.Check(Kind, PractitionerId ?? SiteId, Licences, Place) is { } refusal
            ? refusal
            : new CredentialRegistered(Kind, PractitionerId, SiteId, Specialty, Licences, RegisteredBy, now, Place);
    }
}
