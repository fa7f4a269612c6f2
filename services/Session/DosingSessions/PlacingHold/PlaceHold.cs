using Stillwater.Platform.Commands;
using Stillwater.Sessions.Protocols;

namespace Stillwater.Sessions.DosingSessions.PlacingHold;

/// <summary>
/// A fact from elsewhere speaks against a dose: a session that has not begun is held until it is assessed again. One
/// that waits for a new time is assessed then. One that runs is never touched; the people beside the patient hear of it
/// as an alarm.
/// </summary>
public sealed record PlaceHold(string Fact, DosingProtocols Protocols) : ICommand<DosingSession, DosingSessionEvent>
{
    public Decision<DosingSessionEvent> Decide(DosingSession state, DateTimeOffset now)
    {
        if (state is not { Booking: { } booking, Step: not SessionStep.Deferred } || ClosedSession.Of(state) is not null)
            return Decision<DosingSessionEvent>.Nothing;
        var protocol = Protocols.Of(booking.Protocol);
        if (protocol.Clearance.Rules.FirstOrDefault(r => r.Fact == Fact) is not { Kind: not HoldKinds.Info } rule)
            return Decision<DosingSessionEvent>.Nothing;
        if (state.Dose is not null)
            return Warn(state, protocol, rule, now);
        return state.Held?.Holds.Any(h => h.RuleId == rule.Id) is true
            ? Decision<DosingSessionEvent>.Nothing
            : new OutsideHoldPlaced(
                state.Place, new Hold(rule.Id, rule.Kind, rule.ReleasableBy, rule.Release, rule.AssessedBy));
    }

    private Decision<DosingSessionEvent> Warn(
        DosingSession state, DosingProtocol protocol, ClearanceRule rule, DateTimeOffset now) =>
        protocol.Alarms is not { } alarms || state.Alarms.Any(a => a.Raised.Code == Fact)
            ? Decision<DosingSessionEvent>.Nothing
            : SessionAlarms.Of(state, alarms, Fact, AlarmLevels.Warn, rule.Id, now);
}

/// <summary>Consent was withdrawn: a session that has not begun is cancelled, one that runs hears of it.</summary>
public sealed record CancelForFact(string Fact, DosingProtocols Protocols) : ICommand<DosingSession, DosingSessionEvent>
{
    public Decision<DosingSessionEvent> Decide(DosingSession state, DateTimeOffset now)
    {
        if (state.Dose is not null || state.Booking is null || ClosedSession.Of(state) is not null)
            return new PlaceHold(Fact, Protocols).Decide(state, now);
        var rules = Protocols.Of(state.Booking.Protocol).Clearance.Rules.Where(r => r.Fact == Fact).Select(r => r.Id);
        return new SessionCancelled(state.Place, [.. rules], Fact);
    }
}
