using System.ComponentModel.DataAnnotations;
using Stillwater.Contracts;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;
using Stillwater.Platform.Keys;
using Stillwater.Platform.Privacy;
using Stillwater.Platform.Tenancy;
using Stillwater.Screenings.Consents;
using Stillwater.Screenings.Patients;
using Command = Stillwater.Platform.Commands.ICommand<
    Stillwater.Screenings.ErasureRequests.ErasureRequest, Stillwater.Screenings.ErasureRequests.ErasureRequestEvent>;

namespace Stillwater.Screenings.ErasureRequests;

/// <summary>A request for erasure.</summary>
/// <param name="PatientId">The patient.</param>
/// <param name="Scope">all or app-data.</param>
/// <param name="ReceivedVia">app, email, letter, phone or in-person.</param>
public sealed record RequestErasureRequest(Guid PatientId, ErasureScope Scope, ReceivedVia ReceivedVia);

/// <summary>How whoever asks has shown who it is.</summary>
/// <param name="Method">account, photo-id, in-person or authority.</param>
public sealed record ConfirmIdentityRequest(IdentityProof Method);

/// <summary>A decision on a request.</summary>
/// <param name="Decision">proceed or refuse.</param>
/// <param name="Reason">Why, 3 to 2000 characters; protected.</param>
public sealed record DecideErasureRequest(
    ErasureDecision Decision, [property: StringLength(2000, MinimumLength = 3)] string Reason);

/// <summary>A dispute of a decision.</summary>
/// <param name="Reason">Why, 3 to 2000 characters; protected.</param>
public sealed record DisputeErasureRequest([property: StringLength(2000, MinimumLength = 3)] string Reason);

internal static class ErasureRequestEndpoints
{
    public static void MapErasureRequests(this IEndpointRouteBuilder routes)
    {
        var requests = routes.MapGroup("/v1/erasure-requests").WithTags("Erasure requests");
        requests.MapPost("", RequestAsync).AsCreation("requestErasure", [.. Roles.StaffOrClient, Roles.Patient]);
        requests.MapGetErasureRequest();
        requests.MapPost("/{requestId:guid}/identity-check", ConfirmAsync).AsChange("confirmIdentity", Roles.Staff);
        requests.MapPost("/{requestId:guid}/decision", DecideAsync).AsChange("decideErasure", Roles.MedicalDirector);
        requests.MapPost("/{requestId:guid}/dispute", DisputeAsync).AsChange("disputeErasure", Roles.Staff);
    }

    private static Task<IResult> RequestAsync(
        RequestErasureRequest body, IncomingCommand incoming, Sealer sealer, CancellationToken ct)
    {
        var id = Guid.CreateVersion7();
        var command = new RequestErasure(id, body.PatientId, body.Scope, body.ReceivedVia, PatientRules.Default);
        return incoming.RunAsync(
            async (work, token) =>
            {
                if (await work.ReadAsync<Patient, PatientEvent>(body.PatientId, token) is not { State: var patient })
                    return PlatformCodes.NotFound;
                work.RuleSet = PatientRules.Stamp;
                var decided = await work.StartAsync(id, command, token);
                if (decided.Refusal is { } refusal)
                    return refusal;
                work.Take(OpenErasure.Claim, patient.Id.ToString(), id, OpenErasure.Exists);
                return Answer.Created(
                    $"/v1/erasure-requests/{id}", decided.Revision, await ViewAsync(work, decided.State, sealer, token));
            }, ct);
    }

    private static Task<IResult> ConfirmAsync(
        Guid requestId, ConfirmIdentityRequest body, IncomingCommand incoming, Sealer sealer, CancellationToken ct) =>
        incoming.RunAsync(
            (work, token) => ChangeAsync(
                work, requestId, sealer, null, (_, _) => Task.FromResult<Command>(new ConfirmIdentity(body.Method)), token),
            ct);

    private static Task<IResult> DecideAsync(
        Guid requestId, DecideErasureRequest body, IncomingCommand incoming, Sealer sealer, KnownPatients known,
        CancellationToken ct) =>
        incoming.RunAsync(
            (work, token) => ChangeAsync(
                work, requestId, sealer, body.Reason,
                async (patient, reason) => new DecideErasure(
                    body.Decision, reason!.Value, patient.IsHeld, await known.LastFactOnAsync(work, patient, token),
                    Retention.Default), token), ct);

    private static Task<IResult> DisputeAsync(
        Guid requestId, DisputeErasureRequest body, IncomingCommand incoming, Sealer sealer, CancellationToken ct) =>
        incoming.RunAsync(
            (work, token) => ChangeAsync(
                work, requestId, sealer, body.Reason,
                (_, reason) => Task.FromResult<Command>(new DisputeErasure(reason!.Value)), token), ct);

    private static async Task<Answer> ChangeAsync(
        Work work, Guid requestId, Sealer sealer, string? reason,
        Func<Patient, Sealed<string>?, Task<Command>> command, CancellationToken ct)
    {
        if (await work.ReadAsync<ErasureRequest, ErasureRequestEvent>(requestId, ct) is not { State: var request })
            return PlatformCodes.NotFound;
        var patient = (await work.ReadAsync<Patient, PatientEvent>(request.PatientId, ct))!.State;
        var closing = new Closing(sealer, new SealScope(work.Clinic, patient.Id), DataClass.ClinicalText);
        var closed = await closing.CloseOptionalAsync("erasure-reason", reason, ct);
        work.Reason = closed?.Token;
        var decided = await work.ChangeAsync(requestId, await command(patient, closed), ct);
        if (decided.Refusal is { } refusal)
            return refusal;
        if (decided.State.State == ErasureState.Refused)
            work.Require(Claim.Release(work.Clinic, OpenErasure.Claim, patient.Id.ToString(), requestId));
        return Answer.Ok(decided.Revision, await ViewAsync(work, decided.State, sealer, ct));
    }

    private static async Task<ErasureRequestView> ViewAsync(
        Work work, ErasureRequest request, Sealer sealer, CancellationToken ct)
    {
        var patient = (await work.ReadAsync<Patient, PatientEvent>(request.PatientId, ct))!.State;
        var opening = new Opening(sealer, new SealScope(work.Clinic, patient.Id));
        return await ErasureRequestView.OpenAsync(request, patient.IsHeld, work.Now, opening, work.EventIds, ct);
    }
}
