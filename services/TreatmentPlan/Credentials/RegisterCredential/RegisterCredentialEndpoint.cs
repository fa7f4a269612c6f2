using System.ComponentModel.DataAnnotations;
using Stillwater.Contracts;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;
using Stillwater.Platform.Keys;
using Stillwater.Platform.Privacy;
using Stillwater.Platform.Tenancy;

namespace Stillwater.TreatmentPlans.Credentials.RegisterCredential;

/// <summary>A credential as seen by the medical director.</summary>
/// <param name="Kind">practitioner or site.</param>
/// <param name="Licences">Its licences, 1 to 20.</param>
/// <param name="PractitionerId">The practitioner, when kind is practitioner.</param>
/// <param name="SiteId">The site, when kind is site.</param>
/// <param name="Specialty">Specialty of a practitioner in kebab-case, such as psychiatry.</param>
public sealed record RegisterCredentialRequest(
    CredentialKind Kind,
    [property: MinLength(1), MaxLength(20)] IReadOnlyList<LicenceRequest> Licences,
    Guid? PractitionerId = null,
    Guid? SiteId = null,
    [property: RegularExpression("^[a-z][a-z-]{1,39}$")] string? Specialty = null)
    : IValidatableObject
{
    /// <summary>The holder of the kind that is named, and no other.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if ((Kind == CredentialKind.Practitioner) != (PractitionerId is not null))
            yield return new ValidationResult(
                "Give practitionerId with kind practitioner, and only then.", [nameof(PractitionerId)]);
        if ((Kind == CredentialKind.Site) != (SiteId is not null))
            yield return new ValidationResult("Give siteId with kind site, and only then.", [nameof(SiteId)]);
    }
}

/// <summary>One licence as it was shown.</summary>
/// <param name="Type">state-licence, npi, dea, acls, bls or rems-setting.</param>
/// <param name="Number">Its number, 1 to 64 characters.</param>
/// <param name="State">Two-letter state that issued it, for state licences.</param>
/// <param name="ExpiresOn">The last day on which it holds; only an NPI never ends.</param>
public sealed record LicenceRequest(
    [property: AllowedValues("state-licence", "npi", "dea", "acls", "bls", "rems-setting")] string Type,
    [property: StringLength(64, MinimumLength = 1)] string Number,
    [property: RegularExpression("^[A-Z]{2}$")] string? State = null,
    DateOnly? ExpiresOn = null)
    : IValidatableObject
{
    /// <summary>A licence without an end would never lapse.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (ExpiresOn is null && Type != "npi")
            yield return new ValidationResult("Only an npi has no last day.", [nameof(ExpiresOn)]);
    }
}

internal static class RegisterCredentialEndpoint
{
    public const string NumberField = "licence-number";

    public static void MapRegisterCredential(this IEndpointRouteBuilder credentials) =>
        credentials.MapPost("", HandleAsync).AsCreation("registerCredential", Roles.MedicalDirector);

    private static async Task<IResult> HandleAsync(
        RegisterCredentialRequest body, IncomingCommand incoming, Sealer sealer, CancellationToken ct)
    {
        var scope = SealScope.OfTenant(incoming.Caller.Clinic);
        var licences = new List<Licence>();
        foreach (var shown in body.Licences)
        {
            var number = await sealer.SealAsync(scope, DataClass.Identity, NumberField, shown.Number, ct);
            licences.Add(new Licence(shown.Type, number, shown.State, shown.ExpiresOn));
        }

        var command = new RegisterCredential(
            body.Kind, body.PractitionerId, body.SiteId, body.Specialty, licences, incoming.Caller.Actor);
        var id = Credential.StreamOf(body.PractitionerId ?? body.SiteId!.Value);
        return await incoming.RunAsync(
            async (work, token) =>
            {
                var decided = await work.ApplyOrStartAsync(id, command, token);
                return decided.Refusal is { } refusal
                    ? refusal
                    : Answer.Created(
                        $"/v1/credentials/{id}", decided.Revision,
                        RegisteredCredentialView.From(id, command, work.EventIds));
            },
            ct);
    }
}

/// <summary>A credential as it was registered.</summary>
/// <param name="Id">The credential.</param>
/// <param name="Kind">practitioner or site.</param>
/// <param name="PractitionerId">The practitioner, null for a site.</param>
/// <param name="SiteId">The site, null for a practitioner.</param>
/// <param name="EventIds">The facts that this request has added.</param>
public sealed record RegisteredCredentialView(
    Guid Id, CredentialKind Kind, Guid? PractitionerId, Guid? SiteId, IReadOnlyList<Guid> EventIds)
{
    internal static RegisteredCredentialView From(Guid id, RegisterCredential command, IReadOnlyList<Guid> eventIds) =>
        new(id, command.Kind, command.PractitionerId, command.SiteId, [.. eventIds]);
}
