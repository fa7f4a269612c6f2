using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Stillwater.Local.Demo;

/// <summary>A clinic's system as it talks to the gateway: with its people's tokens, and patient with what is away.</summary>
public sealed class ClinicApi(HttpClient gateway, string clinic, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private readonly Dictionary<string, (string Token, DateTimeOffset Until)> _tokens = [];

    public string Clinic => clinic;

    /// <summary>A person of the clinic; every call carries that person's token.</summary>
    public Person As(string practitioner) => new(this, practitioner);

    /// <summary>What the sandbox clinic's clock shows.</summary>
    public async Task<DateTimeOffset> NowAsync(CancellationToken cancellationToken) =>
        (await SendAsync("front-desk-1", HttpMethod.Get, "/v1/sandbox/clock", null, null, cancellationToken))
            .Body["now"]!.GetValue<DateTimeOffset>();

    /// <summary>Moves the sandbox clock; when it returns, all that was due has happened and has settled.</summary>
    /// <exception cref="TimeoutException">It had not after five minutes.</exception>
    public async Task AdvanceAsync(TimeSpan by, CancellationToken cancellationToken)
    {
        var until = time.GetUtcNow() + Patience;
        var reply = await SendAsync(
            "front-desk-1", HttpMethod.Post, "/v1/sandbox/clock/advance",
            new JsonObject { ["by"] = System.Xml.XmlConvert.ToString(by) }, null, cancellationToken);
        while (reply.Status == HttpStatusCode.Accepted || reply.Body["state"]?.GetValue<string>() is "running")
        {
            if (time.GetUtcNow() > until)
                throw new TimeoutException($"The clock of {clinic} does not come to rest: {reply.Body}");
            await Task.Delay(Pause, time, cancellationToken);
            reply = await SendAsync("front-desk-1", HttpMethod.Get, reply.Location!, null, null, cancellationToken) with
            {
                Location = reply.Location,
            };
        }
    }

    /// <summary>Sends one request; what a retry with the same key can mend is repeated with the same key.</summary>
    /// <exception cref="CourseException">The platform refused.</exception>
    internal async Task<Reply> SendAsync(
        string practitioner, HttpMethod method, string path, JsonNode? body, string? etag, CancellationToken cancellationToken)
    {
        var key = Guid.CreateVersion7().ToString();
        var until = time.GetUtcNow() + Patience;
        while (true)
        {
            try
            {
                var reply = await SendOnceAsync(practitioner, method, path, body, etag, key, cancellationToken);
                if (!reply.MayHelpToRepeat)
                    return reply.Refused ? throw new CourseException(method, path, reply) : reply;
                if (time.GetUtcNow() > until)
                    throw new CourseException(method, path, reply);
            }
            catch (HttpRequestException) when (time.GetUtcNow() < until)
            {
                // The gateway or a service behind it is down: the key makes the repeat safe.
            }

            await Task.Delay(Pause, time, cancellationToken);
        }
    }

    private async Task<Reply> SendOnceAsync(
        string practitioner, HttpMethod method, string path, JsonNode? body, string? etag, string key,
        CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization =
            new AuthenticationHeaderValue("Bearer", await TokenAsync(practitioner, cancellationToken));
        request.Headers.TryAddWithoutValidation("Prefer", "wait=5");
        if (method != HttpMethod.Get)
            request.Headers.Add("Idempotency-Key", key);
        if (etag is not null)
            request.Headers.TryAddWithoutValidation("If-Match", etag);
        if (body is not null)
            request.Content = JsonContent.Create(body);
        using var answer = await gateway.SendAsync(request, cancellationToken);
        return await Reply.ReadAsync(answer, cancellationToken);
    }

    private async Task<string> TokenAsync(string practitioner, CancellationToken cancellationToken)
    {
        if (_tokens.TryGetValue(practitioner, out var kept) && kept.Until > time.GetUtcNow())
            return kept.Token;
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = clinic,
            ["client_secret"] = $"dev-{clinic}",
            ["practitioner"] = practitioner,
        });
        using var answer = await gateway.PostAsync("/connect/token", form, cancellationToken);
        if (!answer.IsSuccessStatusCode)
            throw new HttpRequestException("The issuer gave no token.", null, answer.StatusCode);
        var token = (await answer.Content.ReadFromJsonAsync<JsonObject>(cancellationToken))!["access_token"]!.GetValue<string>();
        _tokens[practitioner] = (token, time.GetUtcNow() + TimeSpan.FromMinutes(4));
        return token;
    }
}

/// <summary>One practitioner of the clinic at work.</summary>
public sealed class Person(ClinicApi api, string handle)
{
    public string Handle => handle;

    public Task<Reply> GetAsync(string path, CancellationToken cancellationToken) =>
        api.SendAsync(handle, HttpMethod.Get, path, null, null, cancellationToken);

    public Task<Reply> PostAsync(string path, JsonNode? body, CancellationToken cancellationToken, string? etag = null) =>
        api.SendAsync(handle, HttpMethod.Post, path, body, etag, cancellationToken);

    public Task<Reply> PutAsync(string path, JsonNode body, CancellationToken cancellationToken, string? etag = null) =>
        api.SendAsync(handle, HttpMethod.Put, path, body, etag, cancellationToken);

    /// <summary>Reads what is to be changed, and changes exactly that.</summary>
    public async Task<Reply> ChangeAsync(
        HttpMethod method, string resource, string path, JsonNode? body, CancellationToken cancellationToken) =>
        await api.SendAsync(
            handle, method, path, body, (await GetAsync(resource, cancellationToken)).ETag, cancellationToken);
}

/// <summary>What the platform answered.</summary>
public sealed record Reply(HttpStatusCode Status, JsonNode Body, string? ETag, string? Location)
{
    /// <summary>A member of the answer as text.</summary>
    public string this[string member] => Body[member]?.ToString() ?? "";

    public Guid Id => Body["id"]!.GetValue<Guid>();

    internal bool Refused => (int)Status >= 400;

    internal bool MayHelpToRepeat =>
        Status is HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout
        || Body["code"]?.ToString() is "sandbox.clock-advancing" or "request.idempotency-key-in-flight" or "request.conflict"
            or "sandbox.clock-unknown";

    internal static async Task<Reply> ReadAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        var text = await answer.Content.ReadAsStringAsync(cancellationToken);
        JsonNode body;
        try
        {
            body = text.Length == 0 ? new JsonObject() : JsonNode.Parse(text)!;
        }
        catch (JsonException)
        {
            body = new JsonObject { ["detail"] = "The answer is no JSON." };
        }

        return new Reply(answer.StatusCode, body, answer.Headers.ETag?.ToString(), answer.Headers.Location?.ToString());
    }
}

/// <summary>The platform refused a step of the course.</summary>
public sealed class CourseException(HttpMethod method, string path, Reply reply)
    : Exception(
        $"{method} {path} was answered {(int)reply.Status} {reply["code"]}: {reply["detail"]} "
        + $"{reply.Body["errors"]} {reply.Body["unmet"]}")
{
    /// <summary>The code of the refusal.</summary>
    public string Code => reply["code"];

    /// <summary>What is not met, by code; empty when the refusal names nothing.</summary>
    public IReadOnlyList<string> Unmet => [.. (reply.Body["unmet"]?.AsArray() ?? []).Select(code => code!.ToString())];
}
