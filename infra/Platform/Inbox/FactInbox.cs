using System.Diagnostics;
using Marten;
using Marten.Services;
using Microsoft.Extensions.Logging;
using Npgsql;
using Stillwater.Contracts;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Keys;
using Stillwater.Platform.Relay;
using Stillwater.Platform.Telemetry;
using Stillwater.Platform.Tenancy;

namespace Stillwater.Platform.Inbox;

/// <summary>
/// Handles each fact once and in its stream's order. The receipt and what the fact causes commit together;
/// duplicates are dropped, early ones wait, and one that cannot be done parks its own stream only.
/// </summary>
public sealed partial class FactInbox(
    string service, IDocumentStore store, NpgsqlDataSource database, StreamTypes streams, OwedBy owedBy, Reactions reactions,
    Receipts receipts, CommitSignal signal, ClinicClock clock, ILogger<FactInbox> log)
{
    /// <summary>Code of a fact that waits for its predecessor.</summary>
    public const string Early = "inbox.early";

    /// <summary>Code of a fact whose reaction failed in a way that nobody foresaw.</summary>
    public const string Failed = "inbox.reaction-failed";

    private static readonly TimeSpan ProbeEvery = TimeSpan.FromMilliseconds(250);

    /// <summary>Returns when the fact is handled, dropped or parked. While a server is away it waits, message in hand.</summary>
    public async Task HandleAsync(ReceivedFact fact, IContract body, CancellationToken cancellationToken)
    {
        for (ParkedFact? next = new(fact, body); next is not null;)
        {
            var more = await WhenServersAnswerAsync(
                () => HandleOneAsync(next.Fact, next.Body, cancellationToken), cancellationToken);
            next = more ? await receipts.NextAsync(next.Fact, cancellationToken) : null;
        }
    }

    /// <summary>Handles one fact; true when it was applied and others may have waited for it.</summary>
    private async Task<bool> HandleOneAsync(ReceivedFact fact, IContract body, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TryAsync(fact, body, cancellationToken);
            }
            catch (Exception lost) when (Races.WasLost(lost) && attempt < Races.Attempts)
            {
                LogRace(fact.EventId, attempt);
            }
            catch (Exception refused) when (!IsPassing(refused, cancellationToken))
            {
                await ParkAsync(fact, body, refused, cancellationToken);
                return false;
            }
        }
    }

    private async Task<bool> TryAsync(ReceivedFact fact, IContract body, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var standing = await Receipts.LockAsync(transaction, fact, cancellationToken);
        if (fact.Version <= standing.Last)
        {
            StillwaterMeter.InboxDuplicate(body.GetType().Name);
            return false;
        }

        if (fact.Previous != standing.Last)
        {
            await receipts.ParkAsync(transaction, fact, body, Early, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            StillwaterMeter.InboxParked(body.GetType().Name, Early);
            return false;
        }

        var options = SessionOptions.ForTransaction(transaction, shouldAutoCommit: false);
        options.TenantId = fact.Clinic;
        await using var session = store.LightweightSession(options);
        var caller = Caller.Service(fact.Clinic, service, standing.SandboxNow is not null);
        var origin = new WorkOrigin(caller, fact.EventId.ToString(), fact.CorrelationId, Activity.Current?.Id);
        var work = new Work(session, streams, owedBy, origin, standing.SandboxNow ?? clock.World.GetUtcNow());
        await reactions.ReactAsync(body, fact, work, cancellationToken);
        work.Require(Receipts.Advance(fact));
        await session.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        signal.Raise();
        StillwaterMeter.InboxHandled(body.GetType().Name);
        return standing.HasParked;
    }

    private async Task ParkAsync(ReceivedFact fact, IContract body, Exception reason, CancellationToken cancellationToken)
    {
        var code = reason is ReactionParkedException parked ? parked.Code : Failed;
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var standing = await Receipts.LockAsync(transaction, fact, cancellationToken);
        if (fact.Version <= standing.Last)
            return;
        await receipts.ParkAsync(transaction, fact, body, code, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        StillwaterMeter.InboxParked(body.GetType().Name, code);
        LogParked(fact.EventId, fact.Publisher, code, reason.GetType().FullName, reason.StackTrace);
    }

    private async Task<bool> WhenServersAnswerAsync(Func<Task<bool>> handle, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await handle();
            }
            catch (Exception away) when (IsPassing(away, cancellationToken) && !cancellationToken.IsCancellationRequested)
            {
                LogWaiting(away.GetType().Name);
                await Task.Delay(ProbeEvery, clock.World, cancellationToken);
            }
        }
    }

    private static bool IsPassing(Exception exception, CancellationToken stopping) =>
        stopping.IsCancellationRequested || exception is KeyStoreUnavailableException
        || Races.DatabaseIsAway(exception) || Races.WasLost(exception);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Fact {EventId} lost a race, attempt {Attempt}")]
    private partial void LogRace(Guid eventId, int attempt);

    // The message of an exception may quote a body; its type and stack never do.
    [LoggerMessage(Level = LogLevel.Error, Message = "Fact {EventId} of {Publisher} is parked: {Code} ({Fault} at {Stack})")]
    private partial void LogParked(Guid eventId, string publisher, string code, string? fault, string? stack);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The inbox waits: a server does not answer ({Fault})")]
    private partial void LogWaiting(string fault);
}
