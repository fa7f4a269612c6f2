using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using System.Text;
using System.Text.Json;
using Stillwater.Contracts;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;
using Stillwater.Platform.Keys;
using Stillwater.Platform.Privacy;
using Stillwater.Platform.Tenancy;

namespace Stillwater.Partners.Clinics.RegisterPractitioner;

/// <summary>A person to be taken on.</summary>
/// <param name="Handle">What the clinic's own system calls them: 2 to 63 lower-case letters, digits and hyphens.</param>
/// <param name="Name">Their name, 1 to 200 characters; kept closed.</param>
/// <param name="Role">prescriber, clinician, therapist, front-desk or medical-director.</param>
/// <param name="Specialty">Such as psychiatry; null when none matters.</param>
public sealed record RegisterPractitionerRequest(
    [property: RegularExpression("^[a-z][a-z0-9-]{1,62}$")] string Handle,
    [property: StringLength(200, MinimumLength = 1)] string Name,
    [property: AllowedValues("prescriber", "clinician", "therapist", "front-desk", "medical-director")] string Role,
    [property: RegularExpression("^[a-z][a-z-]{1,39}$")] string? Specialty = null);

/// <summary>A person who was taken on.</summary>
/// <param name="Id">The person: the actor of what they do, and the id of their licences.</param>
/// <param name="Handle">What the clinic's own system calls them.</param>
/// <param name="Role">What they may do.</param>
/// <param name="Specialty">Such as psychiatry, null when none was named.</param>
/// <param name="Active">Whether they can act.</param>
public sealed record RegisteredPractitioner(Guid Id, string Handle, string Role, string? Specialty, bool Active);

internal static class RegisterPractitionerEndpoint
{
    public const string NameField = "practitioner-name";

    public static void MapRegisterPractitioner(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/practitioners", AnswerAsync)
            .AsCreation("registerPractitioner", Roles.MedicalDirector, Roles.Ops);

    private static async Task<IResult> AnswerAsync(
        RegisterPractitionerRequest body, ClaimsPrincipal principal, HttpRequest request, StaffBook staff, Sealer sealer,
        CancellationToken cancellation)
    {
        var caller = Caller.From(principal);
        if (IdempotencyKey.Of(request) is not { } key)
            return IdempotencyKey.Missing;
        if (caller.Clinic.Length == 0)
            return new ProblemResult(PractitionerRefusals.ClinicNeeded);

        var id = StableId.From("practitioner", caller.Clinic, body.Handle);
        var name = await sealer.SealAsync(
            SealScope.OfTenant(caller.Clinic), DataClass.Identity, NameField, body.Name, cancellation);
        var asked = await sealer.FingerprintAsync(
            caller.Clinic, Encoding.UTF8.GetBytes(request.Path), JsonSerializer.SerializeToUtf8Bytes(body), cancellation);
        var person = new Practitioner(id, caller.Clinic, body.Handle, body.Handle, body.Role, body.Specialty, Active: true);
        var refusal = await staff.RegisterAsync(
            person, name.Token, caller.Role == Roles.Ops,
            new PractitionerChange(PractitionerChange.Registered, id, null, caller, key, asked), cancellation);
        return refusal is null
            ? TypedResults.Created(
                $"/v1/practitioners/{id}",
                new RegisteredPractitioner(id, body.Handle, body.Role, body.Specialty, Active: true))
            : new ProblemResult(refusal);
    }
}
