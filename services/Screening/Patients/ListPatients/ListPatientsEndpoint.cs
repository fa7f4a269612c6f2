using Npgsql;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;
using Stillwater.Platform.Keys;
using Stillwater.Platform.Privacy;
using Stillwater.Platform.Tenancy;
using Stillwater.Screenings.RuleSets;

namespace Stillwater.Screenings.Patients;

/// <summary>One patient of the list.</summary>
/// <param name="Id">The patient.</param>
/// <param name="ExternalId">The clinic's own id, null once erased.</param>
/// <param name="GivenName">Given name, null once erased.</param>
/// <param name="FamilyName">Family name, null once erased.</param>
/// <param name="SexAtBirth">female, male or intersex.</param>
/// <param name="BirthYear">Year of birth.</param>
/// <param name="RegisteredAt">When the patient was registered.</param>
/// <param name="Erased">Members that are null because they were erased.</param>
public sealed record ListedPatient(
    Guid Id,
    string? ExternalId,
    string? GivenName,
    string? FamilyName,
    Sex SexAtBirth,
    int BirthYear,
    DateTimeOffset RegisteredAt,
    IReadOnlyList<string> Erased);

internal static class ListPatientsEndpoint
{
    public static void MapListPatients(this IEndpointRouteBuilder patients) =>
        patients.MapGet("", HandleAsync).AsRead("listPatients", Roles.StaffOrClient);

    private static async Task<IResult> HandleAsync(
        string? externalId, IncomingRead read, Sealer sealer, NpgsqlDataSource database, CancellationToken ct)
    {
        var clinic = read.Caller.Clinic;
        Guid? holder = externalId is null ? null : await HolderAsync(externalId, clinic, sealer, database, ct);
        return await read.ListAsync<PatientRow>(
            "patients",
            rows => holder is null ? rows : rows.Where(r => r.Id == holder),
            row => OpenAsync(row, new Opening(sealer, new SealScope(clinic, row.Id)), ct),
            row => row.Id,
            ct);
    }

    /// <summary>The patient of an external id, an id that nobody has when there is none.</summary>
    private static async Task<Guid> HolderAsync(
        string externalId, string clinic, Sealer sealer, NpgsqlDataSource database, CancellationToken ct)
    {
        var key = await ExternalIds.KeyAsync(sealer, clinic, externalId, ct);
        return await Claim.HolderAsync(database, clinic, ExternalIds.Claim, key, ct) ?? Guid.Empty;
    }

    private static async ValueTask<object> OpenAsync(PatientRow row, Opening opening, CancellationToken ct) =>
        new ListedPatient(
        row.Id,
        await opening.OpenAsync(row.ExternalId, "externalId", ct),
        await opening.OpenAsync(row.GivenName, "givenName", ct),
        await opening.OpenAsync(row.FamilyName, "familyName", ct),
        row.SexAtBirth,
        row.BirthYear,
        row.RegisteredAt,
        opening.Erased);
}
