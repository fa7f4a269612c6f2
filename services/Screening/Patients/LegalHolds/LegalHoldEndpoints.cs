using System.ComponentModel.DataAnnotations;
using Stillwater.Contracts;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;
using Stillwater.Platform.Keys;
using Stillwater.Platform.Privacy;
using Stillwater.Platform.Tenancy;

namespace Stillwater.Screenings.Patients;

/// <summary>Why a hold is placed or released.</summary>
/// <param name="Reason">Why, 3 to 2000 characters; protected.</param>
public sealed record LegalHoldRequest([property: StringLength(2000, MinimumLength = 3)] string Reason);

/// <summary>A hold on erasure.</summary>
/// <param name="HoldId">The hold.</param>
/// <param name="PatientId">The patient.</param>
/// <param name="State">placed or released.</param>
/// <param name="PlacedAt">When it was placed.</param>
/// <param name="ReleasedAt">When it was released, null while it stands.</param>
/// <param name="EventIds">Ids of the events that were caused.</param>
public sealed record LegalHoldAnswer(
    Guid HoldId,
    Guid PatientId,
    string State,
    DateTimeOffset PlacedAt,
    DateTimeOffset? ReleasedAt,
    IReadOnlyList<Guid> EventIds);

internal static class LegalHoldEndpoints
{
    public static void MapLegalHolds(this IEndpointRouteBuilder patients)
    {
        var holds = patients.MapGroup("/{patientId:guid}/legal-holds");
        holds.MapPost("", PlaceAsync).AsAddition("placeLegalHold", Roles.Auditor);
        holds.MapPost("/{holdId:guid}/release", ReleaseAsync).AsAddition("releaseLegalHold", Roles.Auditor);
    }

    private static Task<IResult> PlaceAsync(
        Guid patientId, LegalHoldRequest body, IncomingCommand incoming, Sealer sealer, CancellationToken ct)
    {
        var hold = Guid.CreateVersion7();
        return incoming.RunAsync(
            (work, token) => DecideAsync(
                work, patientId, hold, body, sealer, reason => new PlaceLegalHold(hold, reason), token), ct);
    }

    private static Task<IResult> ReleaseAsync(
        Guid patientId, Guid holdId, LegalHoldRequest body, IncomingCommand incoming, Sealer sealer,
        CancellationToken ct) =>
        incoming.RunAsync(
            (work, token) => DecideAsync(
                work, patientId, holdId, body, sealer, reason => new ReleaseLegalHold(holdId, reason), token), ct);

    private static async Task<Answer> DecideAsync(
        Work work, Guid patientId, Guid holdId, LegalHoldRequest body, Sealer sealer,
        Func<Sealed<string>, ICommand<Patient, PatientEvent>> command, CancellationToken ct)
    {
        if (await work.ReadAsync<Patient, PatientEvent>(patientId, ct) is null)
            return PlatformCodes.NotFound;
        var closing = new Closing(sealer, new SealScope(work.Clinic, patientId), DataClass.ClinicalText);
        var reason = await closing.CloseAsync("hold-reason", body.Reason, ct);
        work.Reason = reason.Token;
        var decided = await work.ApplyAsync(patientId, command(reason), ct);
        if (decided.Refusal is { } refusal)
            return refusal;
        var hold = decided.State.LegalHolds.Single(h => h.HoldId == holdId);
        var answer = new LegalHoldAnswer(
            holdId, patientId, hold.ReleasedAt is null ? "placed" : "released", hold.PlacedAt, hold.ReleasedAt,
            work.EventIds);
        return hold.ReleasedAt is null
            ? Answer.Created($"/v1/patients/{patientId}", decided.Revision, answer)
            : Answer.Ok(decided.Revision, answer);
    }
}
