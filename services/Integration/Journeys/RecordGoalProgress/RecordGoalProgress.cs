using Stillwater.Contracts;
using Stillwater.Platform.Commands;

namespace Stillwater.Integration.Journeys.RecordGoalProgress;

/// <summary>Progress is recorded for a goal that the journey has now.</summary>
public sealed record RecordGoalProgress(
    Guid ProgressId, Guid GoalId, int Rating, Sealed<string>? Note, string RecordedBy)
    : ICommand<Journey, JourneyEvent>
{
    public Decision<JourneyEvent> Decide(Journey state, DateTimeOffset now)
    {
        if (state.Progress.Exists(p => p.ProgressId == ProgressId))
            return Decision<JourneyEvent>.Nothing;
        return state.Goals.Exists(g => g.GoalId == GoalId)
            ? new GoalProgressRecorded(ProgressId, GoalId, Rating, Note, RecordedBy, now)
            : PlatformCodes.NotFound;
    }
}
