using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Stillwater.Contracts;
using Stillwater.Contracts.Integration.V1;
using Stillwater.Contracts.Screening.V1;
using Stillwater.Contracts.TreatmentPlan.V1;
using Stillwater.Harness.Hosting;
using Stillwater.Platform.Tenancy;

namespace Stillwater.Bench.Live;

/// <summary>
/// Sessions of one clinic whose infusion has begun: the plans are told as their service tells them, everything else is
/// said over REST, by the same requests as on a ward.
/// </summary>
internal sealed class RunningSessions(ServiceHost service, HttpClient gateway)
{
    public const string Clinic = "bench";

    private const int InParallel = 4;
    private const decimal DoseMg = 33;
    private static readonly string[] Topics = ["mechanism", "what-to-expect", "risks", "alternatives"];

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    private static Guid Nurse => StableId.From("practitioner", Clinic, "clinician-1");

    /// <summary>A client of the clinic's nurse at an address.</summary>
    public static HttpClient ClientOf(ServiceHost service, Uri address)
    {
        var client = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(60) };
        client.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Bearer", service.Issuer.Token(Clinic, Roles.Clinician, "clinician-1"));
        return client;
    }

    /// <summary>Starts so many sessions, each of a patient of its own.</summary>
    public async Task<IReadOnlyList<Guid>> StartAsync(int count)
    {
        var plans = new List<Guid>();
        for (var i = 0; i < count; i++)
            plans.Add(await TellPlanAsync());
        var sessions = new Guid[count];
        await Parallel.ForEachAsync(
            plans.Index(), new ParallelOptions { MaxDegreeOfParallelism = InParallel },
            async (plan, ct) => sessions[plan.Index] = await DoseAsync(plan.Item, $"BENCH-{plan.Index}"));
        return sessions;
    }

    /// <summary>One reading of a session.</summary>
    public async Task<JsonNode> ReadAsync(Guid session, JsonObject measures)
    {
        measures["takenAt"] = Now;
        measures["source"] = "device";
        return (await PostAsync($"/v1/sessions/{session}/observations", measures, null)).Body;
    }

    private async Task<Guid> TellPlanAsync()
    {
        var (plan, patient, at) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Now.AddHours(-1));
        await service.TellAsync(
            "screening", Clinic, [.. Topics.Select(topic => new EducationAcknowledged(patient, topic, "2026-01", at))]);
        await service.TellAsync("treatment-plan", Clinic, new PlanSigned(
            patient, plan, 1, "ketamine", "iv", "clinic", "off-label", 0.5m, DoseMg, 49.5m, 66m, 40, 6, 21, 4,
            Guid.CreateVersion7(), "2026.1", at));
        await service.TellAsync("integration", Clinic, new IntegrationCompleted(patient, plan, 1, "preparation", null, at));
        return plan;
    }

    private async Task<Guid> DoseAsync(Guid plan, string lot)
    {
        await PostAsync("/v1/inventory/receipts", new JsonObject
        {
            ["lot"] = lot, ["drug"] = "ketamine", ["ndc"] = "42023-115-10", ["expiresOn"] = $"{Now.AddYears(1):yyyy-MM-dd}",
            ["unitMg"] = 500, ["units"] = 1, ["receivedAt"] = Now, ["supplier"] = "Harrow Wholesale",
        }, null);
        var (booked, etag) = await PostAsync("/v1/sessions", new JsonObject
        {
            ["planId"] = plan, ["startsAt"] = Now.AddMinutes(5), ["setting"] = "clinic",
        }, null);
        var session = booked["id"]!.GetValue<Guid>();
        foreach (var (step, body) in Steps(lot))
            (_, etag) = await PostAsync($"/v1/sessions/{session}/{step}", body(), etag);
        return session;
    }

    private static IEnumerable<(string Step, Func<JsonObject> Body)> Steps(string lot) =>
    [
        ("preparation", () => new JsonObject
        {
            ["intention"] = "To rest.", ["environment"] = new JsonObject { ["quietRoom"] = true },
        }),
        ("check-in", () => new JsonObject
        {
            ["arrivedAt"] = Now, ["escort"] = new JsonObject { ["name"] = "Ben Fairwater" }, ["lastSolidAt"] = Now.AddHours(-10),
            ["lastFluidAt"] = Now.AddHours(-3), ["medicines"] = new JsonArray(),
            ["changes"] = new JsonObject
            {
                ["medication"] = false, ["pregnancyPossible"] = false, ["diagnosis"] = false, ["intoxicated"] = false,
            },
        }),
        ("clearance", () => new JsonObject
        {
            ["readings"] = new JsonArray(new JsonObject
            {
                ["takenAt"] = Now, ["systolicMmHg"] = 124, ["diastolicMmHg"] = 78, ["heartRatePerMin"] = 72,
                ["spo2Percent"] = 98, ["position"] = "seated", ["restMinutes"] = 5,
            }),
            ["cSsrs"] = new JsonObject
            {
                ["answers"] = new JsonArray([.. Enumerable.Repeat(false, 7).Select(no => JsonValue.Create(no))]),
                ["takenAt"] = Now,
            },
            ["phq9Id"] = Guid.CreateVersion7(), ["phq9TakenAt"] = Now.AddDays(-2), ["hcg"] = "negative",
        }),
        ("doses", () => new JsonObject
        {
            ["doseMg"] = DoseMg, ["drug"] = "ketamine", ["route"] = "iv", ["startedAt"] = Now, ["infusionMinutes"] = 40,
            ["lots"] = new JsonArray(new JsonObject { ["lot"] = lot, ["mg"] = DoseMg }), ["administeredBy"] = Nurse,
        }),
    ];

    private async Task<(JsonNode Body, string? ETag)> PostAsync(string path, JsonObject body, string? etag)
    {
        while (true)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
            request.Headers.Add("Idempotency-Key", $"{Guid.CreateVersion7()}");
            if (etag is not null)
                request.Headers.TryAddWithoutValidation("If-Match", etag);
            using var answer = await gateway.SendAsync(request);
            var text = await answer.Content.ReadAsStringAsync();
            if (answer.IsSuccessStatusCode)
                return (JsonNode.Parse(text)!, answer.Headers.ETag?.Tag);
            if (answer.StatusCode != System.Net.HttpStatusCode.NotFound)
                throw new InvalidOperationException($"{path}: {(int)answer.StatusCode} {text}");
            // The plan is on its way.
            await Task.Delay(20);
        }
    }
}
