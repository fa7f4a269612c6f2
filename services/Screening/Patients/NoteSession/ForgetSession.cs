using Stillwater.Platform.Commands;

namespace Stillwater.Screenings.Patients;

/// <summary>A session that is cancelled is none to come; one that was never heard of needs no word.</summary>
public sealed record ForgetSession(Guid SessionId, DateTimeOffset CancelledAt) : ICommand<SessionsToCome, SessionHeardOf>
{
    public Decision<SessionHeardOf> Decide(SessionsToCome state, DateTimeOffset now) =>
        state.StartsAt.TryGetValue(SessionId, out var startsAt)
            ? new SessionHeardOf(state.PatientId, SessionId, startsAt, CancelledAt)
            : Decision<SessionHeardOf>.Nothing;
}
