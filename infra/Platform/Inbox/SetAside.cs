using MassTransit;
using Npgsql;
using Stillwater.Contracts;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Keys;
using Stillwater.Platform.Privacy;
using Stillwater.Platform.Telemetry;

namespace Stillwater.Platform.Inbox;

/// <summary>
/// Takes a message that nobody can read off the queue and keeps it encrypted. It stands in for the transport's own
/// error and fault messages, which would carry bodies and stack traces in the clear.
/// </summary>
internal sealed class SetAside(NpgsqlDataSource database, Sealer sealer, TimeProvider time)
    : IFilter<ExceptionReceiveContext>, IFilter<ReceiveContext>
{
    public const string Unreadable = "inbox.unreadable";
    public const string Unknown = "inbox.unknown-contract";

    private const string BodyField = "message";

    private static readonly TimeSpan ProbeEvery = TimeSpan.FromMilliseconds(250);

    public async Task Send(ExceptionReceiveContext context, IPipe<ExceptionReceiveContext> next)
    {
        // Stopping is no fault of the message: it goes back to the queue.
        if (context.Exception.GetBaseException() is OperationCanceledException stopping)
            throw stopping;
        await KeepAsync(context, $"{Unreadable}: {context.Exception.GetBaseException().GetType().Name}");
        if (!context.IsFaulted)
            await context.NotifyFaulted(context.Exception);
    }

    public Task Send(ReceiveContext context, IPipe<ReceiveContext> next) => KeepAsync(context, Unknown);

    public void Probe(ProbeContext context) => context.CreateFilterScope("set-aside");

    private async Task KeepAsync(ReceiveContext context, string fault)
    {
        while (true)
        {
            try
            {
                await InsertAsync(context, fault);
                StillwaterMeter.InboxParked("unknown", Unreadable);
                return;
            }
            catch (Exception away) when (Races.DatabaseIsAway(away) || away is KeyStoreUnavailableException)
            {
                await Task.Delay(ProbeEvery, time, context.CancellationToken);
            }
        }
    }

    private async Task InsertAsync(ReceiveContext context, string fault)
    {
        var closed = await sealer.SealBytesAsync(
            SealScope.OfTenant(""), DataClass.ClinicalText, BodyField, context.Body.GetBytes(), context.CancellationToken);
        await using var command = database.CreateCommand(
            "insert into set_aside (message_id, content_type, fault, body) values ($1, $2, $3, $4)");
        command.Parameters.AddWithValue((object?)context.GetMessageId()?.ToString() ?? DBNull.Value);
        command.Parameters.AddWithValue((object?)context.ContentType?.MediaType ?? DBNull.Value);
        command.Parameters.AddWithValue(fault);
        command.Parameters.AddWithValue(closed);
        await command.ExecuteNonQueryAsync(context.CancellationToken);
    }
}
