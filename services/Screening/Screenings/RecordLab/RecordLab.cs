using Stillwater.Platform.Commands;
using Stillwater.Screenings.RuleSets;

namespace Stillwater.Screenings.Screenings;

/// <summary>A result is added, never replaced; the last one of a test counts.</summary>
public sealed record RecordLab(
    Guid RecordId,
    string Test,
    decimal? Value,
    string? Unit,
    decimal? UpperLimit,
    Interpretation Interpretation,
    DateTimeOffset TakenAt)
    : ICommand<Screening, ScreeningEvent>
{
    public Decision<ScreeningEvent> Decide(Screening state, DateTimeOffset now) => state switch
    {
        { Id: var id } when id == Guid.Empty => PlatformCodes.NotFound,
        _ when state.Labs.Any(l => l.Fact.RecordId == RecordId) => Decision<ScreeningEvent>.Nothing,
        _ when TakenAt > now => ScreeningRefusals.InFuture("/takenAt"),
        _ => new LabRecorded(RecordId, Test, Value, Unit, UpperLimit, Interpretation, TakenAt),
    };
}
