using Stillwater.Contracts;
using Stillwater.Platform.Commands;

namespace Stillwater.Screenings.Patients;

/// <summary>Details of a patient are replaced by newer ones; the old ones stay in the history.</summary>
public sealed record UpdatePatient(Guid ChangeId, IdentityChange Changed, string? TimeZone, Sealed<string> Reason)
    : ICommand<Patient, PatientEvent>
{
    public Decision<PatientEvent> Decide(Patient state, DateTimeOffset now) => state switch
    {
        { Id: var id } when id == Guid.Empty => PlatformCodes.NotFound,
        _ when state.LastRecord == ChangeId => Decision<PatientEvent>.Nothing,
        _ => new PatientUpdated(ChangeId, Changed, TimeZone, Reason),
    };
}
