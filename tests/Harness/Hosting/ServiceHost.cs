using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Reflection;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Stillwater.Harness.Servers;
using Stillwater.Platform.Tenancy;

namespace Stillwater.Harness.Hosting;

/// <summary>
/// One service as it is shipped, its own Program on Kestrel in this process, on fresh databases and a virtual host of
/// the broker's own. <c>await using var host = await ServiceHost.StartAsync("session", typeof(Program))</c>.
/// </summary>
public sealed class ServiceHost : IAsyncDisposable
{
    private readonly bool _ownsLease;
    private readonly IHost _host;
    private readonly Task _running;

    private ServiceHost(string process, ServerLease lease, bool ownsLease, TestIssuer issuer, IHost host, Task running)
    {
        (Process, Lease, _ownsLease, Issuer, _host, _running) = (process, lease, ownsLease, issuer, host, running);
        var addresses = host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        Address = new Uri(addresses.First());
        Management = new Uri(addresses.Last());
    }

    public string Process { get; }

    public ServerLease Lease { get; }

    public TestIssuer Issuer { get; }

    public Uri Address { get; }

    /// <summary>Where health and metrics answer.</summary>
    public Uri Management { get; }

    public IServiceProvider Services => _host.Services;

    /// <summary>Starts a service on databases of its own, or on those of another host to stand beside it as a replica.</summary>
    public static async Task<ServiceHost> StartAsync(
        string process, Type program, ServerLease? lease = null, IReadOnlyDictionary<string, string?>? settings = null)
    {
        var issuer = await TestIssuer.SharedAsync();
        var owned = lease is null;
        lease ??= await LeaseAsync(process, program);
        var management = FreePort();
        var configuration = Configure(lease.ConfigurationFor(process), issuer);
        configuration["Management:Port"] = $"{management}";
        configuration["urls"] = $"http://127.0.0.1:{FreePort()};http://127.0.0.1:{management}";
        foreach (var (key, value) in settings ?? new Dictionary<string, string?>(StringComparer.Ordinal))
            configuration[key] = value;
        var (host, running) = await RunAsync(program.Assembly, Arguments([], configuration));
        return new ServiceHost(process, lease, owned, issuer, host, running);
    }

    /// <summary>Databases of a service with its schema, copied from a template of this run.</summary>
    public static async Task<ServerLease> LeaseAsync(string process, Type program)
    {
        var lease = await TestServers.LeaseAsync([process], (_, template) => ApplySchemaAsync(process, program, template));
        // Queues and bindings belong to the virtual host, which no template copies.
        await ApplySchemaAsync(process, program, lease);
        return lease;
    }

    /// <summary>A client whose requests carry a token; no handle means the clinic's own system.</summary>
    public HttpClient ClientOf(string clinic, string role, string? handle = null, bool sandbox = false) =>
        ClientWith(Issuer.Token(clinic, role, handle, sandbox));

    public HttpClient ClientWith(string? token)
    {
        var client = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(60) };
        if (token is not null)
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    /// <summary>Sets a sandbox clinic's clock as Partners would; timers due by then have fired when it returns.</summary>
    public async Task SetClockAsync(string clinic, DateTimeOffset now)
    {
        using var client = ClientWith(Issuer.Mint("partners", null, Roles.Platform));
        using var answer = await client.PutAsync("/internal/clock", System.Net.Http.Json.JsonContent.Create(
            new { clinic, now, advancing = false }));
        answer.EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        // The entry point stops and disposes its own host; stopping it from here too would do both at once.
        _host.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        await _running;
        if (_ownsLease)
            await Lease.DisposeAsync();
    }

    /// <summary>Runs a service's schema command against a lease.</summary>
    public static async Task ApplySchemaAsync(string process, Type program, ServerLease lease)
    {
        var issuer = await TestIssuer.SharedAsync();
        var configuration = Configure(lease.ConfigurationFor(process, forSchema: true), issuer);
        configuration["Management:Port"] = "1";
        await (Task)Enter(program.Assembly, Arguments(["schema"], configuration))!;
    }

    private static Dictionary<string, string?> Configure(Dictionary<string, string?> lease, TestIssuer issuer)
    {
        foreach (var (key, value) in issuer.Configuration)
            lease[key] = value;
        lease["environment"] = "Development";
        lease["Drain:Seconds"] = "0";
        lease["Logging:LogLevel:Default"] = "Warning";
        return lease;
    }

    private static string[] Arguments(string[] verbs, Dictionary<string, string?> configuration) =>
        [.. verbs, .. configuration.Select(setting => $"--{setting.Key}={setting.Value}")];

    /// <summary>Runs the service's own entry point and takes hold of the host that it builds.</summary>
    private static async Task<(IHost Host, Task Running)> RunAsync(Assembly program, string[] arguments)
    {
        using var built = new HostBuilt();
        var running = Task.Run(() => built.Watch(() => (Task)Enter(program, arguments)!));
        var host = await await Task.WhenAny(built.Host, running.ContinueWith<IHost>(
            ended => throw new InvalidOperationException("The service ended at its start.", ended.Exception),
            TaskScheduler.Default));
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStarted.Register(started.SetResult);
        await await Task.WhenAny(started.Task, running);
        if (!started.Task.IsCompletedSuccessfully)
            throw new InvalidOperationException("The service ended at its start.");
        return (host, running);
    }

    private static object? Enter(Assembly program, string[] arguments)
    {
        // An async entry point is compiled to a method that blocks; the one beside it returns the task.
        var entry = program.EntryPoint!;
        var main = entry.DeclaringType!.GetMethod("<Main>$", BindingFlags.NonPublic | BindingFlags.Static)!;
        return main.Invoke(null, [arguments]);
    }

    /// <summary>A port that nobody listens on now.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <summary>Hears of the host that an entry point builds in its own flow of control.</summary>
internal sealed class HostBuilt : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private static readonly AsyncLocal<HostBuilt?> Current = new();
    private readonly TaskCompletionSource<IHost> _host = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<IDisposable> _subscriptions = [];

    public HostBuilt() => _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));

    public Task<IHost> Host => _host.Task;

    public async Task Watch(Func<Task> entry)
    {
        Current.Value = this;
        await entry();
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.Extensions.Hosting")
            _subscriptions.Add(value.Subscribe(this));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value is { Key: "HostBuilt", Value: IHost host } && Current.Value == this)
            _host.TrySetResult(host);
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose() => _subscriptions.ForEach(subscription => subscription.Dispose());
}
