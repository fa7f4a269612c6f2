namespace Stillwater.Partners.Audit;

/// <summary>A service's answer as it came: status, type, revision and body.</summary>
internal sealed class ServiceAnswer(HttpResponseMessage answer) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        using (answer)
        {
            var response = httpContext.Response;
            response.StatusCode = (int)answer.StatusCode;
            response.ContentType = answer.Content.Headers.ContentType?.ToString();
            response.ContentLength = answer.Content.Headers.ContentLength;
            if (answer.Headers.ETag is { } tag) response.Headers.ETag = tag.ToString();
            await answer.Content.CopyToAsync(response.Body, httpContext.RequestAborted);
        }
    }
}
