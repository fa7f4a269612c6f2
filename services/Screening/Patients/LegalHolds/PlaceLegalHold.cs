using Stillwater.Contracts;
using Stillwater.Platform.Commands;

namespace Stillwater.Screenings.Patients;

/// <summary>While a hold stands, nothing of the patient may be erased.</summary>
public sealed record PlaceLegalHold(Guid HoldId, Sealed<string> Reason) : ICommand<Patient, PatientEvent>
{
    public Decision<PatientEvent> Decide(Patient state, DateTimeOffset now) => state switch
    {
        { Id: var id } when id == Guid.Empty => PlatformCodes.NotFound,
        _ when state.LegalHolds.Any(h => h.HoldId == HoldId) => Decision<PatientEvent>.Nothing,
        _ => new LegalHoldPlaced(HoldId, Reason, now),
    };
}

/// <summary>A hold ends by name.</summary>
public sealed record ReleaseLegalHold(Guid HoldId, Sealed<string> Reason) : ICommand<Patient, PatientEvent>
{
    public static readonly Refusal Released = new(
        "screening.legal-hold-released", RefusalKind.State, "This hold was released already.");

    public Decision<PatientEvent> Decide(Patient state, DateTimeOffset now) =>
        state.LegalHolds.FirstOrDefault(h => h.HoldId == HoldId) switch
        {
            null => PlatformCodes.NotFound,
            { ReleasedAt: not null } => Released,
            _ => new LegalHoldReleased(HoldId, Reason, now),
        };
}
