using Stillwater.Platform.Commands;

namespace Stillwater.Sessions.DosingSessions;

/// <summary>A session that is over takes nothing more.</summary>
internal static class ClosedSession
{
    public static readonly Refusal Discharged = new(
        "session.discharged", RefusalKind.State, "The patient has been discharged; the session is over.");

    public static readonly Refusal Cancelled = new(
        "session.cancelled", RefusalKind.State, "The session has been cancelled.");

    public static readonly Refusal NoShow = new(
        "session.no-show", RefusalKind.State, "The patient did not come; the session is over.");

    public static readonly Refusal Aborted = new(
        "session.aborted", RefusalKind.State, "The session was broken off before its dose; it is over.");

    public static readonly Refusal Transferred = new(
        "session.transferred", RefusalKind.State, "The patient was transferred to a hospital; the session is over.");

    public static Refusal? Of(DosingSession session) => session.Step switch
    {
        SessionStep.Discharged => Discharged,
        SessionStep.Cancelled => Cancelled,
        SessionStep.NoShow => NoShow,
        SessionStep.Aborted => Aborted,
        SessionStep.Transferred => Transferred,
        _ => null,
    };

    /// <summary>When the patient left, null while she is here or when she never was dosed.</summary>
    public static DateTimeOffset? LeftAt(DosingSession session) =>
        session.Discharge?.DischargedAt ?? session.Transfer?.TransferredAt;
}
