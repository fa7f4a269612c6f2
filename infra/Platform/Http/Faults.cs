using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Npgsql;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Keys;
using Stillwater.Platform.Privacy;

namespace Stillwater.Platform.Http;

/// <summary>What each exception means to a caller. Anything not listed is our bug, and says no more than its trace id.</summary>
internal sealed partial class Faults(ProblemWriter problems, ILogger<Faults> log) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(
        HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        switch (exception)
        {
            // The caller hung up, in the middle of its body or while it waited: there is nobody to tell.
            case OperationCanceledException or BadHttpRequestException or IOException
                when httpContext.RequestAborted.IsCancellationRequested:
                httpContext.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
                return true;
            case BadHttpRequestException unreadable:
                await problems.WriteUnreadableAsync(httpContext, unreadable);
                return true;
            case KeyDestroyedException:
                await problems.WriteAsync(
                    httpContext, 409, PlatformCodes.Erased,
                    "The patient's record was erased; nothing can be added to it.");
                return true;
            case KeyStoreUnavailableException:
                LogAway("keys", exception.GetType().Name);
                break;
            case AccessLogUnavailableException:
                LogAway("access log", exception.GetType().Name);
                break;
            case var away when Races.DatabaseIsAway(away):
                LogAway("database", exception.GetType().Name);
                break;
            default:
                LogBug($"{exception.GetType()} {(exception as PostgresException)?.SqlState}", exception.StackTrace);
                await problems.WriteAsync(
                    httpContext, 500, PlatformCodes.Failed, ProblemWriter.DetailOf(500, hasFieldFaults: false));
                return true;
        }

        await problems.WriteAsync(
            httpContext, 503, PlatformCodes.Unavailable, ProblemWriter.DetailOf(503, hasFieldFaults: false));
        return true;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Answered 503: the {Dependency} cannot be reached ({Fault})")]
    private partial void LogAway(string dependency, string fault);

    // The message of an exception may quote what was sent; its type and stack never do.
    [LoggerMessage(Level = LogLevel.Error, Message = "Answered 500: {Fault} at {Stack}")]
    private partial void LogBug(string fault, string? stack);
}
