using Stillwater.Platform.Commands;

namespace Stillwater.Integration.Journeys.MissIntegration;

/// <summary>
/// The end of a window without a completed integration session is recorded once, with how late it was noticed.
/// </summary>
public sealed record MissIntegration(Guid DosingSessionId, int LateBySeconds, string Cause)
    : ICommand<Journey, JourneyEvent>
{
    public Decision<JourneyEvent> Decide(Journey state, DateTimeOffset now) =>
        state.Dosing(DosingSessionId) is { FollowUp: FollowUp.Awaited, ClosesAt: { } due } dosing && due <= now
            ? new IntegrationMissed(DosingSessionId, dosing.Number, due, LateBySeconds, Cause)
            : Decision<JourneyEvent>.Nothing;
}
