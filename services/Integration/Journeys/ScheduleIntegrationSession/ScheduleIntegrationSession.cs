using Stillwater.Platform.Commands;

namespace Stillwater.Integration.Journeys.ScheduleIntegrationSession;

/// <summary>
/// Therapy around a dosing session names it; a time outside the window is accepted and said to be so.
/// </summary>
public sealed record ScheduleIntegrationSession(
    Guid IntegrationSessionId, string Kind, Guid? DosingSessionId, DateTimeOffset StartsAt, Guid TherapistId,
    string Mode)
    : ICommand<Journey, JourneyEvent>
{
    public static readonly Refusal DosingSessionOwed = new(
        "integration.dosing-session-required", RefusalKind.Rule, "This kind of session belongs to a dosing session.")
    { Field = new("/dosingSessionId", "the dosing session that it belongs to") };

    public static readonly Refusal DosingSessionUnexpected = new(
        "integration.dosing-session-unexpected", RefusalKind.Rule, "A preparation belongs to the journey as a whole.")
    { Field = new("/dosingSessionId", "nothing") };

    public static readonly Refusal DosingSessionUnknown = new(
        "integration.dosing-session-unknown", RefusalKind.Rule, "The plan has no such dosing session.")
    { Field = new("/dosingSessionId", "a dosing session of this journey's plan") };

    public Decision<JourneyEvent> Decide(Journey state, DateTimeOffset now)
    {
        if (state.Sessions.Exists(s => s.Id == IntegrationSessionId))
            return Decision<JourneyEvent>.Nothing;
        return (Kind == SessionKind.Preparation, DosingSessionId) switch
        {
            (true, not null) => DosingSessionUnexpected,
            (false, null) => DosingSessionOwed,
            (false, { } id) when state.Dosing(id) is null => DosingSessionUnknown,
            _ => new IntegrationScheduled(
                IntegrationSessionId, state.Sessions.Count + 1, Kind, DosingSessionId, StartsAt, TherapistId, Mode,
                FollowUpWindow.Holds(state, Kind, DosingSessionId, StartsAt)),
        };
    }
}
