using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using System.Text;
using System.Text.Json;
using Stillwater.Contracts;
using Stillwater.Platform.Http;
using Stillwater.Platform.Keys;
using Stillwater.Platform.Privacy;
using Stillwater.Platform.Tenancy;

namespace Stillwater.Partners.Clinics.DeactivatePractitioner;

/// <summary>Why a person is let go.</summary>
/// <param name="Reason">10 to 2000 characters; kept closed.</param>
public sealed record DeactivatePractitionerRequest([property: StringLength(2000, MinimumLength = 10)] string Reason);

/// <summary>A person who has left.</summary>
/// <param name="Id">The person.</param>
/// <param name="Active">Always false.</param>
public sealed record DeactivatedPractitioner(Guid Id, bool Active);

internal static class DeactivatePractitionerEndpoint
{
    public static void MapDeactivatePractitioner(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/practitioners/{practitionerId:guid}/deactivation", AnswerAsync)
            .AsAddition("deactivatePractitioner", Roles.MedicalDirector);

    private static async Task<IResult> AnswerAsync(
        Guid practitionerId, DeactivatePractitionerRequest body, ClaimsPrincipal principal, HttpRequest request,
        StaffBook staff, Sealer sealer, CancellationToken cancellation)
    {
        var caller = Caller.From(principal);
        if (IdempotencyKey.Of(request) is not { } key)
            return IdempotencyKey.Missing;
        if (caller.Actor == practitionerId.ToString())
            return new ProblemResult(PractitionerRefusals.Oneself);

        var reason = await sealer.SealAsync(
            SealScope.OfTenant(caller.Clinic), DataClass.ClinicalText, "deactivation-reason", body.Reason, cancellation);
        var asked = await sealer.FingerprintAsync(
            caller.Clinic, Encoding.UTF8.GetBytes(request.Path), JsonSerializer.SerializeToUtf8Bytes(body), cancellation);
        var refusal = await staff.DeactivateAsync(
            new PractitionerChange(
                PractitionerChange.Deactivated, practitionerId, reason.Token, caller, key, asked),
            cancellation);
        return refusal is null
            ? TypedResults.Ok(new DeactivatedPractitioner(practitionerId, Active: false))
            : new ProblemResult(refusal);
    }
}
