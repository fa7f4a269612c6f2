using System.Globalization;
using System.Text.Json;
using JasperFx.Events;
using Marten;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Tenancy;
using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace Stillwater.Platform.Http;

/// <summary>What an auditor sees of a stream: the facts as stored, closed values closed, and the state at any point.</summary>
internal static class AuditEndpoints
{
    public static void MapAudit(this IEndpointRouteBuilder routes)
    {
        var audit = routes.MapGroup("/internal/audit/streams/{stream:guid}");
        audit.MapGet("/events", EventsAsync).AsRead("readStreamEvents", Roles.Auditor);
        audit.MapGet("/state", StateAsync).AsRead("readStreamState", Roles.Auditor);
    }

    private static async Task<IResult> EventsAsync(Guid stream, IncomingRead read, HttpContext context, CancellationToken ct)
    {
        var stored = await FetchAsync(stream, read, context, 0, null, ct);
        if (stored.Count == 0)
            return new ProblemResult(PlatformCodes.NotFound);
        var body = Render(context, new { items = stored.Select(StoredEvent.From) });
        await read.RecordAsync("audit-events", PatientOf(stored), stream, stored[^1].Version, body, ct);
        return new ViewResult(body, null);
    }

    private static async Task<IResult> StateAsync(
        Guid stream, long? version, DateTimeOffset? at, IncomingRead read, HttpContext context, CancellationToken ct)
    {
        if (version is < 1 || (version is not null && at is not null))
            return new ProblemResult(OnePoint);
        var stored = await FetchAsync(stream, read, context, version ?? 0, at, ct);
        if (stored.Count == 0 || stored[^1].Version < version)
            return new ProblemResult(PlatformCodes.NotFound);

        var streams = context.RequestServices.GetRequiredService<StreamTypes>();
        var type = streams.ForEvent(stored[0].EventType);
        var body = Render(context, new
        {
            stream,
            kind = type.Name,
            version = stored[^1].Version,
            asOf = StoredEvent.RecordedAt(stored[^1]),
            folded = type.FoldUntyped(stored, streams.Catalogue),
        });
        await read.RecordAsync("audit-state", PatientOf(stored), stream, stored[^1].Version, body, ct);
        return new ViewResult(body, null);
    }

    private static readonly Refusal OnePoint = new(
        PlatformCodes.Invalid, RefusalKind.Rule, "Ask for one version from 1 or for one point in time, not both.");

    /// <summary>Known-at is the clinic's recorded time, so that a sandbox clinic's auditor can ask in its own time.</summary>
    private static async Task<IReadOnlyList<IEvent>> FetchAsync(
        Guid stream, IncomingRead read, HttpContext context, long version, DateTimeOffset? at, CancellationToken ct)
    {
        await using var session = context.RequestServices.GetRequiredService<IDocumentStore>().QuerySession(read.Caller.Clinic);
        var stored = await session.Events.FetchStreamAsync(stream, version, token: ct);
        return at is { } moment ? [.. stored.TakeWhile(e => StoredEvent.RecordedAt(e) <= moment)] : stored;
    }

    private static byte[] Render(HttpContext context, object body) => JsonSerializer.SerializeToUtf8Bytes(
        body, context.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions);

    private static Guid PatientOf(IReadOnlyList<IEvent> stored) =>
        Guid.TryParse(stored[0].GetHeader(EventStamp.Patient)?.ToString(), out var patient) ? patient : Guid.Empty;
}

/// <summary>One stored event with everything that is known about it.</summary>
/// <param name="Position">Its place in the service's store.</param>
/// <param name="StoredAt">The database's time of the commit.</param>
internal sealed record StoredEvent(
    Guid EventId,
    string Type,
    long Version,
    long Position,
    DateTimeOffset StoredAt,
    string? CausationId,
    string? CorrelationId,
    IReadOnlyDictionary<string, string> Headers,
    object Body)
{
    public static StoredEvent From(IEvent e) => new(
        e.Id, e.EventTypeName, e.Version, e.Sequence, e.Timestamp, e.CausationId, e.CorrelationId,
        e.Headers?.OrderBy(h => h.Key, StringComparer.Ordinal).ToDictionary(h => h.Key, h => h.Value.ToString() ?? "") ?? [],
        e.Data);

    public static DateTimeOffset RecordedAt(IEvent e) =>
        e.GetHeader(EventStamp.RecordedAt)?.ToString() is { } text
            ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)
            : e.Timestamp;
}
