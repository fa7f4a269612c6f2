using Stillwater.Platform.Commands;

namespace Stillwater.Integration.Journeys.OpenJourney;

/// <summary>A signed plan has one journey, however often it is signed anew.</summary>
public sealed record OpenJourney(Guid PatientId, Guid PlanId) : ICommand<Journey, JourneyEvent>
{
    public Decision<JourneyEvent> Decide(Journey state, DateTimeOffset now) =>
        state.Id == Guid.Empty
            ? new JourneyOpened(Opening.JourneyOf(PlanId), PatientId, PlanId)
            : Decision<JourneyEvent>.Nothing;
}
