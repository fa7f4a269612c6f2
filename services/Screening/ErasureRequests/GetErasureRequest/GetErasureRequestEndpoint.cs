using Stillwater.Platform.Http;
using Stillwater.Platform.Keys;
using Stillwater.Platform.Privacy;
using Stillwater.Platform.Tenancy;
using Stillwater.Screenings.Patients;

namespace Stillwater.Screenings.ErasureRequests;

internal static class GetErasureRequestEndpoint
{
    public static void MapGetErasureRequest(this IEndpointRouteBuilder requests) => requests
        .MapGet("/{requestId:guid}", HandleAsync).AsRead(
            "getErasureRequest", [.. Roles.Staff, Roles.Auditor, Roles.Patient]);

    private static Task<IResult> HandleAsync(
        Guid requestId, IncomingRead read, Sealer sealer, KnownPatients known, ClinicClock clock, CancellationToken ct) =>
        read.ViewAsync<ErasureRequest, ErasureRequestEvent>(
            requestId, "erasure-request",
            async (folded, token) =>
            {
                var request = folded.State;
                var patient = await known.ReadAsync(read.Caller.Clinic, request.PatientId, token);
                var opening = new Opening(sealer, new SealScope(read.Caller.Clinic, request.PatientId));
                return await ErasureRequestView.OpenAsync(
                    request, patient.IsHeld, await clock.NowOfAsync(read.Caller, token), opening, null, token);
            }, ct);
}
