using Stillwater.Monitoring.Alerts.ResolvingAlert;
using Stillwater.Platform.Commands;

namespace Stillwater.Monitoring.Alerts.EscalatingAlert;

/// <summary>Nobody has acknowledged in time: the next rung of the ladder is asked.</summary>
public sealed record ClimbAlert(int Step, TimeSpan LateBy, string Cause) : ICommand<Alert, AlertEvent>
{
    public Decision<AlertEvent> Decide(Alert state, DateTimeOffset now) =>
        state is { State: Alert.Open, Raised: { } raised } && state.Level < Step
            && raised.Ladder.FirstOrDefault(r => r.Step == Step) is { } rung
            ? new SafetyAlertEscalated(
                state.PatientId, Step, rung.Role, rung.PractitionerId, LateBy, Cause, null, now)
            : Decision<AlertEvent>.Nothing;
}

/// <summary>A person wants the next rung asked now, whether or not somebody has seen the alert.</summary>
public sealed record EscalateAlert(string By) : ICommand<Alert, AlertEvent>
{
    internal const string Asked = "asked";

    public Decision<AlertEvent> Decide(Alert state, DateTimeOffset now) => state switch
    {
        { Raised: null } => PlatformCodes.NotFound,
        { Resolved: not null } => AlertRefusals.Resolved,
        { Raised: { } raised } when raised.Ladder.FirstOrDefault(r => r.Step == state.Level + 1) is { } next =>
            new SafetyAlertEscalated(
                state.PatientId, next.Step, next.Role, next.PractitionerId, TimeSpan.Zero, Asked, By, now),
        _ => AlertRefusals.Top,
    };
}

/// <summary>What an alert asks for on the day was not done by its end.</summary>
public sealed record MissAction(TimeSpan LateBy, string Cause) : ICommand<Alert, AlertEvent>
{
    public Decision<AlertEvent> Decide(Alert state, DateTimeOffset now) =>
        state is { Resolved: null, Overdue: null, Raised: { Action: { } action, ActBy: { } due } } && !state.IsActedOn()
            ? new SafetyAlertOverdue(state.PatientId, action, due, LateBy, Cause)
            : Decision<AlertEvent>.Nothing;
}
