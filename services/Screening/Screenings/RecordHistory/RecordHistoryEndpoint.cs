using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;
using Stillwater.Platform.Privacy;
using Stillwater.Screenings.Coding;
using Stillwater.Screenings.Patients;
using Stillwater.Screenings.RuleAdoptions;
using Stillwater.Screenings.RuleSets;

namespace Stillwater.Screenings.Screenings;

/// <summary>The recorded history, and whether it shows treatment resistance.</summary>
/// <param name="ScreeningId">The screening.</param>
/// <param name="RecordId">The record.</param>
/// <param name="FailedAdequateTrials">Adequate antidepressant trials that ended without a response.</param>
/// <param name="TreatmentResistant">Whether they are enough to speak of treatment resistance.</param>
/// <param name="Unrecognised">Pointers to drugs whose name is not known; they are kept as typed.</param>
/// <param name="EventIds">Ids of the events that were caused.</param>
public sealed record RecordHistoryAnswer(
    Guid ScreeningId,
    Guid RecordId,
    int FailedAdequateTrials,
    bool TreatmentResistant,
    IReadOnlyList<string> Unrecognised,
    IReadOnlyList<Guid> EventIds);

internal static class RecordHistoryEndpoint
{
    public static void MapRecordHistory(this IEndpointRouteBuilder screenings) =>
        screenings.MapPut("/{screeningId:guid}/history", HandleAsync).AsChange("recordHistory", Recorders.OfFindings);

    private static Task<IResult> HandleAsync(
        Guid screeningId, RecordHistoryRequest body, IncomingCommand incoming, Sealer sealer, ClinicRules clinicRules,
        CancellationToken ct)
    {
        var record = Guid.CreateVersion7();
        var medicines = MedicineTable.Default;
        return incoming.RunAsync(
            async (work, token) =>
            {
                if (await ScreeningText.OfAsync(work, screeningId, sealer, token) is not { } closing
                    || await work.ReadAsync<Screening, ScreeningEvent>(screeningId, token) is not { } screening)
                    return PlatformCodes.NotFound;
                var patient = (await work.ReadAsync<Patient, PatientEvent>(screening.State.PatientId, token))!.State;
                var coded = await HistoryCoding.CodeAsync(body, medicines, closing, token);
                var decided = await work.ChangeAsync(
                    screeningId,
                    new RecordHistory(record, medicines.Version, coded, patient.SexAtBirth, patient.BirthYear,
                        patient.Version), token);
                if (decided.Refusal is { } refusal)
                    return refusal;
                var rules = await clinicRules.OfAsync(work.Clinic, token);
                var facts = GatheredFacts.WithoutEvidence(decided.State, patient)
                    .At(decided.State, patient, patient.AgeYears, work.Now);
                return Answer.Ok(decided.Revision, new RecordHistoryAnswer(
                    screeningId, record, facts.FailedAdequateTrials, Measures.IsTreatmentResistant(facts, rules.Rules),
                    Unrecognised(coded), work.EventIds));
            }, ct);
    }

    /// <summary>Where the history names a medicine that no table knows.</summary>
    private static IReadOnlyList<string> Unrecognised(History history) =>
    [
        .. history.AntidepressantTrials.Index().Where(t => t.Item.Ingredient == MedicineTable.Unrecognised)
            .Select(t => $"/antidepressantTrials/{t.Index}/drug"),
    ];
}
