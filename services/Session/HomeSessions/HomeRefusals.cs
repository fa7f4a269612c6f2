using Stillwater.Platform.Commands;
using Stillwater.Sessions.DosingSessions;
using Stillwater.Sessions.Protocols;

namespace Stillwater.Sessions.HomeSessions;

/// <summary>Why a session at home says no.</summary>
internal static class HomeRefusals
{
    public static readonly Refusal NotAtHome = new(
        "session.not-at-home", RefusalKind.State, "The session does not take place at home.");

    public static readonly Refusal Underage = new(
        "session.sitter-underage", RefusalKind.Rule, "A chaperone is an adult.");

    public static readonly Refusal InFuture = new(
        "session.time-in-future", RefusalKind.Rule, "A fact cannot be reported before it has happened.");

    public static readonly Refusal Overtaken = new(
        "session.attestation-overtaken", RefusalKind.Rule, "A later attestation of the same chaperone is there.");

    public static readonly Refusal Implausible = new(
        "session.pressure-implausible", RefusalKind.Rule, "Systolic pressure is above diastolic, and both are given.");

    public static readonly Refusal NotCleared = new(
        "session.not-cleared", RefusalKind.State, "The session has not been cleared for a dose.");

    public static readonly Refusal GateFailed = new(
        "session.home-gate-failed", RefusalKind.Rule, "The dose stays locked; see unmet. Nobody can override it.");

    /// <summary>Why nothing of a home session may happen in this session.</summary>
    public static Refusal? Of(DosingSession session, HomeRules? rules) =>
        rules is null ? NotAtHome : ClosedSession.Of(session);
}
