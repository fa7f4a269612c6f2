using Stillwater.Contracts;
using Stillwater.Platform.Commands;
using Stillwater.Sessions.Protocols;

namespace Stillwater.Sessions.DosingSessions.HandlingEmergency;

/// <summary>Opens an emergency; one is open at a time, and vitals are owed every few minutes from then on.</summary>
public sealed record OpenEmergency(
    string Kind, DateTimeOffset StartedAt, int? Alarm, string By, DosingProtocols Protocols)
    : ICommand<DosingSession, DosingSessionEvent>
{
    public static readonly Refusal NotDosed = new(
        "session.not-dosed", RefusalKind.State, "No dose has begun; call for help by the protocol of the site.");

    public static readonly Refusal AlreadyOpen = new(
        "session.emergency-open", RefusalKind.State, "An emergency of this session is open.");

    public static readonly Refusal NoSuchAlarm = new(
        "session.alarm-unknown", RefusalKind.Rule, "The session has no alarm of that number.");

    public static readonly Refusal TimeNotPossible = new(
        "session.time-not-possible", RefusalKind.Rule, "An emergency begins after the dose and not in the future.");

    public Decision<DosingSessionEvent> Decide(DosingSession state, DateTimeOffset now)
    {
        if (ClosedSession.Of(state) is { } closed)
            return closed;
        if (state.Dose is not { } dose)
            return NotDosed;
        if (state.OpenEmergency is { } open)
            return open.Opened.Kind == Kind && open.Opened.StartedAt == StartedAt
                ? Decision<DosingSessionEvent>.Nothing
                : AlreadyOpen;
        if (Alarm is { } number && state.Alarms.All(a => a.Number != number))
            return NoSuchAlarm.On("/alarm", "the number of an alarm of this session");
        var protocol = Protocols.Of(state.Booking!.Protocol);
        if (StartedAt < dose.StartedAt || ReportedTime.IsAhead(StartedAt, now, protocol))
            return TimeNotPossible.On("/startedAt", "since the dose and not in the future");
        var opened = new EmergencyOpened(
            state.Place, state.Emergencies.Count + 1, Kind, StartedAt, Alarm, By, []);
        return opened with
        {
            Owes = NextLook.After(DosingSession.Evolve(state, opened), StartedAt, null, protocol),
        };
    }
}

/// <summary>A step of the emergency protocol was taken. One out of its order is recorded as such, never refused.</summary>
public sealed record TakeEmergencyAction(
    int Emergency, Guid ActionId, string Code, DateTimeOffset At, Sealed<string>? Detail, string By,
    DosingProtocols Protocols) : ICommand<DosingSession, DosingSessionEvent>
{
    public static readonly Refusal NotOpen = new(
        "session.emergency-closed", RefusalKind.State, "That emergency is over.");

    public static readonly Refusal TimeNotPossible = new(
        "session.time-not-possible", RefusalKind.Rule, "An action follows the start of the emergency, not in the future.");

    public Decision<DosingSessionEvent> Decide(DosingSession state, DateTimeOffset now)
    {
        if (state.Emergencies.Find(e => e.Opened.Emergency == Emergency) is not { } emergency)
            return PlatformCodes.NotFound;
        if (emergency.Actions.Any(a => a.ActionId == ActionId))
            return Decision<DosingSessionEvent>.Nothing;
        if (emergency.Closed is not null)
            return NotOpen;
        var protocol = Protocols.Of(state.Booking!.Protocol);
        if (At < emergency.Opened.StartedAt || ReportedTime.IsAhead(At, now, protocol))
            return TimeNotPossible.On("/at", "since the emergency began and not in the future");
        return new EmergencyActionTaken(
            state.Place, Emergency, ActionId, Code, At, Detail, By, IsOutOfOrder(emergency, protocol));
    }

    private bool IsOutOfOrder(Emergency emergency, DosingProtocol protocol)
    {
        var order = (protocol.Emergency?.Steps ?? []).ToDictionary(s => s.Code, s => s.Order);
        return order.TryGetValue(Code, out var mine)
            && emergency.Actions.Any(a => a.At <= At && order.GetValueOrDefault(a.Code) > mine);
    }
}

/// <summary>The emergency is over, and how.</summary>
public sealed record CloseEmergency(
    int Emergency, string Outcome, DateTimeOffset? DebriefAt) : ICommand<DosingSession, DosingSessionEvent>
{
    public Decision<DosingSessionEvent> Decide(DosingSession state, DateTimeOffset now) =>
        state.Emergencies.Find(e => e.Opened.Emergency == Emergency) switch
        {
            null => PlatformCodes.NotFound,
            { Closed: { } closed } => closed.Outcome == Outcome
                ? Decision<DosingSessionEvent>.Nothing
                : TakeEmergencyAction.NotOpen,
            _ => new EmergencyClosed(state.Place, Emergency, Outcome, now, DebriefAt),
        };
}
