using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Stillwater.Gateway.Tests.Hosting;

/// <summary>
/// Edge or Partners as it is shipped: a process of its own, so that it can be told to stop as in production.
/// </summary>
internal sealed class GatewayProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly Process _process;
    private readonly StringBuilder _output = new();

    private GatewayProcess(Process process, int port, int managementPort)
    {
        _process = process;
        Address = new Uri($"http://127.0.0.1:{port}/");
        Management = new Uri($"http://127.0.0.1:{managementPort}/");
        _process.OutputDataReceived += (_, line) => Note(line.Data);
        _process.ErrorDataReceived += (_, line) => Note(line.Data);
    }

    public Uri Address { get; }

    public Uri Management { get; }

    public string Output
    {
        get
        {
            lock (_output) return _output.ToString();
        }
    }

    /// <summary>Starts serving and waits until it is ready.</summary>
    public static async Task<GatewayProcess> StartAsync(
        string project, Dictionary<string, string?> settings, int? port = null)
    {
        var gateway = Launch(project, settings, port ?? FreePort());
        using var client = new HttpClient { BaseAddress = gateway.Management };
        using var patience = new CancellationTokenSource(Patience);
        while (!await IsReadyAsync(client))
        {
            if (gateway._process.HasExited || patience.IsCancellationRequested)
                throw new InvalidOperationException($"{project} did not become ready.\n{gateway.Output}");
            await Task.Delay(50, CancellationToken.None);
        }

        return gateway;
    }

    /// <summary>Runs until it ends by itself: a command, or a refusal to start.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(
        string project, Dictionary<string, string?> settings, params string[] arguments)
    {
        await using var gateway = Launch(project, settings, FreePort(), arguments);
        using var patience = new CancellationTokenSource(Patience);
        await gateway._process.WaitForExitAsync(patience.Token);
        return (gateway._process.ExitCode, gateway.Output);
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Asks it to end, as an orchestrator does.</summary>
    public void Terminate()
    {
        using var kill = Process.Start("kill", $"-TERM {_process.Id}");
        kill.WaitForExit();
    }

    public Task EndAsync() => _process.WaitForExitAsync();

    public void Kill() => _process.Kill();

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static GatewayProcess Launch(
        string project, Dictionary<string, string?> settings, int port, params string[] arguments)
    {
        var managementPort = FreePort();
        var configuration = AppContext.BaseDirectory.TrimEnd('/').Split('/')[^1];
        var assembly = Path.GetFullPath(Path.Combine(
            AppContext.BaseDirectory, "..", "..", project, configuration, $"Stillwater.{project}.dll"));
        var start = new ProcessStartInfo("dotnet", [assembly, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetDirectoryName(assembly),
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port};http://127.0.0.1:{managementPort}";
        start.Environment["Management__Port"] = $"{managementPort}";
        foreach (var (key, value) in settings)
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;

        var gateway = new GatewayProcess(new Process { StartInfo = start }, port, managementPort);
        gateway._process.Start();
        gateway._process.BeginOutputReadLine();
        gateway._process.BeginErrorReadLine();
        return gateway;
    }

    private static async Task<bool> IsReadyAsync(HttpClient client)
    {
        try
        {
            using var answer = await client.GetAsync("health/ready");
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private void Note(string? line)
    {
        lock (_output) _output.AppendLine(line);
    }
}
