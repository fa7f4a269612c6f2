using System.ComponentModel.DataAnnotations;
using Stillwater.Contracts;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;
using Stillwater.Platform.Keys;
using Stillwater.Platform.Privacy;
using Stillwater.Platform.Tenancy;
using Stillwater.Sessions.Accounts;
using Stillwater.Sessions.DosingSessions.GettingSession;
using Stillwater.Sessions.Protocols;

namespace Stillwater.Sessions.DosingSessions.DischargingPatient;

/// <summary>Lets the patient go when every criterion is met; vitals and MOAA/S come from the observations.</summary>
/// <param name="OrientedTimes3">Oriented to person, place and time.</param>
/// <param name="GaitSteady">Walks steadily.</param>
/// <param name="DissociationResolved">Dissociation has resolved.</param>
/// <param name="SiWithIntent">Active suicidal ideation with intent.</param>
/// <param name="Escort">Who takes the patient home.</param>
/// <param name="InstructionsGiven">No driving, machinery, alcohol or legal decisions until the next day after restful
/// sleep.</param>
/// <param name="SignedBy">The practitioner who signs; the one who sends this.</param>
/// <param name="ReadyAt">When the patient was ready.</param>
/// <param name="Aldrete">The modified Aldrete score by its parts; together at least 9. At home it may be left out.</param>
public sealed record DischargePatientRequest(
    bool OrientedTimes3,
    bool GaitSteady,
    bool DissociationResolved,
    bool SiWithIntent,
    DischargeEscortRequest Escort,
    bool InstructionsGiven,
    Guid? SignedBy = null,
    DateTimeOffset? ReadyAt = null,
    AldreteRequest? Aldrete = null);

/// <summary>The parts of the modified Aldrete score, 0–2 each.</summary>
/// <param name="Activity">Moves limbs.</param>
/// <param name="Respiration">Breathes deeply and coughs.</param>
/// <param name="Circulation">Blood pressure within 20 of before the dose is 2, within 50 is 1.</param>
/// <param name="Consciousness">Fully awake is 2.</param>
/// <param name="Oxygenation">Saturation on room air.</param>
public sealed record AldreteRequest(
    [property: Range(0, 2)] int Activity,
    [property: Range(0, 2)] int Respiration,
    [property: Range(0, 2)] int Circulation,
    [property: Range(0, 2)] int Consciousness,
    [property: Range(0, 2)] int Oxygenation);

/// <summary>Who takes the patient home.</summary>
/// <param name="Present">Is here.</param>
/// <param name="Name">1–200 characters, kept closed; the one of check-in when left out.</param>
public sealed record DischargeEscortRequest(
    bool Present, [property: StringLength(200, MinimumLength = 1)] string? Name = null);

internal static class DischargePatientEndpoint
{
    public static void MapDischargePatient(this IEndpointRouteBuilder sessions) =>
        sessions.MapPost("/{sessionId:guid}/discharge", HandleAsync).AsChange("dischargePatient", Roles.Clinical);

    private static Task<IResult> HandleAsync(
        Guid sessionId, DischargePatientRequest body, IncomingCommand incoming, Sealer sealer,
        DosingProtocols protocols, DoseAccounts accounts, CancellationToken ct) =>
        incoming.RunAsync(
            async (work, token) =>
            {
                var known = await work.ReadAsync<DosingSession, DosingSessionEvent>(sessionId, token);
                if (known is not { State: var session })
                    return PlatformCodes.NotFound;
                Sealed<string>? escort = body.Escort.Name is { } name
                    ? await sealer.SealAsync(
                        new SealScope(work.Clinic, session.PatientId), DataClass.Identity, "escort-name", name, token)
                    : null;
                work.RuleSet = protocols.Of(session.Booking!.Protocol).RuleSet;
                var decided = await work.ChangeAsync(
                    sessionId, CommandFor(body, escort, incoming.Caller.Actor, protocols), token);
                if (decided.Refusal is null)
                    await accounts.EndAsync(work, decided, decided.State.Discharge!.DischargedAt, token);
                return decided.Refusal is { } refusal
                    ? refusal
                    : Answer.Ok(
                        decided.Revision,
                        SessionView.From(decided.State, protocols, work.Now) with { EventIds = work.EventIds });
            }, ct);

    private static DischargePatient CommandFor(
        DischargePatientRequest body, Sealed<string>? escort, string actor, DosingProtocols protocols) => new(
        body.Aldrete is { } score
            ? new AldreteParts(
                score.Activity, score.Respiration, score.Circulation, score.Consciousness, score.Oxygenation)
            : null,
        body.OrientedTimes3, body.GaitSteady, body.DissociationResolved, body.SiWithIntent, escort, body.Escort.Present,
        body.InstructionsGiven, body.ReadyAt?.ToUniversalTime(), body.SignedBy, actor, protocols);
}
