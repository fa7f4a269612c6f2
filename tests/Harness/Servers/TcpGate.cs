using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Stillwater.Harness.Servers;

/// <summary>
/// Stands between a process and a server, so that one fixture can lose its database or broker while all others keep
/// theirs: shut (connections break, new ones are refused) or frozen (connections stay, nothing comes through).
/// </summary>
public sealed class TcpGate : IAsyncDisposable
{
    private readonly IPEndPoint _target;
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentDictionary<Socket, byte> _sockets = new();
    private volatile TaskCompletionSource _flow = Opened();
    private Socket? _door;

    private TcpGate(IPEndPoint target) => _target = target;

    public int Port { get; private set; }

    public static TcpGate Before(string host, int port)
    {
        var gate = new TcpGate(new IPEndPoint(Dns.GetHostAddresses(host, AddressFamily.InterNetwork)[0], port));
        gate.Open();
        return gate;
    }

    /// <summary>The same connection string through this gate.</summary>
    public string Through(string postgresConnection) =>
        new Npgsql.NpgsqlConnectionStringBuilder(postgresConnection) { Host = "127.0.0.1", Port = Port }.ConnectionString;

    /// <summary>The same address through this gate.</summary>
    public Uri Through(Uri address) => new UriBuilder(address) { Host = "127.0.0.1", Port = Port }.Uri;

    /// <summary>The server is away: every connection breaks, new ones are refused.</summary>
    public void Shut()
    {
        Interlocked.Exchange(ref _door, null)?.Dispose();
        foreach (var socket in _sockets.Keys) socket.Close(timeout: 0);
    }

    /// <summary>The server is back, on the same port.</summary>
    public void Open()
    {
        var door = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        door.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        door.Bind(new IPEndPoint(IPAddress.Loopback, Port));
        door.Listen();
        Port = ((IPEndPoint)door.LocalEndPoint!).Port;
        _door = door;
        _ = AcceptAsync(door);
    }

    /// <summary>Silence: connections live, but no byte passes in either direction.</summary>
    public void Freeze() => _flow = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Thaw() => _flow.TrySetResult();

    public async ValueTask DisposeAsync()
    {
        Thaw();
        Shut();
        await _end.CancelAsync();
        _end.Dispose();
    }

    private async Task AcceptAsync(Socket door)
    {
        try
        {
            while (true)
            {
                var client = await door.AcceptAsync(_end.Token);
                _ = PassAsync(client);
            }
        }
        catch (Exception closed) when (closed is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            return;
        }
    }

    private async Task PassAsync(Socket client)
    {
        using var server = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        using var owned = client;
        client.NoDelay = server.NoDelay = true;
        _sockets[client] = _sockets[server] = 0;
        try
        {
            await server.ConnectAsync(_target, _end.Token);
            await Task.WhenAny(CopyAsync(client, server), CopyAsync(server, client));
        }
        catch (Exception broken) when (broken is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            return;
        }
        finally
        {
            _sockets.TryRemove(client, out _);
            _sockets.TryRemove(server, out _);
        }
    }

    private async Task CopyAsync(Socket from, Socket to)
    {
        var buffer = new byte[32 * 1024];
        try
        {
            while (await from.ReceiveAsync(buffer, _end.Token) is var read and > 0)
            {
                await _flow.Task.WaitAsync(_end.Token);
                for (var sent = 0; sent < read;)
                    sent += await to.SendAsync(buffer.AsMemory(sent, read - sent), _end.Token);
            }
        }
        catch (Exception broken) when (broken is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            return;
        }
    }

    private static TaskCompletionSource Opened()
    {
        var flow = new TaskCompletionSource();
        flow.SetResult();
        return flow;
    }
}
