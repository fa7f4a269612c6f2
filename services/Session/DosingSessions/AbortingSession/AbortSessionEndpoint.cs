using System.ComponentModel.DataAnnotations;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;
using Stillwater.Platform.Privacy;
using Stillwater.Platform.Tenancy;
using Stillwater.Sessions.Accounts;
using Stillwater.Sessions.DosingSessions.StoppingDose;
using Stillwater.Sessions.Inventory;
using Stillwater.Sessions.Practitioners;
using Stillwater.Sessions.Protocols;

namespace Stillwater.Sessions.DosingSessions.AbortingSession;

/// <summary>Breaks a session off.</summary>
/// <param name="Reason">Why, in words, 1–1000 characters; kept closed.</param>
/// <param name="ReasonCode">alarm, patient-request, consent-withdrawn, malfunction or clinic.</param>
/// <param name="StoppedAt">When the running dose ended; now when left out.</param>
/// <param name="GivenMg">Milligrams really given, 0–1000; required while a dose is running.</param>
/// <param name="WastedMg">Milligrams drawn and not given, 0–1000.</param>
/// <param name="Witness">The practitioner who witnessed the wastage.</param>
public sealed record AbortSessionRequest(
    [property: StringLength(1000, MinimumLength = 1)] string Reason,
    [property: AllowedValues("alarm", "patient-request", "consent-withdrawn", "malfunction", "clinic")]
    string ReasonCode = "clinic",
    DateTimeOffset? StoppedAt = null,
    [property: Range(0.0, 1000)] decimal? GivenMg = null,
    [property: Range(0.0, 1000)] decimal? WastedMg = null,
    Guid? Witness = null);

internal static class AbortSessionEndpoint
{
    public static void MapAbortSession(this IEndpointRouteBuilder sessions) =>
        sessions.MapPost("/{sessionId:guid}/abort", HandleAsync).AsChange("abortSession", Roles.Clinical)
            .AddEndpointFilter<DirectoryAwayFilter>();

    private static async Task<IResult> HandleAsync(
        Guid sessionId, AbortSessionRequest body, IncomingCommand incoming, HttpRequest request, Witnesses witnesses,
        Sealer sealer, DosingProtocols protocols, DoseAccounts accounts, CancellationToken ct)
    {
        var witness = await witnesses.FindAsync(request, body.WastedMg > 0 ? body.Witness : null, ct);
        return await incoming.RunAsync(
            async (work, token) =>
            {
                if (await work.PrepareAsync(sessionId, body.Reason, sealer, protocols, token) is null)
                    return PlatformCodes.NotFound;
                var stop = body.GivenMg is null
                    ? null
                    : new StopDose(
                        1, body.StoppedAt?.ToUniversalTime() ?? work.Now, StopReasonOf(body.ReasonCode), body.GivenMg,
                        body.WastedMg ?? 0, body.Witness, incoming.Caller.Actor, protocols);
                var decided = await work.ChangeAsync(sessionId, new AbortSession(body.ReasonCode, stop), token);
                if (decided.Events.Any(e => e is DoseStopped))
                {
                    await GivenDose.CountAsync(work, decided.State, token);
                    if (await accounts.StopAsync(work, decided.State, witness, token) is { } unsettled)
                        return unsettled;
                }

                return await work.AnswerAsync(sessionId, decided, protocols, token);
            }, ct);
    }

    private static string StopReasonOf(string reasonCode) => reasonCode == "clinic" ? "alarm" : reasonCode;
}
