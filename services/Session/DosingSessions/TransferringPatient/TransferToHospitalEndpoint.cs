using System.ComponentModel.DataAnnotations;
using Stillwater.Contracts;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;
using Stillwater.Platform.Keys;
using Stillwater.Platform.Privacy;
using Stillwater.Platform.Tenancy;
using Stillwater.Sessions.Accounts;
using Stillwater.Sessions.Protocols;

namespace Stillwater.Sessions.DosingSessions.TransferringPatient;

/// <summary>Transfers the patient to a hospital, which ends the session.</summary>
/// <param name="To">Where to, 1–200 characters; kept closed.</param>
/// <param name="At">When.</param>
/// <param name="Reason">Why, in words, 1–1000 characters; kept closed.</param>
/// <param name="ReasonCode">worsening, time-over, emergency or other.</param>
public sealed record TransferToHospitalRequest(
    [property: StringLength(200, MinimumLength = 1)] string To,
    DateTimeOffset At,
    [property: StringLength(1000, MinimumLength = 1)] string Reason,
    [property: AllowedValues("worsening", "time-over", "emergency", "other")] string ReasonCode = "other");

internal static class TransferToHospitalEndpoint
{
    public static void MapTransferToHospital(this IEndpointRouteBuilder sessions) =>
        sessions.MapPost("/{sessionId:guid}/medical-transfer", HandleAsync).AsChange("transferToHospital", Roles.Clinical);

    private static Task<IResult> HandleAsync(
        Guid sessionId, TransferToHospitalRequest body, IncomingCommand incoming, Sealer sealer,
        DosingProtocols protocols, DoseAccounts accounts, CancellationToken ct) =>
        incoming.RunAsync(
            async (work, token) =>
            {
                if (await work.PrepareAsync(sessionId, body.Reason, sealer, protocols, token) is not { } session)
                    return PlatformCodes.NotFound;
                var to = await sealer.SealAsync(
                    new SealScope(work.Clinic, session.PatientId), DataClass.ClinicalText, "hospital", body.To, token);
                var decided = await work.ChangeAsync(
                    sessionId, new TransferToHospital(to, body.ReasonCode, body.At.ToUniversalTime(), protocols), token);
                if (decided.Refusal is null)
                    await accounts.EndAsync(work, decided, decided.State.Transfer!.TransferredAt, token);
                return await work.AnswerAsync(sessionId, decided, protocols, token);
            }, ct);
}
