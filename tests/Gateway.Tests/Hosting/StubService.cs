using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Stillwater.Gateway.Tests.Hosting;

/// <summary>
/// A small real service over HTTP: it keeps clocks and timers as a clinical service does, and echoes whatever else it
/// is sent, so that a test sees what came through the door.
/// </summary>
internal sealed class StubService : IAsyncDisposable
{
    private readonly WebApplication _app;

    private StubService(string name, WebApplication app)
    {
        (Name, _app) = (name, app);
        Clock = new StubClock(name);
    }

    public string Name { get; }

    public Uri Address => new(_app.Urls.Single());

    public StubClock Clock { get; }

    /// <summary>As if the process were gone: connections break before any answer.</summary>
    public bool Down { get; set; }

    public bool Ready { get; set; } = true;

    /// <summary>Requests that wait here do so until the test lets them go.</summary>
    public TaskCompletionSource Gate { get; private set; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>How many have come to the gate.</summary>
    public int Waiting { get; private set; }

    /// <summary>Invitations that nobody has redeemed yet, by secret: to what they bind their holder.</summary>
    public ConcurrentDictionary<string, object> Invitations { get; } = new(StringComparer.Ordinal);

    public ConcurrentQueue<string> Authorizations { get; } = new();

    public static async Task<StubService> StartAsync(string name)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0").UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = null;
        });
        var app = builder.Build();
        var stub = new StubService(name, app);
        app.Run(stub.AnswerAsync);
        await app.StartAsync();
        return stub;
    }

    public void Reset()
    {
        (Down, Ready, Waiting) = (false, true, 0);
        Gate.TrySetResult();
        Gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Clock.Reset();
    }

    public ValueTask DisposeAsync()
    {
        Gate.TrySetResult();
        return _app.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        if (Down)
        {
            context.Abort();
            return;
        }

        switch (context.Request.Path.Value!.Split('/')[^1])
        {
            case "ready":
                context.Response.StatusCode = Ready ? 200 : 503;
                break;
            case "next" or "clock" or "settlement"
                when context.Request.Path.StartsWithSegments("/internal", StringComparison.Ordinal):
                Authorizations.Enqueue(context.Request.Headers.Authorization.ToString());
                await context.Response.WriteAsJsonAsync(await Clock.AnswerAsync(context.Request));
                break;
            case "redemption":
                await RedeemAsync(context);
                break;
            case "gone":
                context.Abort();
                break;
            case "waiting":
                Waiting++;
                await Gate.Task.WaitAsync(context.RequestAborted);
                goto default;
            case "bare":
                context.Response.StatusCode = 404;
                break;
            default:
                await EchoAsync(context);
                break;
        }
    }

    private async Task RedeemAsync(HttpContext context)
    {
        Authorizations.Enqueue(context.Request.Headers.Authorization.ToString());
        var asked = await JsonSerializer.DeserializeAsync<JsonElement>(context.Request.Body);
        if (Invitations.TryRemove($"{asked.GetProperty("clinic")}/{asked.GetProperty("secret")}", out var guest))
            await context.Response.WriteAsJsonAsync(guest);
        else
            context.Response.StatusCode = 404;
    }

    private async Task EchoAsync(HttpContext context)
    {
        var request = context.Request;
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        context.Response.Headers.ETag = "\"7\"";
        context.Response.ContentType = "application/json";
        await JsonSerializer.SerializeAsync(context.Response.Body, new Echo(
            Name, request.Method, $"{request.Path}{request.QueryString}", body.Length,
            request.Headers.ToDictionary(header => header.Key.ToLowerInvariant(), header => header.Value.ToString())));
    }
}

/// <summary>What a stub was sent.</summary>
internal sealed record Echo(
    string Service, string Method, string Path, long BodyBytes, Dictionary<string, string> Headers);
