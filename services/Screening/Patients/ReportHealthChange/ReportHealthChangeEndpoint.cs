using System.ComponentModel.DataAnnotations;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;
using Stillwater.Screenings.RuleAdoptions;
using Stillwater.Screenings.RuleSets;
using Stillwater.Screenings.Screenings;

namespace Stillwater.Screenings.Patients;

/// <summary>A change of a patient's health since the screening.</summary>
/// <param name="Kind">pregnancy, diagnosis, hospitalisation, procedure or symptom.</param>
/// <param name="ReportedBy">patient, clinician or outside-prescriber.</param>
/// <param name="Code">A code of the condition table; owed for a diagnosis.</param>
/// <param name="Onset">When it began, not after today; an unknown one counts as recent.</param>
public sealed record ReportHealthChangeRequest(
    HealthChangeKind Kind,
    Reporter ReportedBy,
    [property: StringLength(100, MinimumLength = 1)] string? Code = null,
    DateOnly? Onset = null);

/// <summary>What the change means.</summary>
/// <param name="PatientId">The patient.</param>
/// <param name="ReportId">The report.</param>
/// <param name="Findings">Rules that speak of it, in the order of the rule set.</param>
/// <param name="RescreenRequired">Whether the last verdict no longer carries a plan.</param>
/// <param name="EventIds">Ids of the events that were caused.</param>
public sealed record ReportHealthChangeAnswer(
    Guid PatientId,
    Guid ReportId,
    IReadOnlyList<RaisedFinding> Findings,
    bool RescreenRequired,
    IReadOnlyList<Guid> EventIds);

internal static class ReportHealthChangeEndpoint
{
    public static void MapReportHealthChange(this IEndpointRouteBuilder patients) => patients
        .MapPost("/{patientId:guid}/health-changes", HandleAsync).AsAddition("reportHealthChange", Recorders.OfChanges);

    private static Task<IResult> HandleAsync(
        Guid patientId, ReportHealthChangeRequest body, IncomingCommand incoming, ClinicRules clinicRules,
        KnownPatients known, CancellationToken ct)
    {
        var report = Guid.CreateVersion7();
        return incoming.RunAsync(
            async (work, token) =>
            {
                if (await work.ReadAsync<Patient, PatientEvent>(patientId, token) is not { State: var patient })
                    return PlatformCodes.NotFound;
                var facts = await known.OfAsync(work, patient, token);
                var rules = await clinicRules.OfAsync(work.Clinic, token);
                work.RuleSet = rules.Stamp;
                var decided = await work.ApplyAsync(
                    patientId,
                    new ReportHealthChange(
                        report, body.Kind, body.Code, body.Onset, body.ReportedBy, facts, rules.Rules,
                        PatientRules.Default),
                    token);
                if (decided.Refusal is { } refusal)
                    return refusal;
                var reported = decided.State.HealthChanges[^1].Fact;
                if (reported.IsRescreenRequired)
                    await facts.ExpireVerdictAsync(work, Kebab.Of(body.Kind), token);
                return Answer.Created(
                    $"/v1/patients/{patientId}", decided.Revision,
                    new ReportHealthChangeAnswer(
                        patientId, report, reported.Findings, reported.IsRescreenRequired, work.EventIds));
            }, ct);
    }
}
