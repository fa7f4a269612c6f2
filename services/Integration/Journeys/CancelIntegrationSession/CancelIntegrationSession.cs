using Stillwater.Platform.Commands;

namespace Stillwater.Integration.Journeys.CancelIntegrationSession;

/// <summary>Only a session that is still to be held can be cancelled.</summary>
public sealed record CancelIntegrationSession(int Number, string Reason, string CancelledBy)
    : ICommand<Journey, JourneyEvent>
{
    public Decision<JourneyEvent> Decide(Journey state, DateTimeOffset now) => state.Session(Number) switch
    {
        null => PlatformCodes.NotFound,
        { State: not SessionState.Scheduled } => RecordIntegrationNoShow.RecordIntegrationNoShow.NotScheduled,
        var session => new IntegrationSessionCancelled(
            Number, session.Kind, session.DosingSessionId, Reason, CancelledBy, now),
    };
}
