using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Stillwater.Cli;

/// <summary>Asks the gateway as the audit client, for one clinic at a time.</summary>
public sealed class AuditClient(Uri gateway, string clinic) : IDisposable
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private readonly HttpClient _http = new() { BaseAddress = gateway };
    private (string Value, DateTimeOffset Until) _token;

    /// <summary>A client that already holds a token, for those who have one.</summary>
    public AuditClient(Uri gateway, string clinic, string token)
        : this(gateway, clinic) =>
        _token = (token, DateTimeOffset.MaxValue);

    /// <summary>The answer as indented JSON; false and the problem's words when it was refused.</summary>
    public async Task<(bool Found, string Text)> AskAsync(string path, CancellationToken cancellationToken)
    {
        using var answer = await SendAsync(path, cancellationToken);
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
        return answer.IsSuccessStatusCode ? (true, JsonSerializer.Serialize(body, Indented)) : (false, ProblemIn(answer, body));
    }

    /// <summary>The answer, read; throws with the problem's words when it was refused.</summary>
    public async Task<T> ReadAsync<T>(string path, JsonSerializerOptions json, CancellationToken cancellationToken)
    {
        using var answer = await SendAsync(path, cancellationToken);
        if (!answer.IsSuccessStatusCode)
        {
            throw new HttpRequestException(
                ProblemIn(answer, await answer.Content.ReadFromJsonAsync<JsonElement>(cancellationToken)));
        }

        return (await answer.Content.ReadFromJsonAsync<T>(json, cancellationToken))!;
    }

    public void Dispose() => _http.Dispose();

    private static string ProblemIn(HttpResponseMessage answer, JsonElement body) =>
        $"{(int)answer.StatusCode} {body.GetProperty("code")}: {body.GetProperty("detail")}";

    private async Task<HttpResponseMessage> SendAsync(string path, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(cancellationToken));
        return await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    /// <summary>A token lasts minutes; it is asked for again when half of them are over.</summary>
    private async Task<string> TokenAsync(CancellationToken cancellationToken)
    {
        if (TimeProvider.System.GetUtcNow() < _token.Until)
            return _token.Value;
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = Environment.GetEnvironmentVariable("STILLWATER_CLIENT") ?? "audit",
            ["client_secret"] = Environment.GetEnvironmentVariable("STILLWATER_SECRET")
                ?? throw new InvalidOperationException("Set STILLWATER_SECRET to the audit client's secret."),
            ["clinic"] = clinic,
        });
        using var answer = await _http.PostAsync("/connect/token", form, cancellationToken);
        answer.EnsureSuccessStatusCode();
        var granted = await answer.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
        _token = (
            granted.GetProperty("access_token").GetString()!,
            TimeProvider.System.GetUtcNow().AddSeconds(granted.GetProperty("expires_in").GetInt32() / 2.0));
        return _token.Value;
    }
}
