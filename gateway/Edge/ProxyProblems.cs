using Microsoft.AspNetCore.Diagnostics;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;
using Yarp.ReverseProxy.Forwarder;

namespace Stillwater.Edge;

/// <summary>What the door answers when the service behind it cannot; what a service answers passes untouched.</summary>
internal sealed class ProxyProblems(RequestDelegate next, ProblemWriter problems)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.Features.Get<IStatusCodePagesFeature>() is { } pages) pages.Enabled = false;
        if (context.Request.ContentLength > CommandGate.MaxBodyBytes)
        {
            await problems.WriteAsync(context, 413, PlatformCodes.TooLarge, TooLarge);
            return;
        }

        await next(context);
        if (context.GetForwarderErrorFeature() is not { } fault || context.Response.HasStarted
            || context.RequestAborted.IsCancellationRequested)
            return;

        // The status that the forwarder chose is right for a body it could not read, and for nothing else.
        var (status, code, detail) = (fault.Error, context.Response.StatusCode) switch
        {
            (ForwarderError.RequestBodyClient, 413) => (413, PlatformCodes.TooLarge, TooLarge),
            (ForwarderError.RequestBodyClient, 408) => (408, PlatformCodes.Malformed, SlowBody),
            (ForwarderError.RequestBodyClient, _) => (400, PlatformCodes.Malformed, BrokenBody),
            (ForwarderError.RequestTimedOut or ForwarderError.RequestCanceled or ForwarderError.RequestBodyCanceled, _)
                or (_, 504) => (504, TimedOut, NoAnswer),
            (ForwarderError.NoAvailableDestinations, _) => (503, PlatformCodes.Unavailable, Away),
            _ => (503, PlatformCodes.Unavailable, context.CouldNotConnect() ? Away : BrokeOff),
        };
        context.Response.Clear();
        await problems.WriteAsync(context, status, code, detail);
    }

    private const string TimedOut = "request.timed-out";
    private const string TooLarge = "A body has at most 1048576 bytes.";
    private const string SlowBody = "The body did not arrive in time.";
    private const string BrokenBody = "The body ended before it was whole.";
    private const string NoAnswer = "The service was too slow; whether it acted is unknown. Repeat with the same key.";
    private const string BrokeOff = "The service broke off; whether it acted is unknown. Repeat with the same key.";
    private const string Away = "The service cannot be reached; nothing was changed. Repeat with the same key.";
}
