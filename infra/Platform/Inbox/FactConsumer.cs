using MassTransit;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Stillwater.Contracts;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Keys;

namespace Stillwater.Platform.Inbox;

/// <summary>The only consumer there is: hands a contract of any kind to the inbox.</summary>
internal sealed class FactConsumer<TContract>(FactInbox inbox) : IConsumer<TContract>
    where TContract : class, IContract
{
    public Task Consume(ConsumeContext<TContract> context) =>
        inbox.HandleAsync(ReceivedFact.From(context), context.Message, context.CancellationToken);
}

/// <summary>Tries parked facts again when their time has come, until somebody has mended the cause.</summary>
internal sealed partial class ParkedRetry(FactInbox inbox, Receipts receipts, TimeProvider time, ILogger<ParkedRetry> log)
    : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                while (await receipts.DueAsync(stoppingToken) is { } due)
                    await inbox.HandleAsync(due.Fact, due.Body, stoppingToken);
            }
            catch (Exception away) when (Races.DatabaseIsAway(away) || away is KeyStoreUnavailableException)
            {
                LogAway(away.GetType().Name);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Parked facts wait: a server does not answer ({Fault})")]
    private partial void LogAway(string fault);
}
