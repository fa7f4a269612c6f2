using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;

namespace Stillwater.Partners;

/// <summary>A request that no rule refuses: it is malformed, or what it needs is away.</summary>
internal sealed class Unanswerable(int status, string code, string detail, params FieldFault[] errors) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext) =>
        httpContext.RequestServices.GetRequiredService<ProblemWriter>()
            .WriteAsync(httpContext, status, code, detail, errors);
}
