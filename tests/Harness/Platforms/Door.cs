using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace Stillwater.Harness.Platforms;

/// <summary>The platform's door as any program reaches it: every status, header and byte of an answer stays visible.</summary>
public sealed class Door(Uri address) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = address, Timeout = TimeSpan.FromSeconds(100) };

    public Uri Address => address;

    /// <summary>A token of a seeded client, of one of its practitioners, or of an auditor for one clinic.</summary>
    public async Task<string> TokenAsync(string client, string? practitioner = null, string? clinic = null)
    {
        var form = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["grant_type"] = "client_credentials", ["client_id"] = client, ["client_secret"] = $"dev-{client}",
        };
        if (practitioner is not null)
            form["practitioner"] = practitioner;
        if (clinic is not null)
            form["clinic"] = clinic;
        return await TokenAsync(form);
    }

    /// <summary>A token of a clinic's app, for a patient by her id or for whoever holds an invitation's code.</summary>
    public Task<string> GuestTokenAsync(string clinic, string patientOrInvitation, string value) =>
        TokenAsync(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["grant_type"] = "client_credentials", ["client_id"] = $"{clinic}-app", ["client_secret"] = $"dev-{clinic}-app",
            [patientOrInvitation] = value,
        });

    private async Task<string> TokenAsync(Dictionary<string, string> form)
    {
        using var content = new FormUrlEncodedContent(form);
        using var answer = await _http.PostAsync("/connect/token", content);
        answer.EnsureSuccessStatusCode();
        return (string)(await answer.Content.ReadFromJsonAsync<JsonObject>())!["access_token"]!;
    }

    public Task<DoorAnswer> GetAsync(string? token, string path) => SendAsync(token, HttpMethod.Get, path);

    public Task<DoorAnswer> PostAsync(string? token, string path, object body, string? key = null) =>
        SendAsync(token, HttpMethod.Post, path, JsonContent.Create(body), ("Idempotency-Key", key ?? $"{Guid.NewGuid()}"));

    /// <summary>Sends exactly what is said: no key and no precondition comes by itself.</summary>
    public async Task<DoorAnswer> SendAsync(
        string? token, HttpMethod method, string path, HttpContent? body = null,
        params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body };
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        using var answer = await _http.SendAsync(request);
        return new DoorAnswer(
            answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, await answer.Content.ReadAsByteArrayAsync(),
            answer.Headers.ETag?.ToString(), answer.Headers.Location?.ToString(),
            answer.Headers.Contains("Idempotent-Replayed"));
    }

    public void Dispose() => _http.Dispose();
}

/// <summary>One answer, unread.</summary>
public sealed record DoorAnswer(
    HttpStatusCode Status, string? MediaType, byte[] Bytes, string? ETag, string? Location, bool WasReplayed)
{
    public string Text => Encoding.UTF8.GetString(Bytes);

    public JsonNode Json => JsonNode.Parse(Bytes) ?? throw new InvalidOperationException("The answer is empty.");

    /// <summary>The problem's code, null when the answer is none.</summary>
    public string? Code => MediaType is "application/problem+json" ? (string?)Json["code"] : null;

    /// <summary>What a successful answer says.</summary>
    /// <exception cref="InvalidOperationException">The answer is a refusal.</exception>
    public JsonNode Found => (int)Status < 400 ? Json : throw new InvalidOperationException($"{(int)Status} {Text}");
}
