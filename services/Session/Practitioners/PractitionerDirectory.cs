using System.Collections.Concurrent;
using System.Net.Http.Headers;
using Stillwater.Platform.Http;
using Stillwater.Platform.Tenancy;

namespace Stillwater.Sessions.Practitioners;

/// <summary>
/// The clinic's people, as Partners keeps them, asked with the caller's own token and remembered for half a minute.
/// </summary>
internal sealed class PractitionerDirectory(IConfiguration configuration, TimeProvider time) : IDisposable
{
    private const string Path = "v1/practitioners";
    private static readonly TimeSpan Memory = TimeSpan.FromSeconds(30);

    private readonly HttpClient _http = new(new SocketsHttpHandler
    {
        UseProxy = false,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(1),
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
    })
    { Timeout = TimeSpan.FromSeconds(3) };

    private readonly Uri[] _replicas =
        [.. configuration.GetSection("Services:partners").GetChildren().Select(replica => new Uri(new(replica.Value!), Path))];

    private readonly ConcurrentDictionary<string, (long At, HashSet<Guid> Active)> _known = new(StringComparer.Ordinal);

    /// <summary>Whether somebody is an active practitioner of the caller's clinic.</summary>
    /// <exception cref="DirectoryAwayException">No replica of the directory answers.</exception>
    public async Task<bool> IsActiveAsync(HttpRequest request, Guid practitioner, CancellationToken cancellationToken)
    {
        var clinic = Caller.From(request.HttpContext.User).Clinic;
        if (_known.TryGetValue(clinic, out var known) && time.GetElapsedTime(known.At) < Memory)
            return known.Active.Contains(practitioner);

        var active = await AskAsync(request.Headers.Authorization.ToString(), cancellationToken);
        _known[clinic] = (time.GetTimestamp(), active);
        return active.Contains(practitioner);
    }

    public void Dispose() => _http.Dispose();

    private async Task<HashSet<Guid>> AskAsync(string authorization, CancellationToken cancellationToken)
    {
        foreach (var replica in _replicas)
        {
            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, replica);
                request.Headers.Authorization = AuthenticationHeaderValue.Parse(authorization);
                using var answer = await _http.SendAsync(request, cancellationToken);
                if (!answer.IsSuccessStatusCode)
                    continue;
                var page = await answer.Content.ReadFromJsonAsync<Page>(cancellationToken);
                return [.. page!.Items.Where(person => person.Active).Select(person => person.Id)];
            }
            catch (Exception away) when (away is HttpRequestException or TaskCanceledException
                && !cancellationToken.IsCancellationRequested)
            {
                // The next replica may answer.
            }
        }

        throw new DirectoryAwayException();
    }

    private sealed record Page(IReadOnlyList<Person> Items);

    private sealed record Person(Guid Id, bool Active);
}

/// <summary>The directory cannot be asked, so nobody can be vouched for.</summary>
internal sealed class DirectoryAwayException() : Exception("The directory of practitioners does not answer.");

/// <summary>Answers 503 where somebody has to be vouched for and the directory is away; nothing has changed then.</summary>
internal sealed class DirectoryAwayFilter(ProblemWriter problems) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (DirectoryAwayException)
        {
            await problems.WriteAsync(
                context.HttpContext, 503, "request.unavailable",
                "The directory of practitioners cannot be reached; nothing was changed. Repeat with the same key.");
            return Results.Empty;
        }
    }
}
