using Stillwater.Platform.Commands;

namespace Stillwater.Integration.Journeys.AnnounceDosing;

/// <summary>The last announced time of a dosing session stands until the patient is discharged from it.</summary>
public sealed record AnnounceDosing(
    Guid PatientId, Guid PlanId, Guid DosingSessionId, int DosingNumber, DateTimeOffset StartsAt)
    : ICommand<Journey, JourneyEvent>
{
    public Decision<JourneyEvent> Decide(Journey state, DateTimeOffset now) =>
        state.Dosing(DosingSessionId) is { } known && (known.StartsAt == StartsAt || known.DischargedAt is not null)
            ? Decision<JourneyEvent>.Nothing
            : state.Opened(PatientId, PlanId, new DosingAnnounced(DosingSessionId, DosingNumber, StartsAt));
}
