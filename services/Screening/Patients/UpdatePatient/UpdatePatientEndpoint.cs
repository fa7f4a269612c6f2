using System.ComponentModel.DataAnnotations;
using Stillwater.Contracts;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;
using Stillwater.Platform.Keys;
using Stillwater.Platform.Privacy;
using Stillwater.Platform.Tenancy;

namespace Stillwater.Screenings.Patients;

/// <summary>What changes of a patient's details; what is left out stays.</summary>
/// <param name="Reason">Why, 3 to 2000 characters; protected.</param>
/// <param name="GivenName">Given name; 1 to 200 characters.</param>
/// <param name="Contact">How to reach the patient; replaces phone and e-mail.</param>
/// <param name="EmergencyContact">Whom to call in an emergency; replaced whole.</param>
/// <param name="HomeAddress">Where an ambulance would go, 5 to 500 characters; protected.</param>
/// <param name="TimeZone">IANA time zone of the home, such as America/Chicago.</param>
public sealed record UpdatePatientRequest(
    [property: StringLength(2000, MinimumLength = 3)] string Reason,
    [property: StringLength(200, MinimumLength = 1)] string? GivenName = null,
    ContactEntry? Contact = null,
    EmergencyContactEntry? EmergencyContact = null,
    [property: StringLength(500, MinimumLength = 5)] string? HomeAddress = null,
    [property: StringLength(60, MinimumLength = 1)] string? TimeZone = null)
    : IValidatableObject
{
    /// <summary>A change changes something, and a time zone is one that the world knows.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (this is { GivenName: null, Contact: null, EmergencyContact: null, HomeAddress: null, TimeZone: null })
            yield return new ValidationResult("Name at least one member to change.", [nameof(GivenName)]);
        if (TimeZone is { } zone && !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
            yield return new ValidationResult("Must be an IANA time zone, such as America/Chicago.", [nameof(TimeZone)]);
    }
}

internal static class UpdatePatientEndpoint
{
    public static void MapUpdatePatient(this IEndpointRouteBuilder patients) =>
        patients.MapPatch("/{patientId:guid}", HandleAsync).AsChange("updatePatient", Roles.StaffOrClient);

    private static Task<IResult> HandleAsync(
        Guid patientId, UpdatePatientRequest body, IncomingCommand incoming, Sealer sealer, CancellationToken ct)
    {
        var change = Guid.CreateVersion7();
        return incoming.RunAsync(
            async (work, token) =>
            {
                if (await work.ReadAsync<Patient, PatientEvent>(patientId, token) is null)
                    return PlatformCodes.NotFound;
                var scope = new SealScope(work.Clinic, patientId);
                var closing = new Closing(sealer, scope, DataClass.Identity);
                var reason = await closing.CloseAsync("change-reason", body.Reason, token);
                work.Reason = reason.Token;
                var decided = await work.ChangeAsync(
                    patientId,
                    new UpdatePatient(change, await CloseAsync(body, closing, token), body.TimeZone, reason), token);
                if (decided.Refusal is { } refusal)
                    return refusal;
                var opening = new Opening(sealer, scope);
                var identity = await IdentityOpening.OpenAsync(decided.State, opening, token);
                return Answer.Ok(
                    decided.Revision,
                    PatientView.From(decided.State, identity, opening.Erased, work.Now) with
                    {
                        EventIds = work.EventIds,
                    });
            }, ct);
    }

    private static async ValueTask<IdentityChange> CloseAsync(
        UpdatePatientRequest body, Closing closing, CancellationToken ct) => new(
        await closing.CloseOptionalAsync("given-name", body.GivenName, ct),
        body.Contact is { } contact
            ? new ClosedContact(
                await closing.CloseAsync("phone", contact.Phone, ct),
                await closing.CloseOptionalAsync("email", contact.Email, ct))
            : null,
        body.EmergencyContact is { } emergency
            ? new ClosedEmergencyContact(
                await closing.CloseAsync("emergency-name", emergency.Name, ct),
                await closing.CloseAsync("emergency-phone", emergency.Phone, ct),
                await closing.CloseAsync("emergency-relation", emergency.Relation, ct))
            : null,
        await closing.CloseOptionalAsync("home-address", body.HomeAddress, ct));
}
