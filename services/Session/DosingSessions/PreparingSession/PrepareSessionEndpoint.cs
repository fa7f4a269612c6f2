using System.ComponentModel.DataAnnotations;
using Stillwater.Contracts;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;
using Stillwater.Platform.Keys;
using Stillwater.Platform.Privacy;
using Stillwater.Platform.Tenancy;
using Stillwater.Sessions.DosingSessions.GettingSession;
using Stillwater.Sessions.Protocols;

namespace Stillwater.Sessions.DosingSessions.PreparingSession;

/// <summary>Notes what the patient brings to the session and that the room is ready.</summary>
/// <param name="Intention">In the patient's words, 1–4000 characters; kept closed.</param>
/// <param name="Environment">What of the room was seen to.</param>
/// <param name="Music">The music chosen, up to 500 characters; kept closed.</param>
public sealed record PrepareSessionRequest(
    [property: StringLength(4000, MinimumLength = 1)] string Intention,
    EnvironmentRequest Environment,
    [property: StringLength(500, MinimumLength = 1)] string? Music = null);

/// <summary>What of the room was seen to.</summary>
/// <param name="EyeShades">Eye shades are at hand.</param>
/// <param name="CalmingMusic">Calming music is ready.</param>
/// <param name="QuietRoom">The room is quiet.</param>
/// <param name="ComfortablePlace">The place is comfortable.</param>
/// <param name="RelaxationPractice">A relaxation was practised.</param>
public sealed record EnvironmentRequest(
    bool EyeShades = false,
    bool CalmingMusic = false,
    bool QuietRoom = false,
    bool ComfortablePlace = false,
    bool RelaxationPractice = false);

internal static class PrepareSessionEndpoint
{
    private static readonly string[] MayPrepare =
        [Roles.Prescriber, Roles.Clinician, Roles.Therapist, Roles.MedicalDirector];

    public static void MapPrepareSession(this IEndpointRouteBuilder sessions) =>
        sessions.MapPost("/{sessionId:guid}/preparation", HandleAsync).AsAddition("prepareSession", MayPrepare);

    private static Task<IResult> HandleAsync(
        Guid sessionId, PrepareSessionRequest body, IncomingCommand incoming, Sealer sealer, DosingProtocols protocols,
        CancellationToken ct)
    {
        var noteId = Guid.CreateVersion7();
        return incoming.RunAsync(
            async (work, token) =>
            {
                var known = await work.ReadAsync<DosingSession, DosingSessionEvent>(sessionId, token);
                if (known is not { State: var session })
                    return PlatformCodes.NotFound;
                var seal = new SealScope(work.Clinic, session.PatientId);
                Sealed<string>? music = body.Music is { } title
                    ? await sealer.SealAsync(seal, DataClass.ClinicalText, "music", title, token)
                    : null;
                var intention =
                    await sealer.SealAsync(seal, DataClass.ClinicalText, "intention", body.Intention, token);
                var decided = await work.ApplyAsync(
                    sessionId, new PrepareSession(noteId, intention, music, ChecklistOf(body.Environment)), token);
                return decided.Refusal is { } refusal
                    ? refusal
                    : Answer.Ok(
                        decided.Revision,
                        SessionView.From(decided.State, protocols, work.Now) with { EventIds = work.EventIds });
            }, ct);
    }

    private static EnvironmentChecklist ChecklistOf(EnvironmentRequest asked) => new(
        asked.EyeShades, asked.CalmingMusic, asked.QuietRoom, asked.ComfortablePlace, asked.RelaxationPractice);
}
