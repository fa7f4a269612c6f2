using Stillwater.Contracts;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;
using Stillwater.Platform.Keys;
using Stillwater.Platform.Privacy;
using Stillwater.Sessions.Courses.ReleasingBooking;
using Stillwater.Sessions.DosingSessions.GettingSession;
using Stillwater.Sessions.Protocols;

namespace Stillwater.Sessions.DosingSessions;

/// <summary>How the endpoints of a session run their commands: by the protocol of its day, answered with its view.</summary>
internal static class SessionCommands
{
    /// <summary>Changes what the caller has seen.</summary>
    public static Task<IResult> ChangeSessionAsync(
        this IncomingCommand incoming, Guid sessionId, ICommand<DosingSession, DosingSessionEvent> command,
        DosingProtocols protocols, CancellationToken cancellationToken) =>
        incoming.RunAsync(
            async (work, token) => await work.AnswerAsync(
                sessionId, await work.ChangeAsync(sessionId, command, token), protocols, token), cancellationToken);

    /// <summary>Changes what the caller has seen, for a reason in words that is kept closed.</summary>
    public static Task<IResult> ChangeSessionAsync(
        this IncomingCommand incoming, Guid sessionId, string reason, ICommand<DosingSession, DosingSessionEvent> command,
        Sealer sealer, DosingProtocols protocols, CancellationToken cancellationToken) =>
        incoming.RunAsync(
            async (work, token) => await work.PrepareAsync(sessionId, reason, sealer, protocols, token) is null
                ? PlatformCodes.NotFound
                : await work.AnswerAsync(
                    sessionId, await work.ChangeAsync(sessionId, command, token), protocols, token), cancellationToken);

    /// <summary>Adds a fact that several hands may add at once.</summary>
    public static Task<IResult> AddToSessionAsync(
        this IncomingCommand incoming, Guid sessionId, ICommand<DosingSession, DosingSessionEvent> command,
        DosingProtocols protocols, CancellationToken cancellationToken) =>
        incoming.RunAsync(
            async (work, token) => await work.AnswerAsync(
                sessionId, await work.ApplyAsync(sessionId, command, token), protocols, token), cancellationToken);

    /// <summary>The session after a command, or why not; a session that will not take place gives its number back.</summary>
    public static async Task<Answer> AnswerAsync(
        this Work work, Guid sessionId, Decided<DosingSession> decided, DosingProtocols protocols,
        CancellationToken cancellationToken)
    {
        if (decided.Refusal is { } refusal)
            return refusal;
        if (decided.Events.Any(e => e is SessionCancelled or NoShowRecorded or SessionAborted { AfterDose: false }))
            await work.ApplyAsync(decided.State.PlanId, new ReleaseBooking(sessionId), cancellationToken);
        return Answer.Ok(
            decided.Revision, SessionView.From(decided.State, protocols, work.Now) with { EventIds = work.EventIds });
    }

    /// <summary>
    /// Reads the session that the work is about and notes why it is done, closed under the patient's key, and by which
    /// rules; null when there is no such session here.
    /// </summary>
    public static async Task<DosingSession?> PrepareAsync(
        this Work work, Guid sessionId, string? reason, Sealer sealer, DosingProtocols protocols,
        CancellationToken cancellationToken)
    {
        var known = await work.ReadAsync<DosingSession, DosingSessionEvent>(sessionId, cancellationToken);
        if (known is not { State: var session })
            return null;
        work.RuleSet = protocols.Of(session.Booking!.Protocol).RuleSet;
        if (reason is not null)
        {
            var scope = new SealScope(work.Clinic, session.PatientId);
            work.Reason =
                (await sealer.SealAsync(scope, DataClass.ClinicalText, "reason", reason, cancellationToken)).Token;
        }

        return session;
    }
}
