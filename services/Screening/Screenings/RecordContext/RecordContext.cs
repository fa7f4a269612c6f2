using Stillwater.Platform.Commands;

namespace Stillwater.Screenings.Screenings;

/// <summary>What the patient hopes for and what was tried replaces an earlier answer, whole.</summary>
public sealed record RecordContext(Guid RecordId, TreatmentContext Context) : ICommand<Screening, ScreeningEvent>
{
    public Decision<ScreeningEvent> Decide(Screening state, DateTimeOffset now) => state switch
    {
        { Id: var id } when id == Guid.Empty => PlatformCodes.NotFound,
        _ when state.Context?.Fact.RecordId == RecordId => Decision<ScreeningEvent>.Nothing,
        _ => new ContextRecorded(RecordId, state.PatientId, Context, now),
    };
}
