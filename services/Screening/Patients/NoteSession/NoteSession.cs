using Stillwater.Platform.Commands;

namespace Stillwater.Screenings.Patients;

/// <summary>Notes when a session begins; the last word counts.</summary>
public sealed record NoteSession(Guid PatientId, Guid SessionId, DateTimeOffset StartsAt)
    : ICommand<SessionsToCome, SessionHeardOf>
{
    public Decision<SessionHeardOf> Decide(SessionsToCome state, DateTimeOffset now) =>
        state.StartsAt.TryGetValue(SessionId, out var known) && known == StartsAt
            ? Decision<SessionHeardOf>.Nothing
            : new SessionHeardOf(PatientId, SessionId, StartsAt);
}
