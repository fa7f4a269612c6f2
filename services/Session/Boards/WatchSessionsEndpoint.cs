using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Stillwater.Platform.Http;
using Stillwater.Platform.Tenancy;
using Stillwater.Sessions.DosingSessions;
using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace Stillwater.Sessions.Boards;

/// <summary>
/// A clinic's running sessions as server-sent events: the state of each, never what happened to it. A reconnect gets the
/// whole board, so nothing that was missed matters.
/// </summary>
internal static class WatchSessionsEndpoint
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(10);
    private static readonly byte[] Beat = ": alive\n\n"u8.ToArray();

    public static void MapWatchSessions(this IEndpointRouteBuilder routes) =>
        routes.MapGroup("/v1/sessions").WithTags("Session").MapGet("/live", HandleAsync).AsRead("watchSessions", Roles.Staff);

    private static BoardStream HandleAsync(
        IncomingRead read, LiveBoards boards, IOptions<JsonOptions> json, TimeProvider time, IHostApplicationLifetime lifetime) =>
        new BoardStream(read, boards, json.Value.SerializerOptions, time, lifetime.ApplicationStopping);

    private sealed class BoardStream(
        IncomingRead read, LiveBoards boards, JsonSerializerOptions json, TimeProvider time, CancellationToken stopping) : IResult
    {
        private readonly HashSet<Guid> _recorded = [];

        public async Task ExecuteAsync(HttpContext httpContext)
        {
            using var ending = CancellationTokenSource.CreateLinkedTokenSource(httpContext.RequestAborted, stopping);
            using var watch = await boards.WatchAsync(read.Caller.Clinic, ending.Token);
            var response = httpContext.Response;
            response.ContentType = "text/event-stream";
            response.Headers.CacheControl = "no-store";
            await response.Body.WriteAsync(Beat, ending.Token);
            await response.Body.FlushAsync(ending.Token);
            try
            {
                while (await MoreAsync(watch, ending.Token) is { } more)
                    await SendAsync(response.Body, more, watch, ending.Token);
            }
            catch (OperationCanceledException) when (ending.IsCancellationRequested)
            {
                // The watcher has gone, or this replica is going.
            }
        }

        /// <summary>Whether there is something to show; false for a sign of life, null at the end.</summary>
        private async Task<bool?> MoreAsync(BoardWatch watch, CancellationToken cancellationToken)
        {
            try
            {
                var reading = watch.Changes.WaitToReadAsync(cancellationToken).AsTask();
                return await reading.WaitAsync(Heartbeat, time, cancellationToken) ? true : null;
            }
            catch (TimeoutException)
            {
                return false;
            }
        }

        private async Task SendAsync(Stream body, bool changes, BoardWatch watch, CancellationToken cancellationToken)
        {
            if (!changes)
                await body.WriteAsync(Beat, cancellationToken);
            while (watch.Changes.TryRead(out var change))
            {
                var row = JsonSerializer.SerializeToUtf8Bytes(change.Row, json);
                if (_recorded.Add(change.Row.Id))
                    await read.RecordAsync("live-board", change.Row.PatientId, change.Row.Id, null, row, cancellationToken);
                await body.WriteAsync(Frame(change, row), cancellationToken);
            }

            await body.FlushAsync(cancellationToken);
        }

        private static byte[] Frame(BoardChange change, byte[] row)
        {
            var kind = change.Gone ? "gone" : "session";
            return [.. Encoding.UTF8.GetBytes($"event: {kind}\nid: {change.Row.Revision}\ndata: "), .. row, .. "\n\n"u8];
        }
    }
}
