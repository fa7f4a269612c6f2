using Stillwater.Contracts;
using Stillwater.Contracts.Screening.V1;
using Stillwater.Integration.Journeys;
using Stillwater.Platform.Commands;

namespace Stillwater.Integration.PatientGoals.HearGoals;

/// <summary>Stated goals are heard once; a record that is older than the last changes nothing.</summary>
public sealed record HearGoals(GoalsStated Fact) : ICommand<StatedGoals, StatedGoalsEvent>
{
    public Decision<StatedGoalsEvent> Decide(StatedGoals state, DateTimeOffset now) =>
        state.Last is { } last && (last.RecordId == Fact.RecordId || last.StatedAt > Fact.OccurredAt)
            ? Decision<StatedGoalsEvent>.Nothing
            : new GoalsHeard(
                Fact.PatientId, Fact.RecordId,
                [.. Fact.Goals.Select((text, i) => new Goal(StableId.From("goal", $"{Fact.RecordId}", $"{i}"), text))],
                Fact.OccurredAt);
}
