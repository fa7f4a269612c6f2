using Stillwater.Contracts.Session.V1;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Inbox;
using Stillwater.Screenings.Patients;

namespace Stillwater.Screenings.Reactions;

/// <summary>A session that has its time is one that a withdrawal or a new medicine may touch, until it is cancelled.</summary>
internal static class OnSessionsToCome
{
    public static Task ReactAsync(SessionScheduled fact, ReceivedFact received, Work work, CancellationToken ct) =>
        NoteAsync(work, fact.PatientId, new NoteSession(fact.PatientId, fact.SessionId, fact.StartsAt), ct);

    public static Task ReactAsync(SessionCancelled fact, ReceivedFact received, Work work, CancellationToken ct) =>
        NoteAsync(work, fact.PatientId, new ForgetSession(fact.SessionId, fact.OccurredAt), ct);

    private static async Task NoteAsync(
        Work work, Guid patient, ICommand<SessionsToCome, SessionHeardOf> command, CancellationToken ct) =>
        (await work.ApplyOrStartAsync(SessionsToCome.StreamOf(patient), command, ct)).OrPark();
}
