using System.ComponentModel.DataAnnotations;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;
using Stillwater.Platform.Privacy;
using Stillwater.Screenings.Coding;
using Stillwater.Screenings.Patients;
using Stillwater.Screenings.RuleAdoptions;
using Stillwater.Screenings.RuleSets;

namespace Stillwater.Screenings.Screenings;

/// <summary>The whole list of medicines; it replaces an earlier one.</summary>
/// <param name="Medications">The medicines, at most 100; empty for none.</param>
public sealed record RecordMedicationsRequest([property: MaxLength(100)] IReadOnlyList<MedicationEntry> Medications);

/// <summary>One medicine.</summary>
/// <param name="Name">Its name, 1 to 200 characters; coded, and protected as typed.</param>
/// <param name="Dose">Its dose, at most 200 characters; protected.</param>
/// <param name="Frequency">How often, at most 200 characters; protected.</param>
/// <param name="LastTakenAt">When last taken, not after now; an unknown time counts as current.</param>
public sealed record MedicationEntry(
    [property: StringLength(200, MinimumLength = 1)] string Name,
    [property: StringLength(200)] string? Dose = null,
    [property: StringLength(200)] string? Frequency = null,
    DateTimeOffset? LastTakenAt = null);

/// <summary>The list as coded, and how it interacts with the treatment.</summary>
/// <param name="ScreeningId">The screening.</param>
/// <param name="RecordId">The record.</param>
/// <param name="Ingredients">Ingredient of each medicine, in order; unrecognised for an unknown name.</param>
/// <param name="Unrecognised">
/// Pointers to medicines whose name is not known; they are kept, and a clinician must check them (DI-00).
/// </param>
/// <param name="Interactions">Interactions, in the order of the rule set.</param>
/// <param name="EventIds">Ids of the events that were caused.</param>
public sealed record RecordMedicationsAnswer(
    Guid ScreeningId,
    Guid RecordId,
    IReadOnlyList<string> Ingredients,
    IReadOnlyList<string> Unrecognised,
    IReadOnlyList<Interaction> Interactions,
    IReadOnlyList<Guid> EventIds);

internal static class RecordMedicationsEndpoint
{
    public static void MapRecordMedications(this IEndpointRouteBuilder screenings) =>
        screenings.MapPut("/{screeningId:guid}/medications", HandleAsync).AsChange(
            "recordMedications", Recorders.OfFindings);

    private static Task<IResult> HandleAsync(
        Guid screeningId, RecordMedicationsRequest body, IncomingCommand incoming, Sealer sealer, ClinicRules clinicRules,
        CancellationToken ct)
    {
        var record = Guid.CreateVersion7();
        return incoming.RunAsync(
            async (work, token) =>
            {
                if (await ScreeningText.OfAsync(work, screeningId, sealer, token) is not { } closing
                    || await work.ReadAsync<Screening, ScreeningEvent>(screeningId, token) is not { } screening)
                    return PlatformCodes.NotFound;
                var patient = (await work.ReadAsync<Patient, PatientEvent>(screening.State.PatientId, token))!.State;
                var coded = await MedicineCoding.CodeAsync(body.Medications, MedicineTable.Default, closing, token);
                var decided = await work.ChangeAsync(
                    screeningId,
                    new RecordMedications(record, MedicineTable.Default.Version, coded, patient.Version), token);
                if (decided.Refusal is { } refusal)
                    return refusal;
                var rules = await clinicRules.OfAsync(work.Clinic, token);
                var facts = GatheredFacts.WithoutEvidence(decided.State, patient)
                    .At(decided.State, patient, patient.AgeYears, work.Now);
                return Answer.Ok(decided.Revision, new RecordMedicationsAnswer(
                    screeningId, record, [.. coded.Select(m => m.Ingredient)], MedicineCoding.Unrecognised(coded),
                    Interactions.Of(facts, rules.Rules),
                    work.EventIds));
            }, ct);
    }
}
