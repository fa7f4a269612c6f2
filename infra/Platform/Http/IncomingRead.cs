using System.Security.Cryptography;
using System.Text.Json;
using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;
using Marten;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Validation;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Privacy;
using Stillwater.Platform.Tenancy;

namespace Stillwater.Platform.Http;

/// <summary>
/// A read of a patient's content. One access row (who, what, which version, a hash of what was shown) is durable
/// before the first byte leaves; when it cannot be written, nothing is shown.
/// </summary>
[SkipValidation]
public sealed class IncomingRead
{
    private readonly HttpContext _context;
    private readonly JsonSerializerOptions _json;

    private IncomingRead(HttpContext context)
    {
        _context = context;
        Caller = Caller.From(context.User);
        _json = context.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
    }

    public Caller Caller { get; }

    public static ValueTask<IncomingRead?> BindAsync(HttpContext context) =>
        ValueTask.FromResult<IncomingRead?>(new IncomingRead(context));

    /// <summary>One stream, folded now, so that a client reads what it wrote.</summary>
    public async Task<IResult> ViewAsync<TState, TEvent>(
        Guid stream, string view, Func<Folded<TState>, CancellationToken, ValueTask<object>> render,
        CancellationToken cancellationToken)
        where TState : class
        where TEvent : class
    {
        var type = Service<StreamTypes>().Of<TState, TEvent>();
        var folded = await Patience.WaitAsync(
            _context.Request, () => FoldAsync(stream, type, cancellationToken), f => f is not null, cancellationToken);
        if (folded is null)
            return new ProblemResult(PlatformCodes.NotFound);

        var body = JsonSerializer.SerializeToUtf8Bytes(await render(folded, cancellationToken), _json);
        await RecordAsync(view, type.PatientOf(folded.State), stream, folded.Version, body, cancellationToken);
        return new ViewResult(body, $"\"{folded.Revision}\"");
    }

    /// <summary>
    /// Rows of an asynchronous list of this clinic, newest first, with how far the list is. Decisions never read it.
    /// </summary>
    public async Task<IResult> ListAsync<TRow>(
        string view, Func<IQueryable<TRow>, IQueryable<TRow>> filter, Func<TRow, ValueTask<object>> render,
        Func<TRow, Guid> patientOf, CancellationToken cancellationToken)
        where TRow : class, IRow
    {
        if (!ListPage.TryRead(_context.Request.Query, out var page))
            return new ProblemResult(ListPage.BadCursor);

        await using var session = Service<IDocumentStore>().QuerySession(Caller.Clinic);
        var rows = await Patience.WaitAsync(
            _context.Request, () => page.TakeAsync(filter(session.Query<TRow>()), cancellationToken),
            found => found.Count > 0, cancellationToken);
        var progress = await Service<RowProgress>().OfAsync<TRow>(cancellationToken);

        var items = new List<object>(rows.Count);
        var shown = rows.Take(page.Limit).Where(row => Caller.Reaches(patientOf(row))).ToList();
        foreach (var row in shown)
            items.Add(await render(row));
        var body = JsonSerializer.SerializeToUtf8Bytes(
            new ListBody(items, page.NextAfter(rows), progress.AsOfPosition, progress.LagMs), _json);
        foreach (var patient in shown.Select(patientOf).Distinct())
            await RecordAsync(view, patient, null, null, body, cancellationToken);
        return new ViewResult(body, null);
    }

    /// <summary>Notes what was shown; returns when it is durable.</summary>
    public async Task RecordAsync(
        string view, Guid patient, Guid? stream, long? version, byte[] shown, CancellationToken cancellationToken)
    {
        var clock = Service<ClinicClock>();
        var time = await clock.ReadAsync(Caller.Clinic, Caller.Sandbox, cancellationToken);
        await Service<AccessLog>().RecordAsync(
            new AccessEntry(
                Caller.Clinic, Caller.Actor, Caller.Client, Caller.Role, "treatment", patient, view, stream, version,
                SHA256.HashData(shown), AccessOutcome.Shown, time?.Now ?? clock.World.GetUtcNow()),
            cancellationToken);
    }

    private async Task<Folded<TState>?> FoldAsync<TState, TEvent>(
        Guid stream, StreamType<TState, TEvent> type, CancellationToken cancellationToken)
        where TState : class
        where TEvent : class
    {
        await using var session = Service<IDocumentStore>().QuerySession(Caller.Clinic);
        var stored = await session.Events.FetchStreamAsync(stream, token: cancellationToken);
        var folded = stored is [{ Data: TEvent }, ..] ? type.Fold(stored, Service<StreamTypes>().Catalogue) : null;
        return folded is not null && Caller.Reaches(type.PatientOf(folded.State)) ? folded : null;
    }

    private T Service<T>()
        where T : notnull =>
        _context.RequestServices.GetRequiredService<T>();

    private sealed record ListBody(IReadOnlyList<object> Items, string? Next, long AsOfPosition, long LagMs);
}

/// <summary>Sends a view that has been recorded.</summary>
internal sealed class ViewResult(byte[] body, string? etag) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.ContentType = "application/json; charset=utf-8";
        httpContext.Response.ContentLength = body.Length;
        if (etag is not null)
            httpContext.Response.Headers.ETag = etag;
        return httpContext.Response.Body.WriteAsync(body, httpContext.RequestAborted).AsTask();
    }
}

/// <summary>Sends a refusal that no command decided.</summary>
public sealed class ProblemResult(Refusal refusal) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        var problem = Problem.From(
            refusal, $"{httpContext.Request.Method} {httpContext.Request.Path}",
            System.Diagnostics.Activity.Current?.TraceId.ToString());
        return httpContext.RequestServices.GetRequiredService<ProblemWriter>().WriteAsync(httpContext, problem);
    }
}
