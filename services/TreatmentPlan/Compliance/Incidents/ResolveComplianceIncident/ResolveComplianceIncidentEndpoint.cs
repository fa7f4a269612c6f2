using System.ComponentModel.DataAnnotations;
using Stillwater.Contracts;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;
using Stillwater.Platform.Keys;
using Stillwater.Platform.Privacy;
using Stillwater.Platform.Tenancy;

namespace Stillwater.TreatmentPlans.Compliance.Incidents.ResolveComplianceIncident;

/// <summary>What was done about an incident.</summary>
/// <param name="Resolution">10 to 2000 characters.</param>
public sealed record ResolveComplianceIncidentRequest(
    [property: StringLength(2000, MinimumLength = 10)] string Resolution);

/// <summary>An incident that was resolved.</summary>
/// <param name="Id">The incident.</param>
/// <param name="State">resolved.</param>
/// <param name="ResolvedAt">When.</param>
/// <param name="EventIds">The facts that this request has added.</param>
public sealed record ResolvedIncident(Guid Id, string State, DateTimeOffset ResolvedAt, IReadOnlyList<Guid> EventIds);

internal static class ResolveComplianceIncidentEndpoint
{
    public static void MapResolveComplianceIncident(this IEndpointRouteBuilder incidents) =>
        incidents.MapPost("/{incidentId:guid}/resolution", HandleAsync)
            .AsAddition("resolveComplianceIncident", Roles.MedicalDirector);

    /// <summary>An incident changes once, from open to resolved, so that no revision has to be shown.</summary>
    private static Task<IResult> HandleAsync(
        Guid incidentId, ResolveComplianceIncidentRequest body, IncomingCommand incoming, Sealer sealer,
        CancellationToken ct) => incoming.RunAsync(
        async (work, token) =>
        {
            var closing = new Closing(sealer, SealScope.OfTenant(work.Clinic), DataClass.ClinicalText);
            var resolution = await closing.CloseAsync("incident-resolution", body.Resolution, token);
            var decided = await work.ApplyAsync(
                incidentId, new ResolveComplianceIncident(resolution, work.Caller.Actor), token);
            return decided.Refusal is { } refusal
                ? refusal
                : Answer.Ok(decided.Revision, new ResolvedIncident(
                    incidentId, "resolved", decided.State.Resolved!.ResolvedAt, [.. work.EventIds]));
        },
        ct);
}
