using Stillwater.Integration.PatientGoals;
using Stillwater.Platform.Commands;

namespace Stillwater.Integration.Journeys.CarryGoals;

/// <summary>
/// Goals come with the patient from screening (INT-04). What somebody has set in the journey since stays: only goals
/// that were carried before are replaced.
/// </summary>
public sealed record CarryGoals(GoalsHeard Stated) : ICommand<Journey, JourneyEvent>
{
    public Decision<JourneyEvent> Decide(Journey state, DateTimeOffset now)
    {
        if (state.Id == Guid.Empty || state.GoalsSettingId == Stated.RecordId)
            return Decision<JourneyEvent>.Nothing;
        return state.GoalsSettingId is null || state.CarriedSettingId == state.GoalsSettingId
            ? new GoalsSet(Stated.RecordId, Stated.Goals, IsCarried: true)
            : Decision<JourneyEvent>.Nothing;
    }
}
