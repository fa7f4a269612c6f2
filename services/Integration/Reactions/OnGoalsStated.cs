using Stillwater.Contracts.Screening.V1;
using Stillwater.Integration.Journeys;
using Stillwater.Integration.Journeys.CarryGoals;
using Stillwater.Integration.PatientGoals;
using Stillwater.Integration.PatientGoals.HearGoals;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Inbox;

namespace Stillwater.Integration.Reactions;

/// <summary>Goals that a patient states at screening wait for the journey, or go on to the one that has begun.</summary>
internal static class OnGoalsStated
{
    public static async Task ReactAsync(
        GoalsStated fact, ReceivedFact received, Work work, CancellationToken cancellationToken)
    {
        var heard = await work.ApplyOrStartAsync<StatedGoals, StatedGoalsEvent>(
            StatedGoals.StreamOf(fact.PatientId), new HearGoals(fact), cancellationToken);
        await CarryAsync(work, heard.OrPark().State, cancellationToken);
    }

    /// <summary>Brings what was stated to the journey, once both are there.</summary>
    public static async Task CarryAsync(Work work, StatedGoals stated, CancellationToken cancellationToken)
    {
        if (stated is { JourneyId: { } journey, Last: { } last })
            (await work.ApplyAsync<Journey, JourneyEvent>(journey, new CarryGoals(last), cancellationToken)).OrPark();
    }
}
