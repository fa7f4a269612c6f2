using System.ComponentModel.DataAnnotations;
using Stillwater.Contracts;
using Stillwater.Monitoring.Alerts.AcknowledgingAlert;
using Stillwater.Monitoring.Alerts.EscalatingAlert;
using Stillwater.Monitoring.Alerts.ReadingAlerts;
using Stillwater.Monitoring.Alerts.ResolvingAlert;
using Stillwater.Monitoring.Patients;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;
using Stillwater.Platform.Keys;
using Stillwater.Platform.Privacy;
using Stillwater.Platform.Tenancy;

namespace Stillwater.Monitoring.Alerts;

/// <summary>Says that the caller has seen the alert and acts on it.</summary>
/// <param name="Seen">True; may be left out.</param>
public sealed record AcknowledgeAlertRequest([property: AllowedValues(true)] bool Seen = true);

/// <summary>Closes an alert.</summary>
/// <param name="Code">assessed, contacted, handed-over, false-alarm or no-longer-applies.</param>
/// <param name="Reason">Why, in words, 3–2000 characters; protected.</param>
public sealed record ResolveAlertRequest(
    [property: Required, AllowedValues("assessed", "contacted", "handed-over", "false-alarm", "no-longer-applies")]
    string Code,
    [property: Required, StringLength(2000, MinimumLength = 3)] string Reason);

/// <summary>Has the next rung asked now.</summary>
/// <param name="Reason">Why, in words, 3–2000 characters; protected.</param>
public sealed record EscalateAlertRequest([property: Required, StringLength(2000, MinimumLength = 3)] string Reason);

/// <summary>What people do with an alert.</summary>
internal static class AlertEndpoints
{
    private const string ReasonField = "reason";

    public static void MapAlerts(this IEndpointRouteBuilder routes)
    {
        var alerts = routes.MapGroup("/v1/alerts").WithTags("Monitoring");
        alerts.MapReadAlerts();
        alerts.MapPost("/{alertId:guid}/acknowledgement", AcknowledgeAsync)
            .AsAddition("acknowledgeAlert", Roles.Clinical)
            .WithSummary("Says that a person has seen the alert and acts on it");
        alerts.MapPost("/{alertId:guid}/resolution", ResolveAsync)
            .AsChange("resolveAlert", Roles.Clinical).WithSummary("Closes an alert, with code and reason");
        alerts.MapPost("/{alertId:guid}/escalation", EscalateAsync)
            .AsAddition("escalateAlert", [.. Roles.Clinical, Roles.Therapist])
            .WithSummary("Has the next of the ladder asked now");
    }

    private static Task<IResult> AcknowledgeAsync(
        Guid alertId, AcknowledgeAlertRequest body, IncomingCommand incoming, Sealer sealer, CancellationToken ct) =>
        incoming.RunAsync(
            async (work, token) => await AnswerAsync(
                work, alertId, sealer,
                await work.ApplyAsync(alertId, new AcknowledgeAlert(work.Caller.Actor, work.Caller.Role), token), token), ct);

    private static Task<IResult> EscalateAsync(
        Guid alertId, EscalateAlertRequest body, IncomingCommand incoming, Sealer sealer, CancellationToken ct) =>
        incoming.RunAsync(
            async (work, token) => await CloseAsync(work, alertId, body.Reason, sealer, token) is { } reason
                ? await AnswerAsync(
                    work, alertId, sealer, await work.ApplyAsync(alertId, new EscalateAlert(work.Caller.Actor), token), token)
                : PlatformCodes.NotFound, ct);

    private static Task<IResult> ResolveAsync(
        Guid alertId, ResolveAlertRequest body, IncomingCommand incoming, Sealer sealer, CancellationToken ct) =>
        incoming.RunAsync(
            async (work, token) => await CloseAsync(work, alertId, body.Reason, sealer, token) is { } reason
                ? await AnswerAsync(
                    work, alertId, sealer,
                    await work.ChangeAsync(
                        alertId,
                        new ResolveAlert(body.Code, reason, work.Caller.Actor, work.Caller.Role)
                        {
                            Known = await AssessmentsAsync(work, alertId, token),
                        }, token), token)
                : PlatformCodes.NotFound, ct);

    private static async Task<IReadOnlyList<SafetyAssessed>> AssessmentsAsync(Work work, Guid alertId, CancellationToken ct) =>
        await work.ReadAsync<Alert, AlertEvent>(alertId, ct) is { State.PatientId: var patient }
        && await work.ReadAsync<PatientMonitoring, PatientMonitoringEvent>(patient, ct) is { State: var known }
            ? known.Assessments
            : [];

    private static async Task<Sealed<string>?> CloseAsync(
        Work work, Guid alertId, string reason, Sealer sealer, CancellationToken ct)
    {
        if (await work.ReadAsync<Alert, AlertEvent>(alertId, ct) is not { State: var alert })
            return null;
        var words = await sealer.SealAsync(
            new SealScope(work.Clinic, alert.PatientId), DataClass.ClinicalText, ReasonField, reason, ct);
        work.Reason = words.Token;
        return words;
    }

    private static async Task<Answer> AnswerAsync(
        Work work, Guid alertId, Sealer sealer, Decided<Alert> decided, CancellationToken ct) =>
        decided.Refusal is { } refusal
            ? refusal
            : Answer.Ok(
                decided.Revision,
                await sealer.ViewAsync(work.Clinic, alertId, decided.State, ct) with { EventIds = work.EventIds });
}
