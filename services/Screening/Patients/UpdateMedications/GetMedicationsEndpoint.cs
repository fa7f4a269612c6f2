using Stillwater.Platform.Http;
using Stillwater.Platform.Keys;
using Stillwater.Platform.Privacy;
using Stillwater.Platform.Tenancy;
using Stillwater.Screenings.Screenings;

namespace Stillwater.Screenings.Patients;

/// <summary>The medicines that a patient is known to take.</summary>
/// <param name="PatientId">The patient.</param>
/// <param name="ToldIn">screening, treatment, or none when nobody has told yet.</param>
/// <param name="RecordedAt">When the list was told, null when that is not known.</param>
/// <param name="ChangedBy">Who told of the last change in treatment, null for a list of the screening.</param>
/// <param name="Medications">The medicines.</param>
/// <param name="Erased">Members that are null because they were erased.</param>
public sealed record MedicationsView(
    Guid PatientId,
    string ToldIn,
    DateTimeOffset? RecordedAt,
    Reporter? ChangedBy,
    IReadOnlyList<MedicineView> Medications,
    IReadOnlyList<string> Erased);

internal static class GetMedicationsEndpoint
{
    public static void MapGetMedications(this IEndpointRouteBuilder patients) => patients
        .MapGet("/{patientId:guid}/medications", HandleAsync).AsRead("getMedications", Roles.StaffOrClient);

    private static Task<IResult> HandleAsync(
        Guid patientId, IncomingRead read, Sealer sealer, KnownPatients known, CancellationToken ct) =>
        read.ViewAsync<Patient, PatientEvent>(
            patientId, "medications",
            async (folded, token) =>
            {
                var screened = await known.LastScreeningAsync(read.Caller.Clinic, patientId, token);
                var facts = new KnownFacts(screened, folded.State.AgeYears);
                var list = facts.Medicines(folded.State);
                var updated = Since.List(screened, folded.State)?.Fact;
                var opening = new Opening(sealer, new SealScope(read.Caller.Clinic, patientId));
                return new MedicationsView(
                    patientId,
                    updated is not null ? "treatment" : screened?.Medications is null ? "none" : "screening",
                    updated?.RecordedAt ?? screened?.Medications?.Fact.RecordedAt, updated?.ChangedBy,
                    await ScreeningOpening.OpenAsync(list, opening, token), opening.Erased);
            }, ct);
}
