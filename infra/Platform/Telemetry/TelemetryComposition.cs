using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Npgsql;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Stillwater.Platform.Telemetry;

/// <summary>
/// What a process tells its operators: spans, metrics, logs and health, and in none of them a patient's content.
/// </summary>
public static class TelemetryComposition
{
    /// <summary>
    /// Registers all telemetry. Spans are recorded only when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> names somebody who
    /// wants them; trace ids flow in any case.
    /// </summary>
    /// <param name="builder">The process.</param>
    /// <param name="serviceName">Its name in <c>tye.yaml</c>.</param>
    public static WebApplicationBuilder AddTelemetry(this WebApplicationBuilder builder, string serviceName)
    {
        var exports = builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is { Length: > 0 };
        var managementPort = ManagementPort.Of(builder.Configuration);
        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(serviceName))
            .WithTracing(tracing => (exports ? tracing : tracing.SetSampler<AlwaysOffSampler>())
                .AddSource("Stillwater.*", "MassTransit")
                .AddAspNetCoreInstrumentation(asp => asp.Filter = http => http.Connection.LocalPort != managementPort)
                .AddHttpClientInstrumentation()
                .AddNpgsql()
                .AddProcessor<SpanScrubber>())
            .WithMetrics(metrics => metrics
                .AddMeter("Stillwater", "Stillwater.*", "MassTransit", "Marten", "Npgsql")
                .AddMeter("Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Net.Http")
                .AddRuntimeInstrumentation()
                .AddPrometheusExporter(prometheus => prometheus.ResourceConstantLabels = key => key == "service.name"));
        if (exports)
            telemetry.UseOtlpExporter()
                .WithLogging(logs => logs.AddProcessor<LogScrubber>(), logs => logs.IncludeFormattedMessage = true);
        AddLogs(builder.Logging);
        AddHealth(builder.Services, builder.Configuration);
        return builder;
    }

    /// <summary>The framework's own notes below a warning quote paths, queries and statements: they stay out.</summary>
    private static void AddLogs(ILoggingBuilder logging)
    {
        logging.AddConsole(console => console.FormatterName = JsonLines.FormatterName)
            .AddConsoleFormatter<JsonLines, ConsoleFormatterOptions>()
            .AddFilter("Microsoft.AspNetCore", LogLevel.Warning)
            .AddFilter("System.Net.Http", LogLevel.Warning)
            .AddFilter("Npgsql", LogLevel.Warning)
            .AddFilter("Yarp", LogLevel.Warning)
            .Configure(options => options.ActivityTrackingOptions = ActivityTrackingOptions.None);
    }

    private static void AddHealth(IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<Readiness>();
        services.AddSingleton<IHostedService, Drain>();
        if (configuration.GetConnectionString("Events") is { } events)
            services.AddSingleton<IDependencyProbe>(_ => new DatabaseProbe("event-database", events, gates: true));
        if (configuration.GetConnectionString("Keys") is { } keys)
            services.AddSingleton<IDependencyProbe>(_ => new DatabaseProbe("key-store", keys, gates: false));
        if (configuration.GetConnectionString("Broker") is not null)
            services.AddSingleton<IDependencyProbe, BrokerProbe>();
    }
}
