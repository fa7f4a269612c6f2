using Stillwater.Contracts.Session.V1;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Inbox;
using Stillwater.Screenings.Patients;

namespace Stillwater.Screenings.Reactions;

/// <summary>A session that has its time is one that a withdrawal or a new medicine may touch.</summary>
internal static class OnSessionScheduled
{
    public static async Task ReactAsync(
        SessionScheduled fact, ReceivedFact received, Work work, CancellationToken cancellationToken) =>
        (await work.ApplyOrStartAsync<SessionsToCome, SessionHeardOf>(
            SessionsToCome.StreamOf(fact.PatientId), new NoteSession(fact.PatientId, fact.SessionId, fact.StartsAt),
            cancellationToken)).OrPark();
}
