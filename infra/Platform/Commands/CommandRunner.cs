using System.Text.Json;
using Marten;
using Npgsql;
using Stillwater.Platform.Telemetry;
using Stillwater.Platform.Tenancy;

namespace Stillwater.Platform.Commands;

/// <summary>
/// Runs a request's decisions once: load, decide, then facts, idempotency record and what they owe in one commit.
/// A repeat of the key is answered the same bytes; a lost race is decided again.
/// </summary>
public sealed class CommandRunner(
    IDocumentStore store, NpgsqlDataSource database, StreamTypes streams, OwedBy owedBy, ClinicClock clock,
    IdempotencyRecords records, FoldCache folds, JsonSerializerOptions json)
{
    public async Task<(RenderedAnswer Answer, bool Replayed)> RunAsync(
        CommandRequest request, Func<Work, CancellationToken, Task<Answer>> handler, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var time = await clock.ReadAsync(request.Caller.Clinic, request.Caller.Sandbox, cancellationToken);
            if (Unready(time) is { } refusal)
                return await ReplayOrAsync(request, Render(refusal, request), cancellationToken);

            await using var session = store.LightweightSession(request.Caller.Clinic);
            var work = new Work(session, streams, owedBy, OriginOf(request), time!.Now)
            {
                SeenRevision = request.SeenRevision, Folds = folds,
            };
            try
            {
                return await RunOnceAsync(request, session, work, handler, cancellationToken);
            }
            catch (Exception lost) when (Races.WasLost(lost))
            {
                work.ForgetFolds();
                if (await records.FindAsync(request, cancellationToken) is { } kept)
                    return Replay(request, kept);
                if (await work.TakenClaimAsync(database, lost, cancellationToken) is { } taken)
                    return await KeepRefusalAsync(request, work, taken, cancellationToken);
                if (Races.WaitedTooLong(lost))
                    return (Render(InFlight, request), false);
                if (attempt == Races.Attempts)
                    return (Render(Contended, request), false);
            }
        }
    }

    private static readonly Refusal InFlight = new(
        PlatformCodes.KeyInFlight, RefusalKind.State, "The first request with this key is still running; repeat it later.");

    private static readonly Refusal Contended = new(
        PlatformCodes.Conflict, RefusalKind.State, "Others changed the resource at the same time; repeat the request.");

    private static readonly Refusal Reused = new(
        PlatformCodes.KeyReused, RefusalKind.Rule, "This key was used with another body; take a new key for a new request.");

    private async Task<(RenderedAnswer Answer, bool Replayed)> RunOnceAsync(
        CommandRequest request, IDocumentSession session, Work work, Func<Work, CancellationToken, Task<Answer>> handler,
        CancellationToken cancellationToken)
    {
        var answer = await handler(work, cancellationToken);
        if (answer.Refusal is { Kind: RefusalKind.Missing or RefusalKind.Stale } passing)
            return await ReplayOrAsync(request, Render(passing, request), cancellationToken);
        if (answer.Refusal is { } refusal)
            return await KeepRefusalAsync(request, work, refusal, cancellationToken);

        var rendered = answer.Render(json, request.Route, request.TraceId);
        work.Require(await records.KeepAsync(request, rendered, work.Patient, cancellationToken));
        await session.SaveChangesAsync(cancellationToken);
        StillwaterMeter.CommandDone(request.Operation);
        return (rendered, false);
    }

    private async Task<(RenderedAnswer Answer, bool Replayed)> KeepRefusalAsync(
        CommandRequest request, Work work, Refusal refusal, CancellationToken cancellationToken)
    {
        StillwaterMeter.Refused(refusal.Code);
        var rendered = Render(refusal, request);
        if (await records.TryKeepRefusalAsync(request, rendered, work.Patient, cancellationToken))
            return (rendered, false);
        return await ReplayOrAsync(request, rendered, cancellationToken);
    }

    private async Task<(RenderedAnswer Answer, bool Replayed)> ReplayOrAsync(
        CommandRequest request, RenderedAnswer otherwise, CancellationToken cancellationToken) =>
        await records.FindAsync(request, cancellationToken) is { } kept ? Replay(request, kept) : (otherwise, false);

    private (RenderedAnswer Answer, bool Replayed) Replay(CommandRequest request, KeptAnswer kept) =>
        kept.SameRequest ? (kept.Answer, true) : (Render(Reused, request), false);

    private static Refusal? Unready(ClinicTime? time) => time switch
    {
        null => new Refusal(
            PlatformCodes.ClockUnknown, RefusalKind.State, "The sandbox clock is still starting; repeat shortly."),
        { Advancing: true } => new Refusal(
            PlatformCodes.ClockAdvancing, RefusalKind.State, "The sandbox clock is advancing; repeat when it has arrived."),
        _ => null,
    };

    private RenderedAnswer Render(Refusal refusal, CommandRequest request) =>
        ((Answer)refusal).Render(json, request.Route, request.TraceId);

    private static WorkOrigin OriginOf(CommandRequest request) =>
        new(request.Caller, $"key:{request.Key}", request.TraceId, request.TraceParent);
}
