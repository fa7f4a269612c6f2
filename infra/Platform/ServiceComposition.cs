using System.Text.Json;
using System.Text.Json.Serialization;
using Marten;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Npgsql;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;
using Stillwater.Platform.Inbox;
using Stillwater.Platform.Privacy;
using Stillwater.Platform.Relay;
using Stillwater.Platform.Telemetry;
using Stillwater.Platform.Tenancy;
using Stillwater.Platform.Timers;
using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace Stillwater.Platform;

/// <summary>Puts a service together from what it says of itself.</summary>
public static class ServiceComposition
{
    /// <summary>What every process has: JSON rules, problems, tokens, telemetry. Partners and Edge use it too.</summary>
    public static WebApplicationBuilder AddStillwaterDefaults(this WebApplicationBuilder builder, string process)
    {
        builder.AddTelemetry(process);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = CommandGate.MaxBodyBytes + 1;
        });
        builder.Services.AddStillwaterAccess(builder.Configuration, builder.Environment);
        builder.Services.ConfigureHttpJsonOptions(options => ConfigureJson(options.SerializerOptions));
        builder.Services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        builder.Services.AddSingleton<ProblemWriter>()
            .AddSingleton<IProblemDetailsWriter>(p => p.GetRequiredService<ProblemWriter>());
        builder.Services.AddProblemDetails().AddExceptionHandler<Faults>();
        return builder;
    }

    public static WebApplicationBuilder AddStillwaterService(
        this WebApplicationBuilder builder, string name, Action<StillwaterService> describe)
    {
        var service = new StillwaterService(name);
        describe(service);
        builder.AddStillwaterDefaults(name);
        var services = builder.Services;
        services.AddSingleton(service).AddSingleton(service.StreamTypes).AddSingleton(service.AllOwed);
        services.AddSingleton(service.Reactions).AddSingleton(service.TimerKinds);
        services.AddPrivacy(builder.Configuration);
        AddStore(services, service, builder.Configuration);
        AddCommands(services, name);
        services.AddRelay(_ => new RelaySetup(
            name, builder.Configuration.Required("Daemon"), service.ConfigureStore, service.ToContract));
        services.AddFactBus(name, new Uri(builder.Configuration.Required("Broker")), service.Reactions);
        return builder;
    }

    /// <summary>The pipeline of every process, in its order.</summary>
    public static WebApplication UseStillwaterDefaults(this WebApplication app)
    {
        app.UseManagementPort();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseRouting();
        app.UseAuthentication();
        app.Use(AnswerUnroutedAsync);
        app.UseAuthorization();
        return app;
    }

    public static WebApplication UseStillwater(this WebApplication app)
    {
        app.UseStillwaterDefaults();
        app.UseMiddleware<CommandGate>();
        app.MapInternal();
        app.MapAudit();
        return app;
    }

    /// <summary>What no route answers is 404 or 405 to everybody; nobody needs a token to be told so.</summary>
    private static Task AnswerUnroutedAsync(HttpContext context, RequestDelegate next)
    {
        switch (context.GetEndpoint())
        {
            case RouteEndpoint:
                return next(context);
            case { RequestDelegate: { } refusal }:
                return refusal(context);
            default:
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
        }
    }

    internal static string Required(this IConfiguration configuration, string connection) =>
        configuration.GetConnectionString(connection)
        ?? throw new InvalidOperationException($"ConnectionStrings:{connection} is not set.");

    private static void AddStore(IServiceCollection services, StillwaterService service, IConfiguration configuration)
    {
        services.AddSingleton(_ => NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(configuration.Required("Events"))
        {
            // A writer that waits longer than 2 s for another's row answers 409 instead.
            Options = "-c lock_timeout=2000 -c statement_timeout=30000 -c idle_in_transaction_session_timeout=30000",
            MaxAutoPrepare = 50,
            AutoPrepareMinUsages = 2,
            // Nothing here changes a session's settings, so a returned connection owes no reset.
            NoResetOnClose = true,
            // Marten's append function writes UTC without saying so: the session must be in that zone.
            Timezone = "UTC",
            Timeout = 5,
            CommandTimeout = 30,
        }));
        services.AddMarten(provider =>
        {
            var options = new StoreOptions();
            service.ConfigureStore(options);
            options.Connection(provider.GetRequiredService<NpgsqlDataSource>());
            options.Listeners.Add(provider.GetRequiredService<CommitSignal>());
            return options;
        }).UseLightweightSessions();
    }

    private static void AddCommands(IServiceCollection services, string name)
    {
        services.AddSingleton(p =>
            new ClinicClock(p.GetRequiredService<NpgsqlDataSource>(), p.GetRequiredService<TimeProvider>()));
        services.AddSingleton<FoldCache>().AddSingleton<IdempotencyRecords>().AddSingleton<RowProgress>();
        services.AddSingleton<Receipts>().AddSingleton<SetAside>().AddSingleton<SignsOfLife>();
        services.AddSingleton(p => new Settlement(
            name, p.GetRequiredService<Reactions>().Publishers, p.GetRequiredService<NpgsqlDataSource>()));
        services.AddSingleton(p => ActivatorUtilities.CreateInstance<CommandRunner>(
            p, p.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions));
        services.AddSingleton(p => ActivatorUtilities.CreateInstance<FactInbox>(p, name));
        services.AddSingleton(p => ActivatorUtilities.CreateInstance<TimerFiring>(p, name));
        services.AddHostedService<Heartbeat>().AddHostedService<ParkedRetry>();
    }

    private static void ConfigureJson(JsonSerializerOptions json)
    {
        json.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        json.RespectNullableAnnotations = true;
        json.RespectRequiredConstructorParameters = true;
        json.AllowDuplicateProperties = false;
        json.MaxDepth = 32;
        json.NumberHandling = JsonNumberHandling.Strict;
        json.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false));
    }
}
