using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Validation;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Tenancy;

namespace Stillwater.Platform.Http;

/// <summary>A change that has passed the gate, ready to be decided.</summary>
[SkipValidation]
public sealed class IncomingCommand
{
    private readonly HttpContext _context;
    private readonly CommandRequest _request;

    private IncomingCommand(HttpContext context, CommandRequest request)
    {
        _context = context;
        _request = request;
    }

    public Caller Caller => _request.Caller;

    public static ValueTask<IncomingCommand?> BindAsync(HttpContext context)
    {
        var request = context.Features.Get<CommandRequest>()
            ?? throw new InvalidOperationException("The route does not declare its operation.");
        return ValueTask.FromResult<IncomingCommand?>(new IncomingCommand(context, request));
    }

    /// <summary>Decides and commits once; the handler may run again after a lost race.</summary>
    public async Task<IResult> RunAsync(
        Func<Work, CancellationToken, Task<Answer>> handler, CancellationToken cancellationToken)
    {
        var runner = _context.RequestServices.GetRequiredService<CommandRunner>();
        var (answer, replayed) = await runner.RunAsync(_request, handler, cancellationToken);
        return new RenderedResult(answer, replayed);
    }
}

/// <summary>Sends an answer byte for byte as it was rendered.</summary>
internal sealed class RenderedResult(RenderedAnswer answer, bool replayed) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = answer.Status;
        if (answer.ETag is { } etag)
            response.Headers.ETag = etag;
        if (answer.Location is { } location)
            response.Headers.Location = location;
        if (replayed)
            response.Headers["Idempotent-Replayed"] = "true";
        if (answer.Body.Length == 0)
            return;
        response.ContentType = answer.ContentType;
        response.ContentLength = answer.Body.Length;
        await response.Body.WriteAsync(answer.Body, httpContext.RequestAborted);
    }
}
