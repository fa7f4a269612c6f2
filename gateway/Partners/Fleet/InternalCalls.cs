using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Mime;
using System.Text;
using System.Text.Json;
using Stillwater.Partners.Issuing;

namespace Stillwater.Partners.Fleet;

/// <summary>
/// Calls to the services' internal endpoints as the platform itself; any replica of a service will do.
/// </summary>
internal sealed partial class InternalCalls(
    HttpClient http, ServiceAddresses addresses, PlatformToken token, ILogger<InternalCalls> log)
{
    private static readonly TimeSpan ConnectPatience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ReadPatience = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, int> _lastGood = new(StringComparer.Ordinal);

    /// <summary>A client without cookies, proxies or redirects that gives up on a dead address quickly.</summary>
    public static HttpClient NewClient() =>
        new(new SocketsHttpHandler
        {
            UseProxy = false,
            UseCookies = false,
            AllowAutoRedirect = false,
            ConnectTimeout = ConnectPatience,
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        })
        { Timeout = TimeSpan.FromSeconds(90) };

    /// <summary>The answer's text, or null when no replica of the service can answer.</summary>
    public Task<string?> GetAsync(string service, string path, CancellationToken cancellation) =>
        SendAsync(service, uri => new HttpRequestMessage(HttpMethod.Get, uri), path, ReadPatience, cancellation);

    /// <inheritdoc cref="GetAsync"/>
    public Task<string?> PutAsync(
        string service, string path, object body, TimeSpan patience, CancellationToken cancellation)
    {
        var json = JsonSerializer.Serialize(body, JsonSerializerOptions.Web);
        return SendAsync(service, Put, path, patience, cancellation);

        HttpRequestMessage Put(Uri uri) => new(HttpMethod.Put, uri)
        {
            Content = new StringContent(json, Encoding.UTF8, MediaTypeNames.Application.Json),
        };
    }

    private async Task<string?> SendAsync(
        string service, Func<Uri, HttpRequestMessage> make, string path, TimeSpan patience,
        CancellationToken cancellation)
    {
        var replicas = addresses.Of(service);
        var first = _lastGood.GetValueOrDefault(service);
        for (var i = 0; i < replicas.Count; i++)
        {
            var replica = (first + i) % replicas.Count;
            using var request = make(new Uri(replicas[replica], path));
            if (await TrySendAsync(request, patience, cancellation) is not { } answer) continue;

            _lastGood[service] = replica;
            return answer;
        }

        return null;
    }

    private async Task<string?> TrySendAsync(
        HttpRequestMessage request, TimeSpan patience, CancellationToken cancellation)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Current());
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(patience);
        try
        {
            using var response = await http.SendAsync(request, limit.Token);
            if (response.IsSuccessStatusCode) return await response.Content.ReadAsStringAsync(limit.Token);

            Refused(log, request.RequestUri!.AbsolutePath, request.RequestUri.Authority, (int)response.StatusCode);
            return null;
        }
        catch (HttpRequestException)
        {
            return null;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return null;
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Path} at {Replica} answered {Status}")]
    private static partial void Refused(ILogger logger, string path, string replica, int status);
}
