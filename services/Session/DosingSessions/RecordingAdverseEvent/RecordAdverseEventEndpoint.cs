using System.ComponentModel.DataAnnotations;
using Stillwater.Contracts;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;
using Stillwater.Platform.Keys;
using Stillwater.Platform.Privacy;
using Stillwater.Platform.Tenancy;
using Stillwater.Sessions.Protocols;

namespace Stillwater.Sessions.DosingSessions.RecordingAdverseEvent;

/// <summary>Records an adverse event of the session.</summary>
/// <param name="Term">Code of a term, such as hypoxia, 1–64 lower-case letters, digits and hyphens.</param>
/// <param name="OnsetAt">When it began.</param>
/// <param name="Grade">1 mild, 2 moderate, 3 severe, 4 life-threatening, 5 death.</param>
/// <param name="Relatedness">none, unlikely, possible, probable or definite.</param>
/// <param name="DrugAction">none, reduced, interrupted, stopped or not-applicable.</param>
/// <param name="Outcome">recovered, recovering, not-recovered, sequelae, fatal or unknown.</param>
/// <param name="Seriousness">death, life-threatening, hospitalisation, disability, congenital-anomaly or
/// important-medical-event; empty when it is not serious.</param>
/// <param name="ResolvedAt">When it was over, left out while it lasts.</param>
/// <param name="Narrative">In words, up to 4000 characters; kept closed.</param>
public sealed record RecordAdverseEventRequest(
    [property: RegularExpression("^[a-z0-9-]{1,64}$")] string Term,
    DateTimeOffset OnsetAt,
    [property: Range(1, 5)] int Grade,
    [property: AllowedValues("none", "unlikely", "possible", "probable", "definite")] string Relatedness,
    [property: AllowedValues("none", "reduced", "interrupted", "stopped", "not-applicable")] string DrugAction,
    [property: AllowedValues("recovered", "recovering", "not-recovered", "sequelae", "fatal", "unknown")]
    string Outcome,
    [property: MaxLength(6)] IReadOnlyList<Seriousness>? Seriousness = null,
    DateTimeOffset? ResolvedAt = null,
    [property: StringLength(4000, MinimumLength = 1)] string? Narrative = null)
{
    /// <summary>The command that it asks for; the narrative is closed under the patient's key first.</summary>
    internal async Task<RecordAdverseEvent> ToCommandAsync(
        Guid id, Work work, DosingSession session, Sealer sealer, DosingProtocols protocols, CancellationToken ct)
    {
        Sealed<string>? narrative = Narrative is { } text
            ? await sealer.SealAsync(
                new SealScope(work.Clinic, session.PatientId), DataClass.ClinicalText, "narrative", text, ct)
            : null;
        return new RecordAdverseEvent(
            id, Term, OnsetAt.ToUniversalTime(), ResolvedAt?.ToUniversalTime(), Grade,
            [.. (Seriousness ?? []).Distinct().Select(CodeOf)], Relatedness, DrugAction, Outcome, narrative,
            work.Caller.Actor, protocols);
    }

    private static string CodeOf(Seriousness seriousness) =>
        System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(seriousness.ToString());
}

/// <summary>What makes an adverse event serious to a regulator, whatever its grade.</summary>
public enum Seriousness
{
    /// <summary>Death.</summary>
    Death,

    /// <summary>Life-threatening.</summary>
    LifeThreatening,

    /// <summary>Hospitalisation or its prolongation.</summary>
    Hospitalisation,

    /// <summary>Disability.</summary>
    Disability,

    /// <summary>A congenital anomaly.</summary>
    CongenitalAnomaly,

    /// <summary>Another important medical event.</summary>
    ImportantMedicalEvent,
}

internal static class RecordAdverseEventEndpoint
{
    public static void MapRecordAdverseEvent(this IEndpointRouteBuilder sessions) =>
        sessions.MapPost("/{sessionId:guid}/adverse-events", HandleAsync)
            .AsAddition("recordAdverseEvent", [.. Roles.Clinical, Roles.Therapist]);

    private static Task<IResult> HandleAsync(
        Guid sessionId, RecordAdverseEventRequest body, IncomingCommand incoming, Sealer sealer,
        DosingProtocols protocols, CancellationToken ct)
    {
        var id = Guid.CreateVersion7();
        return incoming.RunAsync(
            async (work, token) =>
            {
                if (await work.PrepareAsync(sessionId, null, sealer, protocols, token) is not { } session)
                    return PlatformCodes.NotFound;
                var decided = await work.ApplyAsync(
                    sessionId, await body.ToCommandAsync(id, work, session, sealer, protocols, token), token);
                return await work.AnswerAsync(sessionId, decided, protocols, token);
            }, ct);
    }
}
