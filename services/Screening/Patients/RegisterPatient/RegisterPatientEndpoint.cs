using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Stillwater.Contracts;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;
using Stillwater.Platform.Keys;
using Stillwater.Platform.Privacy;
using Stillwater.Platform.Tenancy;
using Stillwater.Screenings.RuleSets;

namespace Stillwater.Screenings.Patients;

/// <summary>A patient to be taken on.</summary>
/// <param name="ExternalId">The clinic's own id of the patient, unique in the clinic; 1 to 100 characters.</param>
/// <param name="GivenName">Given name; 1 to 200 characters.</param>
/// <param name="FamilyName">Family name; 1 to 200 characters.</param>
/// <param name="BirthDate">Date of birth, in the past.</param>
/// <param name="SexAtBirth">female, male or intersex.</param>
/// <param name="HeightCm">Body height in centimetres, 50 to 250.</param>
/// <param name="WeightKg">Body weight in kilograms, 20 to 400.</param>
/// <param name="Contact">How to reach the patient.</param>
/// <param name="EmergencyContact">Whom to call in an emergency.</param>
/// <param name="WeightTakenAt">When the weight was taken, not after now; now when left out.</param>
public sealed record RegisterPatientRequest(
    [property: StringLength(100, MinimumLength = 1)] string ExternalId,
    [property: StringLength(200, MinimumLength = 1)] string GivenName,
    [property: StringLength(200, MinimumLength = 1)] string FamilyName,
    DateOnly BirthDate,
    Sex SexAtBirth,
    [property: Range(50, 250)] decimal HeightCm,
    [property: Range(20, 400)] decimal WeightKg,
    ContactEntry Contact,
    EmergencyContactEntry EmergencyContact,
    DateTimeOffset? WeightTakenAt = null);

/// <summary>How to reach the patient.</summary>
/// <param name="Phone">Telephone number; 3 to 50 characters.</param>
/// <param name="Email">E-mail address, if there is one.</param>
public sealed record ContactEntry(
    [property: StringLength(50, MinimumLength = 3)] string Phone,
    [property: EmailAddress, StringLength(200)] string? Email = null);

/// <summary>Whom to call in an emergency.</summary>
/// <param name="Name">Name; 1 to 200 characters.</param>
/// <param name="Phone">Telephone number; 3 to 50 characters.</param>
/// <param name="Relation">Relation to the patient; 1 to 100 characters.</param>
public sealed record EmergencyContactEntry(
    [property: StringLength(200, MinimumLength = 1)] string Name,
    [property: StringLength(50, MinimumLength = 3)] string Phone,
    [property: StringLength(100, MinimumLength = 1)] string Relation);

internal static class RegisterPatientEndpoint
{
    public static void MapRegisterPatient(this IEndpointRouteBuilder patients) =>
        patients.MapPost("", HandleAsync).AsCreation("registerPatient", Roles.StaffOrClient);

    private static async Task<IResult> HandleAsync(
        RegisterPatientRequest body, IncomingCommand incoming, Sealer sealer, CancellationToken ct)
    {
        var id = Guid.CreateVersion7();
        var clinic = incoming.Caller.Clinic;
        var command = new RegisterPatient(
            id, await CloseAsync(body, new Closing(sealer, new SealScope(clinic, id), DataClass.Identity), ct),
            body.BirthDate, body.SexAtBirth, body.HeightCm, body.WeightKg, body.WeightTakenAt?.ToUniversalTime());
        var key = await ExternalIds.KeyAsync(sealer, clinic, body.ExternalId, ct);
        return await incoming.RunAsync(
            async (work, token) =>
            {
                var decided = await work.StartAsync(id, command, token);
                if (decided.Refusal is { } refusal)
                    return refusal;
                work.Take(ExternalIds.Claim, key, id, RegisterPatient.Exists);
                return Answer.Created(
                    $"/v1/patients/{id}", decided.Revision,
                    PatientView.From(decided.State, IdentityView.From(body), [], work.Now) with
                    {
                        EventIds = work.EventIds,
                    });
            }, ct);
    }

    private static async ValueTask<PatientIdentity> CloseAsync(
        RegisterPatientRequest body, Closing closing, CancellationToken ct) => new(
        await closing.CloseAsync("external-id", body.ExternalId, ct),
        await closing.CloseAsync("given-name", body.GivenName, ct),
        await closing.CloseAsync("family-name", body.FamilyName, ct),
        await closing.CloseAsync(
            "birth-date", body.BirthDate.ToString(BirthDates.Format, CultureInfo.InvariantCulture), ct),
        await closing.CloseAsync("phone", body.Contact.Phone, ct),
        await closing.CloseOptionalAsync("email", body.Contact.Email, ct),
        await closing.CloseAsync("emergency-name", body.EmergencyContact.Name, ct),
        await closing.CloseAsync("emergency-phone", body.EmergencyContact.Phone, ct),
        await closing.CloseAsync("emergency-relation", body.EmergencyContact.Relation, ct));
}
