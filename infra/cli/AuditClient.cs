using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Stillwater.Cli;

/// <summary>Asks the gateway as the audit client, for one clinic at a time.</summary>
internal sealed class AuditClient(Uri gateway, string clinic) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = gateway };

    /// <summary>The answer as indented JSON; false and the problem's words when it was refused.</summary>
    public async Task<(bool Found, string Text)> AskAsync(string path, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(cancellationToken));
        using var answer = await _http.SendAsync(request, cancellationToken);
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
        return answer.IsSuccessStatusCode
            ? (true, JsonSerializer.Serialize(body, Indented))
            : (false, $"{(int)answer.StatusCode} {body.GetProperty("code")}: {body.GetProperty("detail")}");
    }

    public void Dispose() => _http.Dispose();

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private async Task<string> TokenAsync(CancellationToken cancellationToken)
    {
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
        return (await answer.Content.ReadFromJsonAsync<JsonElement>(cancellationToken)).GetProperty("access_token").GetString()!;
    }
}
