using System.Net.Http.Headers;
using Stillwater.Partners.Fleet;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;
using Stillwater.Platform.Tenancy;

namespace Stillwater.Partners.Audit;

/// <summary>
/// Hands a read to the service that owns the stream, with the auditor's own token, and its answer back.
/// </summary>
internal sealed class ServiceHistory(HttpClient http, ServiceAddresses addresses)
{
    private static readonly Refusal NoClinic = new(
        PlatformCodes.Forbidden, RefusalKind.Role, "History belongs to a clinic: ask for a token with clinic=<id>.");

    private static readonly Unanswerable Away = new(
        503, PlatformCodes.Unavailable, "The service that owns the stream is away.");

    public async Task<IResult> ReadAsync(string service, string path, HttpContext context)
    {
        if (Caller.From(context.User).Clinic is "") return new ProblemResult(NoClinic);
        if (addresses.Of(service) is not [_, ..] replicas) return new ProblemResult(PlatformCodes.NotFound);

        foreach (var replica in replicas)
            if (await TryReadAsync(new Uri(replica, $"/internal/audit/streams/{path}"), context) is { } answer)
                return new ServiceAnswer(answer);
        return Away;
    }

    private async Task<HttpResponseMessage?> TryReadAsync(Uri uri, HttpContext context)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Get, new UriBuilder(uri) { Query = context.Request.QueryString.Value }.Uri);
        request.Headers.Authorization =
            AuthenticationHeaderValue.Parse(context.Request.Headers.Authorization.ToString());
        try
        {
            return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, context.RequestAborted);
        }
        catch (HttpRequestException)
        {
            return null;
        }
        catch (OperationCanceledException) when (!context.RequestAborted.IsCancellationRequested)
        {
            return null;
        }
    }
}
