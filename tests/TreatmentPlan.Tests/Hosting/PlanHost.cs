using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Stillwater.Contracts;
using Stillwater.Contracts.Screening.V1;
using Stillwater.Harness.Hosting;
using Stillwater.Platform.Inbox;
using Stillwater.Platform.Tenancy;
using Stillwater.TreatmentPlans.Tests.Plans;

namespace Stillwater.TreatmentPlans.Tests.Hosting;

/// <summary>The service on real servers, in the sandbox clinic, one day after the screening of scenario S00.</summary>
public sealed class PlanHost : IAsyncLifetime
{
    public const string Clinic = "northside";
    public const string Servers = "on real servers";

    private ServiceHost? _host;

    public ServiceHost Host => _host ?? throw new InvalidOperationException("The service has not started.");

    public async ValueTask InitializeAsync()
    {
        _host = await ServiceHost.StartAsync("treatment-plan", typeof(Program));
        await Host.SetClockAsync(Clinic, Course.Start.AddDays(1));
        using var director = As(Roles.MedicalDirector, "medical-director-1");
        await director.PostAsync("/v1/credentials", Licences("prescriber-1", "2027-06-30"));
        await director.PostAsync("/v1/credentials", Licences("prescriber-2", "2026-03-02"));
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    public Door As(string role, string? handle = null, string clinic = Clinic) =>
        new(Host.ClientOf(clinic, role, handle, sandbox: true));

    public Door Prescriber() => As(Roles.Prescriber, "prescriber-1");

    /// <summary>Hands the service a fact as if it had come from the broker, the first of a stream of its own.</summary>
    public Task HearAsync(IContract fact, string publisher, Guid eventId, string clinic = Clinic) =>
        Host.Services.GetRequiredService<FactInbox>().HandleAsync(
        new ReceivedFact(eventId, publisher, clinic, Guid.NewGuid(), 1, 0, null, fact.OccurredAt), fact,
        CancellationToken.None);

    /// <summary>The plan that the platform drafts for a new patient.</summary>
    public async Task<(Guid Plan, EligibilityDetermined Fact)> DraftAsync(
        Func<EligibilityDetermined, EligibilityDetermined>? change = null, string clinic = Clinic)
    {
        var fact = Course.Eligible with { PatientId = Guid.CreateVersion7() };
        fact = change is null ? fact : change(fact);
        var eventId = Guid.CreateVersion7();
        await HearAsync(fact, "screening", eventId, clinic);
        return (StableId.From("plan", eventId.ToString()), fact);
    }

    public static object Licences(string handle, string deaUntil, string clinic = Clinic) => new
    {
        kind = "practitioner",
        practitionerId = StableId.From("practitioner", clinic, handle),
        specialty = "psychiatry",
        licences = new object[]
        {
            new { type = "state-licence", number = $"NY-{handle}", state = "NY", expiresOn = "2027-06-30" },
            new { type = "dea", number = $"DEA-{handle}", expiresOn = deaUntil },
        },
    };
}

/// <summary>Shares one running service among the tests that need one; pure tests need no server.</summary>
[CollectionDefinition(PlanHost.Servers)]
public sealed class OnRealServers : ICollectionFixture<PlanHost>;

/// <summary>
/// One caller's way in: every change with a fresh key, the revision that is asked for, and the answer as JSON.
/// </summary>
public sealed class Door(HttpClient client) : IDisposable
{
    public Task<Reply> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null, null, null);

    /// <summary>Reads a list that may still be on its way.</summary>
    public Task<Reply> WaitAsync(string path) => SendAsync(HttpMethod.Get, path, null, null, null, "wait=5");

    public Task<Reply> PostAsync(string path, object body, string? revision = null, string? key = null) =>
        SendAsync(HttpMethod.Post, path, JsonContent.Create(body), revision, key ?? Guid.NewGuid().ToString());

    public Task<Reply> PutAsync(string path, object body, string? revision = null, string? key = null) =>
        SendAsync(HttpMethod.Put, path, JsonContent.Create(body), revision, key ?? Guid.NewGuid().ToString());

    public void Dispose() => client.Dispose();

    private async Task<Reply> SendAsync(
        HttpMethod method, string path, HttpContent? body, string? revision, string? key, string? prefer = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body };
        if (prefer is not null)
            request.Headers.Add("Prefer", prefer);
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        if (revision is not null)
            request.Headers.TryAddWithoutValidation("If-Match", revision);
        using var answer = await client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return new Reply((int)answer.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text),
            answer.Headers.ETag?.Tag, answer.Headers.Location);
    }
}

/// <summary>An answer, read.</summary>
public sealed record Reply(int Status, JsonNode? Body, string? ETag, Uri? Location)
{
    public string? Code => Body?["code"]?.GetValue<string>();

    public JsonNode this[string member] => Body![member]!;
}
