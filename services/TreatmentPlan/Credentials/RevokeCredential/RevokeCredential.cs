using Stillwater.Contracts;
using Stillwater.Platform.Commands;

namespace Stillwater.TreatmentPlans.Credentials.RevokeCredential;

/// <summary>A credential is taken back once, with a reason.</summary>
public sealed record RevokeCredential(Sealed<string> Reason, string RevokedBy) : ICommand<Credential, CredentialEvent>
{
    public static readonly Refusal AlreadyRevoked = new(
        "plan.credential-revoked", RefusalKind.State, "The credential has been taken back already.");

    public Decision<CredentialEvent> Decide(Credential state, DateTimeOffset now)
    {
        if (state.RegisteredAt is null)
            return PlatformCodes.NotFound;
        if (state.RevokedAt is not null)
            return AlreadyRevoked;
        return new CredentialRevoked(
            state.Holder, [.. state.Licences.Select(l => l.Type).Distinct()], Reason, RevokedBy, now);
    }
}
