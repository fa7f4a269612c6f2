using Stillwater.Platform.Commands;

namespace Stillwater.Screenings.Patients;

/// <summary>What a session has found of the enrolment is noted when it is not what was known; the newest look counts.</summary>
public sealed record NoteEnrolment(RemsEnrolment Enrolment, Guid EvidenceId, DateTimeOffset CheckedAt)
    : ICommand<Patient, PatientEvent>
{
    public Decision<PatientEvent> Decide(Patient state, DateTimeOffset now) => state switch
    {
        { Id: var id } when id == Guid.Empty => PlatformCodes.NotFound,
        { Enrolment.Fact: { } known } when known.Enrolment == Enrolment || known.CheckedAt >= CheckedAt =>
            Decision<PatientEvent>.Nothing,
        _ => new EnrolmentNoted(Enrolment, EvidenceId, CheckedAt),
    };
}
