using Stillwater.Platform.Commands;

namespace Stillwater.Screenings.Screenings;

/// <summary>Vital signs are added, never replaced; the rules pick the readings that decide.</summary>
public sealed record RecordScreeningVitals(Guid RecordId, VitalSigns Vitals, DateTimeOffset TakenAt)
    : ICommand<Screening, ScreeningEvent>
{
    public Decision<ScreeningEvent> Decide(Screening state, DateTimeOffset now) => state switch
    {
        { Id: var id } when id == Guid.Empty => PlatformCodes.NotFound,
        _ when state.Vitals.Any(v => v.Fact.RecordId == RecordId) => Decision<ScreeningEvent>.Nothing,
        _ when TakenAt > now => ScreeningRefusals.InFuture("/takenAt"),
        _ => new ScreeningVitalsRecorded(RecordId, Vitals, TakenAt),
    };
}
