using System.Net;
using System.Net.Sockets;

namespace Stillwater.Platform.Tests.Relay;

/// <summary>The wire to a server, which a test can pull and plug in again.</summary>
internal sealed class Cable : IAsyncDisposable
{
    private readonly Uri _server;
    private readonly CancellationTokenSource _lifetime = new();
    private readonly Task _accepting;
    private CancellationTokenSource _plugged = new();

    private Cable(Uri server, TcpListener listener)
    {
        _server = server;
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        _accepting = AcceptAsync(listener);
    }

    public int Port { get; }

    public static Cable To(Uri server)
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Cable(server, listener);
    }

    public void Pull() => _plugged.Cancel();

    public void Plug() => _plugged = new CancellationTokenSource();

    public async ValueTask DisposeAsync()
    {
        await _plugged.CancelAsync();
        await _lifetime.CancelAsync();
        await _accepting;
        _lifetime.Dispose();
    }

    private async Task AcceptAsync(TcpListener listener)
    {
        var wires = new List<Task>();
        try
        {
            while (true)
                wires.Add(CarryAsync(await listener.AcceptTcpClientAsync(_lifetime.Token), _plugged.Token));
        }
        catch (OperationCanceledException)
        {
            listener.Stop();
        }

        await Task.WhenAll(wires);
    }

    private async Task CarryAsync(TcpClient near, CancellationToken plugged)
    {
        using (near)
        using (var far = new TcpClient())
        {
            try
            {
                plugged.ThrowIfCancellationRequested();
                await far.ConnectAsync(_server.Host, _server.Port, plugged);
                await Task.WhenAny(
                    near.GetStream().CopyToAsync(far.GetStream(), plugged),
                    far.GetStream().CopyToAsync(near.GetStream(), plugged));
            }
            catch (Exception e) when (e is OperationCanceledException or IOException or SocketException)
            {
            }
        }
    }
}
