using System.ComponentModel.DataAnnotations;
using Stillwater.Monitoring.Alerts.RaisingAlert;
using Stillwater.Monitoring.Watch;
using Stillwater.Platform.Http;
using Stillwater.Platform.Tenancy;
using Answered = Stillwater.Platform.Commands.Answer;

namespace Stillwater.Monitoring.Patients.RecordLab;

/// <summary>One result of a laboratory, outside a screening.</summary>
/// <param name="Test">
/// hcg, urinalysis, urine-culture, uds, pdmp, alt, ast, alp, ggt, bilirubin, creatinine, cbc, tsh or ecg.
/// </param>
/// <param name="Interpretation">normal, abnormal, positive or negative.</param>
/// <param name="TakenAt">When the sample was taken, not after now.</param>
/// <param name="Value">The number, 0 to 1,000,000, where there is one.</param>
/// <param name="Unit">Its unit, 1–20 characters; owed with a number.</param>
/// <param name="UpperLimit">Upper limit of normal of that laboratory, in the same unit.</param>
public sealed record RecordPatientLabRequest(
    [property: Required, AllowedValues(
        "hcg", "urinalysis", "urine-culture", "uds", "pdmp", "alt", "ast", "alp", "ggt", "bilirubin", "creatinine",
        "cbc", "tsh", "ecg")]
    string Test,
    [property: Required, AllowedValues("normal", "abnormal", "positive", "negative")] string Interpretation,
    [property: Required] DateTimeOffset TakenAt,
    [property: Range(0, 1_000_000)] decimal? Value = null,
    [property: StringLength(20, MinimumLength = 1)] string? Unit = null,
    [property: Range(0.0001, 1_000_000)] decimal? UpperLimit = null);

/// <summary>What a result asks for.</summary>
/// <param name="LabId">The result.</param>
/// <param name="Findings">What the rules ask for, in their order.</param>
/// <param name="Held">Booked sessions that are not dosed until it is settled.</param>
/// <param name="Alerts">Alerts that were raised.</param>
/// <param name="EventIds">Ids of the events that were caused.</param>
public sealed record RecordPatientLabAnswer(
    Guid LabId, IReadOnlyList<LabFindingView> Findings, IReadOnlyList<Guid> Held, IReadOnlyList<Guid> Alerts,
    IReadOnlyList<Guid> EventIds);

/// <summary>What one rule asks for.</summary>
/// <param name="RuleId">The rule.</param>
/// <param name="Kind">pregnancy, liver, misuse or urinary.</param>
/// <param name="Action">stop, hold, treat or refer.</param>
/// <param name="AgainBy">Until when to look again, null when the rule does not say.</param>
public sealed record LabFindingView(string RuleId, string Kind, string Action, DateTimeOffset? AgainBy)
{
    internal static LabFindingView From(LabFinding finding) =>
        new(finding.RuleId, finding.Kind, finding.Action, finding.AgainBy);
}

internal static class RecordLabEndpoint
{
    public static void MapRecordLab(this IEndpointRouteBuilder patient) =>
        patient.MapPost("/labs", HandleAsync)
            .AsAddition("recordPatientLab", [.. Roles.Clinical, Roles.Client])
            .WithSummary("Records a laboratory result and says what it means for the course");

    private static Task<IResult> HandleAsync(
        Guid patientId, RecordPatientLabRequest body, IncomingCommand incoming, CancellationToken ct)
    {
        var id = Guid.CreateVersion7();
        return incoming.RunAsync(async (work, token) =>
        {
            work.RuleSet = WatchRules.Shipped.Name;
            var decided = await work.ApplyAsync<PatientMonitoring, PatientMonitoringEvent>(
                patientId,
                new RecordLab(
                    id, body.Test, body.Value, body.Unit, body.UpperLimit, body.Interpretation,
                    body.TakenAt.ToUniversalTime(), work.Caller.Actor, WatchRules.Shipped),
                token);
            if (decided.Refusal is { } refusal)
                return refusal;
            var recorded = decided.Events.OfType<LabRecorded>().Single();
            var holding = recorded.Findings.Where(f => f.Holds).ToList();
            foreach (var found in holding)
                await work.RaiseAsync(
                    new Alarm(found.FindingId, patientId, found.Kind, found.Severity, found.RuleId, [id], recorded.TakenAt),
                    token);
            return Answered.Created(
                $"/v1/patients/{patientId}/labs", decided.Revision,
                new RecordPatientLabAnswer(
                    id, [.. recorded.Findings.Select(LabFindingView.From)],
                    holding.Count > 0 ? [.. decided.State.Bookings.OrderBy(b => b.Value).Select(b => b.Key)] : [],
                    [.. holding.Select(f => f.FindingId)], work.EventIds));
        }, ct);
    }
}
