using Stillwater.Platform.Commands;

namespace Stillwater.Integration.PatientGoals.NoteJourney;

/// <summary>The newest signed plan has the journey that the goals belong to.</summary>
public sealed record NoteJourney(Guid PatientId, Guid JourneyId) : ICommand<StatedGoals, StatedGoalsEvent>
{
    public Decision<StatedGoalsEvent> Decide(StatedGoals state, DateTimeOffset now) =>
        state.JourneyId == JourneyId
            ? Decision<StatedGoalsEvent>.Nothing
            : new GoalsJourneyNoted(PatientId, JourneyId);
}
