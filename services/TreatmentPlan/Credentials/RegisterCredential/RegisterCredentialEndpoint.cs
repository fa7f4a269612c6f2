using System.ComponentModel.DataAnnotations;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;
using Stillwater.Platform.Privacy;
using Stillwater.Platform.Tenancy;

namespace Stillwater.TreatmentPlans.Credentials.RegisterCredential;

/// <summary>A credential as seen by the medical director.</summary>
/// <param name="Kind">practitioner or site.</param>
/// <param name="Licences">Its licences, 1 to 20.</param>
/// <param name="PractitionerId">The practitioner, when kind is practitioner.</param>
/// <param name="SiteId">The site, when kind is site.</param>
/// <param name="Specialty">psychiatry, anaesthesia, nursing, psychotherapy or another, in kebab-case.</param>
/// <param name="SiteIds">Sites at which the practitioner works, at most 50; all of the clinic when left out.</param>
/// <param name="SupervisorId">Who supervises the practitioner; needs a credential of this clinic.</param>
public sealed record RegisterCredentialRequest(
    CredentialKind Kind,
    [property: MinLength(1), MaxLength(20)] IReadOnlyList<LicenceEntry> Licences,
    Guid? PractitionerId = null,
    Guid? SiteId = null,
    [property: RegularExpression("^[a-z][a-z-]{1,39}$")] string? Specialty = null,
    [property: MaxLength(50)] IReadOnlyList<Guid>? SiteIds = null,
    Guid? SupervisorId = null)
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
        if (Kind == CredentialKind.Site && (SiteIds is not null || SupervisorId is not null || Specialty is not null))
            yield return new ValidationResult(
                "A site has neither sites, supervisor nor specialty.", [nameof(SiteIds)]);
    }
}

internal static class RegisterCredentialEndpoint
{
    private const string FirstOfClinic = "first-credential";

    private static readonly Refusal NotFirst = new(
        "plan.not-first-credential", RefusalKind.Role,
        "Operations register the first credential of a clinic; further ones are the medical director's.");

    private static readonly Refusal ClinicNeeded = new(
        "plan.clinic-needed", RefusalKind.Role, "The token names no clinic.");

    public static void MapRegisterCredential(this IEndpointRouteBuilder credentials) =>
        credentials.MapPost("", HandleAsync).AsCreation("registerCredential", Roles.MedicalDirector, Roles.Ops);

    private static async Task<IResult> HandleAsync(
        RegisterCredentialRequest body, IncomingCommand incoming, Sealer sealer, CancellationToken ct)
    {
        if (incoming.Caller.Clinic.Length == 0)
            return new ProblemResult(ClinicNeeded);
        var licences = await LicenceEntry.CloseAsync(body.Licences, incoming.Caller.Clinic, sealer, ct);
        var id = Credential.StreamOf(body.PractitionerId ?? body.SiteId!.Value);
        return await incoming.RunAsync(
            async (work, token) =>
            {
                IReadOnlyList<Guid> sites = body.SiteId is { } site ? [site] : body.SiteIds ?? [];
                var (place, unknown) = await CredentialPlaces.FindAsync(work, sites, body.SupervisorId, token);
                if (unknown is not null)
                    return unknown;
                var command = new RegisterCredential(
                    body.Kind, body.PractitionerId, body.SiteId, body.Specialty, licences, place!, work.Caller.Actor);
                var decided = await work.ApplyOrStartAsync(id, command, token);
                if (decided.Refusal is { } refusal)
                    return refusal;
                TakeFirst(work, id);
                return Answer.Created(
                    $"/v1/credentials/{id}", decided.Revision, CredentialWritten.From(id, decided.State, work.EventIds));
            },
            ct);
    }

    /// <summary>Whoever registers marks the clinic as begun; operations may do so only while nobody has.</summary>
    private static void TakeFirst(Work work, Guid id)
    {
        if (work.Caller.Role == Roles.Ops)
            work.Take(FirstOfClinic, FirstOfClinic, id, NotFirst);
        else
            work.Require(new Guard(
                "insert into claim (tenant, kind, key, stream) values (?, ?, ?, ?) on conflict do nothing",
                work.Clinic, FirstOfClinic, FirstOfClinic, id));
    }
}
