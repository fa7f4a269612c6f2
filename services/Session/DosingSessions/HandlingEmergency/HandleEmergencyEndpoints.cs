using System.ComponentModel.DataAnnotations;
using Stillwater.Contracts;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;
using Stillwater.Platform.Keys;
using Stillwater.Platform.Privacy;
using Stillwater.Platform.Tenancy;
using Stillwater.Sessions.Protocols;

namespace Stillwater.Sessions.DosingSessions.HandlingEmergency;

/// <summary>Opens an emergency.</summary>
/// <param name="Kind">desaturation, bp-crisis, agitation, vomiting, anaphylaxis, seizure, arrest, fall or other.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="Alarm">The number of the alarm that called for it.</param>
public sealed record OpenEmergencyRequest(
    [property: AllowedValues(
        "desaturation", "bp-crisis", "agitation", "vomiting", "anaphylaxis", "seizure", "arrest", "fall", "other")]
    string Kind,
    DateTimeOffset StartedAt,
    [property: Range(1, 10_000)] int? Alarm = null);

/// <summary>A step of the emergency protocol.</summary>
/// <param name="Code">stop-dose, airway, oxygen, bvm, iv-access, drug, ems-call or notify.</param>
/// <param name="At">When it was taken.</param>
/// <param name="Detail">In words, up to 1000 characters; kept closed.</param>
public sealed record EmergencyActionRequest(
    [property: AllowedValues("stop-dose", "airway", "oxygen", "bvm", "iv-access", "drug", "ems-call", "notify")]
    string Code,
    DateTimeOffset At,
    [property: StringLength(1000, MinimumLength = 1)] string? Detail = null);

/// <summary>The end of an emergency.</summary>
/// <param name="Outcome">resolved, ems-transfer or death.</param>
/// <param name="DebriefAt">When the team talks it over.</param>
public sealed record CloseEmergencyRequest(
    [property: AllowedValues("resolved", "ems-transfer", "death")] string Outcome, DateTimeOffset? DebriefAt = null);

internal static class HandleEmergencyEndpoints
{
    public static void MapHandleEmergency(this IEndpointRouteBuilder sessions)
    {
        sessions.MapPost("/{sessionId:guid}/emergencies", OpenAsync).AsAddition("openEmergency", Roles.Clinical);
        sessions.MapPost("/{sessionId:guid}/emergencies/{n:int}/actions", ActAsync)
            .AsAddition("recordEmergencyAction", Roles.Clinical);
        sessions.MapPost("/{sessionId:guid}/emergencies/{n:int}/closure", CloseAsync)
            .AsAddition("closeEmergency", Roles.Clinical);
    }

    private static Task<IResult> OpenAsync(
        Guid sessionId, OpenEmergencyRequest body, IncomingCommand incoming, DosingProtocols protocols,
        CancellationToken ct) =>
        incoming.AddToSessionAsync(
            sessionId,
            new OpenEmergency(
                body.Kind, body.StartedAt.ToUniversalTime(), body.Alarm, incoming.Caller.Actor, protocols),
            protocols, ct);

    private static Task<IResult> ActAsync(
        Guid sessionId, int n, EmergencyActionRequest body, IncomingCommand incoming, Sealer sealer,
        DosingProtocols protocols, CancellationToken ct)
    {
        var id = Guid.CreateVersion7();
        return incoming.RunAsync(
            async (work, token) =>
            {
                if (await work.PrepareAsync(sessionId, null, sealer, protocols, token) is not { } session)
                    return PlatformCodes.NotFound;
                Sealed<string>? detail = body.Detail is { } text
                    ? await sealer.SealAsync(
                        new SealScope(work.Clinic, session.PatientId), DataClass.ClinicalText, "detail", text, token)
                    : null;
                return await work.AnswerAsync(
                    sessionId,
                    await work.ApplyAsync(
                        sessionId,
                        new TakeEmergencyAction(
                            n, id, body.Code, body.At.ToUniversalTime(), detail, incoming.Caller.Actor, protocols),
                        token),
                    protocols, token);
            }, ct);
    }

    private static Task<IResult> CloseAsync(
        Guid sessionId, int n, CloseEmergencyRequest body, IncomingCommand incoming, DosingProtocols protocols,
        CancellationToken ct) =>
        incoming.AddToSessionAsync(
            sessionId, new CloseEmergency(n, body.Outcome, body.DebriefAt?.ToUniversalTime()), protocols, ct);
}
