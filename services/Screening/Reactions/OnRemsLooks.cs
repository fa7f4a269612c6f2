using Stillwater.Contracts.Session.V1;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Inbox;
using Stillwater.Screenings.Patients;

namespace Stillwater.Screenings.Reactions;

/// <summary>
/// Whoever looks a patient up before a dispensing tells how she stands with the REMS; esketamine is only given to a
/// patient who was found active.
/// </summary>
internal static class OnRemsLooks
{
    private const string Esketamine = "esketamine";
    private const string NotFound = "not-found";

    public static Task ReactAsync(RemsVerificationFailed fact, ReceivedFact received, Work work, CancellationToken ct) =>
        NoteAsync(
            work, fact.PatientId, fact.Result == NotFound ? EnrolmentState.NotEnrolled : EnrolmentState.Lapsed, received,
            fact.OccurredAt, ct);

    public static Task ReactAsync(DoseGiven fact, ReceivedFact received, Work work, CancellationToken ct) =>
        fact.Drug == Esketamine
            ? NoteAsync(work, fact.PatientId, EnrolmentState.Enrolled, received, fact.OccurredAt, ct)
            : Task.CompletedTask;

    private static async Task NoteAsync(
        Work work, Guid patient, EnrolmentState state, ReceivedFact received, DateTimeOffset at, CancellationToken ct)
    {
        var note = new NoteEnrolment(new RemsEnrolment(state), received.EventId, at);
        (await work.ApplyAsync<Patient, PatientEvent>(patient, note, ct)).OrPark();
    }
}
