using Stillwater.Platform.Commands;

namespace Stillwater.TreatmentPlans.Credentials.LapseLicence;

/// <summary>
/// The last day of a licence is over. Nothing happens when it has been renewed since, or the whole was taken back.
/// </summary>
public sealed record LapseLicence(LicenceKey Key, DateTimeOffset DueAt, TimeSpan LateBy)
    : ICommand<Credential, CredentialEvent>
{
    public Decision<CredentialEvent> Decide(Credential state, DateTimeOffset now)
    {
        if (state.RevokedAt is not null || state.LapsedTypes.Contains(Key.Type)
            || state.Licences.FirstOrDefault(Key.Names) is null)
            return Decision<CredentialEvent>.Nothing;
        return new LicenceLapsed(
            state.Holder, Key.Type, Key.State, Key.ExpiresOn, !state.Holds(Key.Type, now), DueAt, LateBy);
    }
}
