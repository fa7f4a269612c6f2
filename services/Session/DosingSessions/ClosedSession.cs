using Stillwater.Platform.Commands;

namespace Stillwater.Sessions.DosingSessions;

/// <summary>A session that is over takes nothing more.</summary>
internal static class ClosedSession
{
    public static readonly Refusal Discharged = new(
        "session.discharged", RefusalKind.State, "The patient has been discharged; the session is over.");

    public static readonly Refusal Cancelled = new(
        "session.cancelled", RefusalKind.State, "The session has been cancelled.");

    public static Refusal? Of(DosingSession session) => session.Step switch
    {
        SessionStep.Discharged => Discharged,
        SessionStep.Cancelled => Cancelled,
        _ => null,
    };
}
