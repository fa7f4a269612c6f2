using Stillwater.Platform.Commands;
using Stillwater.Sessions.DosingSessions.StartingDose;
using Stillwater.Sessions.DosingSessions.StoppingDose;
using Stillwater.Sessions.Protocols;

namespace Stillwater.Sessions.DosingSessions.ChangingRate;

/// <summary>
/// The infusion is slowed, stopped for a while (0) or taken up again, never faster than the protocol's shortest infusion.
/// </summary>
public sealed record ChangeRate(
    int Dose, decimal MgPerMin, string ReasonCode, DateTimeOffset ChangedAt, string By, DosingProtocols Protocols)
    : ICommand<DosingSession, DosingSessionEvent>
{
    public static readonly Refusal NotAnInfusion = new(
        "session.not-an-infusion", RefusalKind.Rule, "Only an infusion has a rate.");

    public static readonly Refusal TimeNotPossible = new(
        "session.time-not-possible", RefusalKind.Rule, "A rate is changed after the last change and not in the future.");

    public Decision<DosingSessionEvent> Decide(DosingSession state, DateTimeOffset now)
    {
        if (ClosedSession.Of(state) is { } closed)
            return closed;
        if (state is not { Step: SessionStep.Dosing, Dose: { } running } || running.Dose != Dose)
            return state.Dose is null || state.Dose.Dose == Dose ? StopDose.NotDosing : PlatformCodes.NotFound;
        if (running.InfusionMinutes == 0)
            return NotAnInfusion;
        if (MgPerMin == InfusedSoFar.Rate(state))
            return Decision<DosingSessionEvent>.Nothing;

        var protocol = Protocols.Of(state.Booking!.Protocol);
        var fastest = decimal.Round(running.DoseMg / protocol.Infusion.MinMinutes.Value, 3);
        if (MgPerMin > fastest)
            return StartDose.RateOutOfRange.On("/mgPerMin", FormattableString.Invariant($"at most {fastest} mg/min"));
        if (ChangedAt < (state.Rate?.ChangedAt ?? running.StartedAt) || ReportedTime.IsAhead(ChangedAt, now, protocol))
            return TimeNotPossible.On("/changedAt", "after the last change and not in the future");
        return new RateChanged(
            state.Place, Dose, MgPerMin, ReasonCode, ChangedAt, InfusedSoFar.MgAt(state, ChangedAt)!.Value, By);
    }
}

/// <summary>What a running infusion has given, from its rates; what was really given is said when it stops.</summary>
internal static class InfusedSoFar
{
    public static decimal? Rate(DosingSession session) => session.Rate?.MgPerMin ?? session.Dose?.MgPerMin;

    /// <summary>Milligrams by a time, at most the dose; null before a dose and for what is no infusion.</summary>
    public static decimal? MgAt(DosingSession session, DateTimeOffset at)
    {
        if (session.Dose is not { InfusionMinutes: > 0 } dose)
            return null;
        var (since, given) = session.Rate is { } changed ? (changed.ChangedAt, changed.GivenMg) : (dose.StartedAt, 0m);
        var minutes = Math.Max(0, (decimal)(at - since).TotalMinutes);
        return decimal.Round(Math.Min(dose.DoseMg, given + (Rate(session)!.Value * minutes)), 2);
    }
}
