using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Stillwater.Harness;
using Stillwater.Harness.Hosting;
using Stillwater.Screenings.Patients;
using Stillwater.Screenings.Tests.RuleSets;

namespace Stillwater.Screenings.Tests;

/// <summary>The service on real servers, with the sandbox clinic's clock at noon.</summary>
public sealed class ScreeningFixture : IAsyncLifetime
{
    public ServiceHost Host { get; private set; } = null!;

    public static DateTimeOffset Noon => Woman38.Noon;

    public Clinic Northside => new(Host.ClientOf("northside", "prescriber", "prescriber-1", sandbox: true));

    public Clinic Harborview => new(Host.ClientOf("harborview", "prescriber", "prescriber-1", sandbox: true));

    public Clinic As(string role, string handle, string clinic = "northside") =>
        new(Host.ClientOf(clinic, role, handle, sandbox: true));

    /// <summary>Returns when so many sessions of a patient have been heard of.</summary>
    public Task HeardAsync(Guid patient, int sessions) => Eventually.TrueAsync(async () =>
    {
        await using var session = Host.Services.GetRequiredService<IDocumentStore>().QuerySession("northside");
        var heard = await session.Events.FetchStreamAsync(SessionsToCome.StreamOf(patient));
        return heard.Count == sessions;
    });

    public async ValueTask InitializeAsync()
    {
        Host = await ServiceHost.StartAsync("screening", typeof(Program));
        await Host.SetClockAsync("northside", Noon);
        await Host.SetClockAsync("harborview", Noon);
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}

/// <summary>One answer.</summary>
public sealed record Reply(HttpStatusCode Status, JsonNode? Body, string? ETag, bool WasReplayed)
{
    public string? Code => (string?)Body?["code"];

    public JsonNode this[string member] =>
        Body?[member] ?? throw new InvalidOperationException($"No {member} in {Body}.");
}

/// <summary>A person of a clinic who sends requests.</summary>
public sealed class Clinic(HttpClient client)
{
    public Task<Reply> PostAsync(string path, object body, string? ifMatch = null, string? key = null) =>
        SendAsync(HttpMethod.Post, path, JsonContent.Create(body), ifMatch, key ?? $"{Guid.NewGuid()}");

    public Task<Reply> PutAsync(string path, object body, string? ifMatch) =>
        SendAsync(HttpMethod.Put, path, JsonContent.Create(body), ifMatch, $"{Guid.NewGuid()}");

    public Task<Reply> PatchAsync(string path, object body, string? ifMatch) =>
        SendAsync(HttpMethod.Patch, path, JsonContent.Create(body), ifMatch, $"{Guid.NewGuid()}");

    public Task<Reply> DeleteAsync(string path, object? body = null) => SendAsync(
        HttpMethod.Delete, path, body is null ? null : JsonContent.Create(body), null, $"{Guid.NewGuid()}");

    public Task<Reply> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null, null, null);

    /// <summary>Registers a patient; answers the patient's path.</summary>
    public async Task<string> RegisterAsync()
    {
        var patient = await PostAsync("/v1/patients", Bodies.Patient($"MRN-{Guid.NewGuid()}"));
        Assert.Equal(HttpStatusCode.Created, patient.Status);
        return $"/v1/patients/{patient["id"]}";
    }

    /// <summary>Registers a patient and opens a screening; answers its path and its first ETag.</summary>
    public async Task<(string Path, Guid Patient, string ETag)> OpenAsync(string? externalId = null)
    {
        var patient = await PostAsync("/v1/patients", Bodies.Patient(externalId ?? $"MRN-{Guid.NewGuid()}"));
        Assert.Equal(HttpStatusCode.Created, patient.Status);
        var id = (Guid)patient["id"];
        var screening = await PostAsync(
            "/v1/screenings",
            new { patientId = id, targetCondition = "trd", requestedSetting = "clinic", preferredRoute = "iv" });
        Assert.Equal(HttpStatusCode.Created, screening.Status);
        return ($"/v1/screenings/{screening["id"]}", id, screening.ETag!);
    }

    /// <summary>Records everything that the happy path tells; answers the ETag to determine with.</summary>
    public async Task<string> TellAsync(string screening, string etag)
    {
        etag = (await PutAsync($"{screening}/history", Bodies.History(), etag)).ETag!;
        etag = (await PutAsync($"{screening}/medications", Bodies.Medications("Sertraline 100 mg"), etag)).ETag!;
        foreach (var (part, body) in Bodies.Additions)
        {
            var reply = await PostAsync($"{screening}/{part}", body);
            Assert.True((int)reply.Status is 200 or 201, $"{part}: {reply.Body}");
        }

        return etag;
    }

    private async Task<Reply> SendAsync(
        HttpMethod method, string path, HttpContent? content, string? ifMatch, string? key)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        if (ifMatch is not null)
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        request.Headers.Add("Prefer", "wait=5");
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new Reply(
            answer.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text), answer.Headers.ETag?.ToString(),
            answer.Headers.Contains("Idempotent-Replayed"));
    }
}

/// <summary>The bodies of the happy path.</summary>
internal static class Bodies
{
    private static readonly DateTimeOffset At = Woman38.Noon.AddMinutes(-30);

    public static readonly IReadOnlyList<(string Part, object Body)> Additions =
    [
        ("vitals",
        new { takenAt = At, systolicMmHg = 124, diastolicMmHg = 78, heartRatePerMin = 72, spo2Percent = 98 }),
        ("labs", new { test = "hcg", interpretation = "negative", takenAt = At }),
        ("instruments", Instrument("phq-9", [3, 3, 3, 3, 3, 3, 2, 2, 0])),
        ("instruments", Instrument("gad-7", [2, 2, 2, 2, 2, 1, 1])),
        ("instruments", Instrument("c-ssrs", [false, false, false, false, false, false, false])),
        ("instruments", Instrument("audit-c", [1, 1, 0])),
        ("instruments", Instrument("dast-10", [false, false, true, false, false, false, false, false, false, false])),
        ("consents", Consent("treatment")),
        ("consents", Consent("off-label")),
    ];

    public static object Patient(string externalId) => new
    {
        externalId,
        givenName = "Ada",
        familyName = "Quillfeather",
        birthDate = "1987-06-01",
        sexAtBirth = "female",
        heightCm = 166,
        weightKg = 66,
        contact = new { phone = "+1 555 0100", email = "ada@example.org" },
        emergencyContact = new { name = "Byron Quillfeather", phone = "+1 555 0101", relation = "brother" },
    };

    public static object History() => new
    {
        conditions = new[]
        {
            new { code = "major-depression", status = "active", onset = "2019-04-01", note = "worse in winter" },
        },
        antidepressantTrials = new[] { "fluoxetine", "venlafaxine", "bupropion" }
            .Select(drug => new { drug, adequate = true, outcome = "none" }),
        substanceUse = new { disorder = "none", substances = new[] { "alcohol" } },
        priorKetamine = new { exposure = "none" },
        pregnancy = new { status = "not-pregnant" },
        allergies = new[] { new { substance = "penicillin", reaction = "rash" } },
    };

    public static object Medications(params string[] names) =>
        new { medications = names.Select(name => new { name, dose = "100 mg", frequency = "daily" }) };

    public static object Instrument(string instrument, object[] answers) => new { instrument, answers, takenAt = At };

    public static object Consent(string kind, string documentVersion = "2026-01") => new
    {
        kind, documentVersion, signedBy = new { name = "Ada Quillfeather", relation = "self" }, signedAt = At,
    };
}
