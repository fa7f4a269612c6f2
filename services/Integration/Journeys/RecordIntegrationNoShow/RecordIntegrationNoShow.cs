using Stillwater.Platform.Commands;

namespace Stillwater.Integration.Journeys.RecordIntegrationNoShow;

/// <summary>A patient can be said not to have come once the session should have begun, and once only.</summary>
public sealed record RecordIntegrationNoShow(int Number, string RecordedBy) : ICommand<Journey, JourneyEvent>
{
    public static readonly Refusal NotBegun = new(
        "integration.no-show-before-start", RefusalKind.Rule, "The session has not begun yet.");

    public static readonly Refusal NotScheduled = new(
        "integration.session-not-scheduled", RefusalKind.State,
        "The session was completed or cancelled, or the patient is already recorded not to have come.");

    public Decision<JourneyEvent> Decide(Journey state, DateTimeOffset now) => state.Session(Number) switch
    {
        null => PlatformCodes.NotFound,
        { State: not SessionState.Scheduled } => NotScheduled,
        { StartsAt: var startsAt } when startsAt > now => NotBegun,
        var session =>
            new IntegrationNoShowRecorded(Number, session.Kind, session.DosingSessionId, RecordedBy, now),
    };
}
