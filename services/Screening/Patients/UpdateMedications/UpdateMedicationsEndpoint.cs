using System.ComponentModel.DataAnnotations;
using Stillwater.Contracts;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;
using Stillwater.Platform.Keys;
using Stillwater.Platform.Privacy;
using Stillwater.Screenings.Coding;
using Stillwater.Screenings.RuleAdoptions;
using Stillwater.Screenings.RuleSets;
using Stillwater.Screenings.Screenings;

namespace Stillwater.Screenings.Patients;

/// <summary>The whole list of medicines of a patient between screenings.</summary>
/// <param name="Medications">The medicines, at most 100; empty for none.</param>
/// <param name="ChangedBy">patient, clinician or outside-prescriber.</param>
public sealed record UpdateMedicationsRequest(
    [property: MaxLength(100)] IReadOnlyList<MedicationEntry> Medications, Reporter ChangedBy);

/// <summary>What the change means.</summary>
/// <param name="PatientId">The patient.</param>
/// <param name="RecordId">The record.</param>
/// <param name="Added">Ingredients that were added; unrecognised for an unknown name.</param>
/// <param name="Stopped">Ingredients that were stopped.</param>
/// <param name="Unrecognised">Pointers to medicines whose name is not known; a clinician must check them.</param>
/// <param name="Interactions">Rules that speak of the new list, in the order of the rule set.</param>
/// <param name="RescreenRequired">Whether the last verdict no longer carries a plan.</param>
/// <param name="SessionsHeld">
/// Sessions to come, as far as Screening has heard of them, when a rule asks for a hold, a review or more. Session is
/// told at once and holds them at their clearance.
/// </param>
/// <param name="EventIds">Ids of the events that were caused.</param>
public sealed record UpdateMedicationsAnswer(
    Guid PatientId,
    Guid RecordId,
    IReadOnlyList<string> Added,
    IReadOnlyList<string> Stopped,
    IReadOnlyList<string> Unrecognised,
    IReadOnlyList<RaisedFinding> Interactions,
    bool RescreenRequired,
    IReadOnlyList<Guid> SessionsHeld,
    IReadOnlyList<Guid> EventIds);

internal static class UpdateMedicationsEndpoint
{
    public static void MapUpdateMedications(this IEndpointRouteBuilder patients) => patients
        .MapPut("/{patientId:guid}/medications", HandleAsync).AsChange("updateMedications", Recorders.OfChanges);

    private static Task<IResult> HandleAsync(
        Guid patientId, UpdateMedicationsRequest body, IncomingCommand incoming, Sealer sealer, ClinicRules clinicRules,
        KnownPatients known, CancellationToken ct)
    {
        var record = Guid.CreateVersion7();
        return incoming.RunAsync(
            async (work, token) =>
            {
                if (await work.ReadAsync<Patient, PatientEvent>(patientId, token) is not { State: var patient })
                    return PlatformCodes.NotFound;
                var closing = new Closing(sealer, new SealScope(work.Clinic, patientId), DataClass.ClinicalText);
                var table = MedicineTable.Default;
                var coded = await MedicineCoding.CodeAsync(body.Medications, table, closing, token);
                var facts = await known.OfAsync(work, patient, token);
                var rules = await clinicRules.OfAsync(work.Clinic, token);
                work.RuleSet = rules.Stamp;
                var decided = await work.ChangeAsync(
                    patientId,
                    new UpdateMedications(
                        record, table.Version, body.ChangedBy, coded, facts, rules.Rules, PatientRules.Default),
                    token);
                if (decided.Refusal is { } refusal)
                    return refusal;
                var updated = decided.State.Medications!.Fact;
                if (updated.IsRescreenRequired)
                    await facts.ExpireVerdictAsync(work, UpdateMedications.Kind, token);
                var isHeld = updated.Interactions.Any(i => i.Action != FindingAction.Info);
                return Answer.Ok(decided.Revision, new UpdateMedicationsAnswer(
                    patientId, record, updated.Added, updated.Stopped, MedicineCoding.Unrecognised(coded),
                    updated.Interactions, updated.IsRescreenRequired,
                    isHeld ? await SessionsToCome.OfAsync(work, patientId, token) : [], work.EventIds));
            }, ct);
    }
}
