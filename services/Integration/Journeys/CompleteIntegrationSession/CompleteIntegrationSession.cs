using Stillwater.Platform.Commands;

namespace Stillwater.Integration.Journeys.CompleteIntegrationSession;

/// <summary>A session takes place once, and not in the future.</summary>
public sealed record CompleteIntegrationSession(int Number, DateTimeOffset CompletedAt, string CompletedBy)
    : ICommand<Journey, JourneyEvent>
{
    public static readonly Refusal InFuture = new(
        "integration.completed-in-future", RefusalKind.Rule, "A session cannot have taken place in the future.")
    { Field = new("/completedAt", "a time that has passed") };

    public static readonly Refusal AlreadyCompleted = new(
        "integration.session-completed", RefusalKind.State, "The session has been completed already.");

    public static readonly Refusal NotHeld = new(
        "integration.session-not-held", RefusalKind.State, "The session was cancelled, or the patient did not come.");

    public Decision<JourneyEvent> Decide(Journey state, DateTimeOffset now) => state.Session(Number) switch
    {
        null => PlatformCodes.NotFound,
        { CompletedAt: not null } => AlreadyCompleted,
        { State: SessionState.NoShow or SessionState.Cancelled } => NotHeld,
        _ when CompletedAt > now => InFuture,
        var session =>
            new IntegrationCompleted(Number, session.Kind, session.DosingSessionId, CompletedAt, CompletedBy),
    };
}
