using Stillwater.Platform.Commands;

namespace Stillwater.Integration.Journeys.NoteOutcome;

/// <summary>An outcome asks for a look at the goals; the same outcome asks once.</summary>
public sealed record NoteOutcome(
    Guid PatientId, Guid PlanId, string Instrument, string Class, bool Response, bool Remission, Guid DosingSessionId,
    int DosingNumber, DateTimeOffset TakenAt)
    : ICommand<Journey, JourneyEvent>
{
    public Decision<JourneyEvent> Decide(Journey state, DateTimeOffset now)
    {
        var review = new GoalsReviewNoted(
            Instrument, Class, Response, Remission, DosingSessionId, DosingNumber, TakenAt);
        return state.Reviews.Contains(review)
            ? Decision<JourneyEvent>.Nothing
            : state.Opened(PatientId, PlanId, review);
    }
}
