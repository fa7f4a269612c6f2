using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;
using Stillwater.Platform.Telemetry;

namespace Stillwater.Platform.Tests.Telemetry;

/// <summary>A process with the platform's telemetry, on two real ports, and what it would print.</summary>
internal sealed class Observed : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Observed(WebApplication app, int apiPort, int managementPort)
    {
        _app = app;
        Api = Client(apiPort);
        Management = Client(managementPort);
        Printed = app.Services.GetRequiredService<Printed>();
    }

    public HttpClient Api { get; }

    public HttpClient Management { get; }

    public Printed Printed { get; }

    public static async Task<Observed> StartAsync(
        Dictionary<string, string?> settings, Action<WebApplication> map, Action<IServiceCollection>? services = null)
    {
        var (api, management) = (FreePort(), FreePort());
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Configuration["Management:Port"] = $"{management}";
        builder.WebHost.UseUrls($"http://127.0.0.1:{api}", $"http://127.0.0.1:{management}");
        builder.AddTelemetry("session");
        builder.Logging.AddFilter<ConsoleLoggerProvider>(_ => false);
        builder.Services.AddSingleton<Printed>()
            .AddSingleton<ILoggerProvider>(provider => provider.GetRequiredService<Printed>());
        services?.Invoke(builder.Services);
        var app = builder.Build();
        app.UseManagementPort();
        map(app);
        await app.StartAsync();
        return new Observed(app, api, management);
    }

    public Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Api.Dispose();
        Management.Dispose();
        await _app.DisposeAsync();
    }

    private static HttpClient Client(int port) => new() { BaseAddress = new Uri($"http://127.0.0.1:{port}") };

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <summary>Prints every record as the console would, into memory.</summary>
internal sealed class Printed(IEnumerable<ConsoleFormatter> formatters) : ILoggerProvider, ISupportExternalScope
{
    private readonly ConsoleFormatter _formatter = formatters.Single(formatter => formatter.Name == "stillwater");
    private readonly StringWriter _output = new();
    private IExternalScopeProvider? _scopes;

    public string Text
    {
        get
        {
            lock (_output)
                return _output.ToString();
        }
    }

    public ILogger CreateLogger(string categoryName) => new Category(this, categoryName);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

    public void Dispose() => _output.Dispose();

    private sealed class Category(Printed printed, string name) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter)
        {
            lock (printed._output)
                printed._formatter.Write(
                    new LogEntry<TState>(logLevel, name, eventId, state, exception, formatter), printed._scopes,
                    printed._output);
        }
    }
}
