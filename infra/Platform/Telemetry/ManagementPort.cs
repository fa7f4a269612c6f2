using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Stillwater.Platform.Telemetry;

/// <summary>
/// Health and metrics, on a port of their own that no gateway routes to. Nothing else answers there, and they answer
/// nowhere else: the port is the connection's, which a caller cannot forge as it can a header.
/// </summary>
public static class ManagementPort
{
    private const string Setting = "Management:Port";

    /// <summary>Must come before everything else that handles requests.</summary>
    public static WebApplication UseManagementPort(this WebApplication app)
    {
        var port = Of(app.Configuration) ?? throw new InvalidOperationException(
            $"{Setting} is not set: name the port for health and metrics, one of those in ASPNETCORE_URLS.");
        app.MapWhen(context => context.Connection.LocalPort == port, management =>
        {
            management.Use((context, next) =>
            {
                context.Features.Get<IHttpMetricsTagsFeature>()?.MetricsDisabled = true;
                return next(context);
            });
            management.UseOpenTelemetryPrometheusScrapingEndpoint("/metrics");
            management.Run(AnswerAsync);
        });
        return app;
    }

    internal static int? Of(IConfiguration configuration) => configuration.GetValue<int?>(Setting);

    private static async Task AnswerAsync(HttpContext context)
    {
        var readiness = context.RequestServices.GetRequiredService<Readiness>();
        var (serves, answer) = context.Request.Path.Value switch
        {
            "/health/live" => (true, new ReadinessReport("live", [])),
            "/health/startup" when readiness.HasStarted => (true, new ReadinessReport("started", [])),
            "/health/startup" => (false, new ReadinessReport("starting", [])),
            "/health/ready" when await readiness.ReadAsync() is var report => (report.Serves, report),
            _ => (false, null),
        };
        context.Response.StatusCode = answer is null ? 404 : serves ? 200 : 503;
        context.Response.Headers.CacheControl = "no-store";
        if (answer is not null)
            await context.Response.WriteAsJsonAsync(answer, context.RequestAborted);
    }
}
