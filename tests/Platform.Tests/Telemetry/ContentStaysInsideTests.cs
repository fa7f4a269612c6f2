using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Stillwater.Harness.Servers;

namespace Stillwater.Platform.Tests.Telemetry;

public sealed partial class ContentStaysInsideTests
{
    private const string Canary = "Persephone";
    private static readonly ActivitySource Source = new("Stillwater.Tests");
    private static readonly ActivitySource Bus = new("MassTransit");

    [Fact]
    public async Task What_a_patient_is_called_reaches_no_span_log_or_metric_by_any_way_it_could_take()
    {
        await using var lease = await TestServers.LeaseAsync("session");
        await using var collector = await Collector.StartAsync();
        await using var app = await Observed.StartAsync(Exporting(collector, lease), Map);

        using var request = new HttpRequestMessage(HttpMethod.Get, $"/v1/patients/{Canary}?name={Canary}");
        request.Headers.Add("User-Agent", Canary);
        request.Headers.Add("X-Note", Canary);
        await app.Api.SendAsync(request, TestContext.Current.CancellationToken);
        using var strange = new HttpRequestMessage(new HttpMethod(Canary), $"/{Canary}");
        await app.Api.SendAsync(strange, TestContext.Current.CancellationToken);
        var metrics = await app.Management.GetStringAsync("/metrics", TestContext.Current.CancellationToken);
        await app.StopAsync();
        await app.DisposeAsync();

        var (spans, logs) = (collector.Received("traces"), collector.Received("logs"));
        Assert.Contains("GET /v1/patients/{name}", spans, StringComparison.Ordinal);
        Assert.Contains("postgresql", spans, StringComparison.Ordinal);
        Assert.Contains("Npgsql.PostgresException", spans, StringComparison.Ordinal);
        Assert.Contains("Some.Fault", spans, StringComparison.Ordinal);
        Assert.Contains("a plain value 17", logs, StringComparison.Ordinal);
        Assert.Contains("service_name=\"session\"", metrics, StringComparison.Ordinal);
        Assert.Contains("/v1/patients/{name}", metrics, StringComparison.Ordinal);
        var told = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["spans"] = spans, ["logs"] = logs, ["metrics"] = collector.Received("metrics"), ["page"] = metrics,
            ["console"] = app.Printed.Text,
        };
        Assert.Empty(
            from way in told where way.Value.Contains(Canary, StringComparison.OrdinalIgnoreCase) select way.Key);
    }

    [Fact]
    public async Task A_log_line_is_json_with_its_trace_its_ids_and_where_it_failed()
    {
        await using var lease = await TestServers.LeaseAsync("session");
        await using var collector = await Collector.StartAsync();
        await using var app = await Observed.StartAsync(Exporting(collector, lease), Map);
        await app.Api.GetAsync($"/v1/patients/{Canary}", TestContext.Current.CancellationToken);

        var lines = app.Printed.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement).ToList();
        var plain = lines.Single(line => line.GetProperty("message").GetString() == "a plain value 17");
        var failed = lines.Single(line => line.GetProperty("message").GetString() == "failed");

        Assert.Equal(32, plain.GetProperty("traceId").GetString()!.Length);
        Assert.Equal("17", plain.GetProperty("values").GetProperty("Count").GetString());
        Assert.Equal("plan-1", plain.GetProperty("PlanId").GetString());
        Assert.False(plain.TryGetProperty("Note", out _));
        Assert.Equal(
            "System.InvalidOperationException < Npgsql.PostgresException", failed.GetProperty("exception").GetString());
        Assert.Contains(
            nameof(ContentStaysInsideTests), failed.GetProperty("stack").GetString(), StringComparison.Ordinal);
        Assert.Contains(lines, line => line.GetProperty("message").GetString() == "an object {Patient}");
    }

    private static Dictionary<string, string?> Exporting(Collector collector, ServerLease lease) => new()
    {
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Address,
        ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
        ["ConnectionStrings:Events"] = lease["session"].App,
    };

    private static void Map(WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandler = context =>
        {
            var log = context.RequestServices.GetRequiredService<ILogger<ContentStaysInsideTests>>();
            LogFailure(log, context.Features.Get<IExceptionHandlerFeature>()!.Error);
            return Task.CompletedTask;
        }
        });
        app.MapGet("/v1/patients/{name}", ShowAsync);
    }

    private static async Task ShowAsync(
        string name, IConfiguration configuration, ILogger<ContentStaysInsideTests> log, CancellationToken ct)
    {
        using var scope = log.BeginScope(new Dictionary<string, object> { ["PlanId"] = "plan-1", ["Note"] = name });
        LogCount(log, 17);
        var patient = new Patient(name);
        LogPatient(log, patient);
        using var consumed = Bus.StartActivity("session receive");
        consumed?.AddEvent(new ActivityEvent("exception", tags: new()
        {
            ["exception.message"] = name, ["exception.stacktrace"] = name, ["exception.type"] = "Some.Fault",
        }));
        using var work = Source.StartActivity("work");
        work?.SetTag("note", name);
        work?.SetStatus(ActivityStatusCode.Error, name);
        using var http = new HttpClient();
        await http.GetAsync(new Uri($"{configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]}/{name}?q={name}"), ct);
        await using var database = NpgsqlDataSource.Create(configuration.GetConnectionString("Events")!);
        await using var command = database.CreateCommand($"select '{name}'::int");
        try
        {
            await command.ExecuteScalarAsync(ct);
        }
        catch (PostgresException fault)
        {
            work?.AddException(fault);
            throw new InvalidOperationException($"No {name}.", fault);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "a plain value {Count}")]
    private static partial void LogCount(ILogger log, int count);

    [LoggerMessage(Level = LogLevel.Information, Message = "an object {Patient}")]
    private static partial void LogPatient(ILogger log, Patient patient);

    [LoggerMessage(Level = LogLevel.Error, Message = "failed")]
    private static partial void LogFailure(ILogger log, Exception fault);

    private sealed record Patient(string Name);
}
