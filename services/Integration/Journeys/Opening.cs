using Stillwater.Contracts;
using Stillwater.Platform.Commands;

namespace Stillwater.Integration.Journeys;

/// <summary>Each plan has one journey; whatever fact of the plan comes first opens it.</summary>
internal static class Opening
{
    public static Guid JourneyOf(Guid planId) => StableId.From("journey", planId.ToString());

    public static Decision<JourneyEvent> Opened(this Journey journey, Guid patientId, Guid planId, JourneyEvent fact) =>
        journey.Id == Guid.Empty
            ? (JourneyEvent[])[new JourneyOpened(JourneyOf(planId), patientId, planId), fact]
            : fact;
}
