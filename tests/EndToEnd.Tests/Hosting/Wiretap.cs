using System.Text;
using RabbitMQ.Client;
using Stillwater.Contracts;

namespace Stillwater.EndToEnd.Tests.Hosting;

/// <summary>Gets a copy of every message that the services publish.</summary>
internal sealed class Wiretap : IAsyncDisposable
{
    private readonly IConnection _connection;
    private readonly IChannel _channel;
    private readonly string _queue;

    private Wiretap(IConnection connection, IChannel channel, string queue) =>
        (_connection, _channel, _queue) = (connection, channel, queue);

    public static async Task<Wiretap> ConnectAsync(Uri broker)
    {
        var connection = await new ConnectionFactory { Uri = broker }.CreateConnectionAsync();
        var channel = await connection.CreateChannelAsync();
        var queue = await channel.QueueDeclareAsync("wiretap", durable: false, exclusive: true);
        foreach (var contract in typeof(IContract).Assembly.GetTypes()
            .Where(type => type is { IsAbstract: false } && type.IsAssignableTo(typeof(IContract))))
        {
            var exchange = $"{contract.Namespace}:{contract.Name}";
            await channel.ExchangeDeclareAsync(exchange, ExchangeType.Fanout, durable: true);
            await channel.QueueBindAsync(queue.QueueName, exchange, "");
        }

        return new Wiretap(connection, channel, queue.QueueName);
    }

    /// <summary>Body and headers of all that has passed since the last time.</summary>
    public async Task<IReadOnlyList<string>> DrainAsync()
    {
        var messages = new List<string>();
        while (await _channel.BasicGetAsync(_queue, autoAck: true) is { } message)
        {
            var headers = message.BasicProperties.Headers ?? new Dictionary<string, object?>(StringComparer.Ordinal);
            messages.Add(
                $"{Encoding.UTF8.GetString(message.Body.Span)}\n"
                + string.Join('\n', headers.Select(h => h.Value is byte[] text ? Encoding.UTF8.GetString(text) : $"{h.Value}")));
        }

        return messages;
    }

    public async ValueTask DisposeAsync()
    {
        await _channel.DisposeAsync();
        await _connection.DisposeAsync();
    }
}
