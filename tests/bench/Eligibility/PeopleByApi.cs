using System.Net.Http.Json;
using System.Text.Json;

namespace Stillwater.Bench.Eligibility;

/// <summary>Takes people through registration, screening and determination as a clinic's system would, over REST.</summary>
internal static class PeopleByApi
{
    /// <summary>The verdicts, in the order of the people.</summary>
    public static async Task<IReadOnlyList<string>> ScreenAsync(
        HttpClient client, DateTimeOffset now, int seed, int people, int inParallel, Action progress)
    {
        var verdicts = new string[people];
        await Parallel.ForAsync(0, people, new ParallelOptions { MaxDegreeOfParallelism = inParallel }, async (number, ct) =>
        {
            verdicts[number] = await ScreenAsync(
                client, Person.Of(seed, number, DateOnly.FromDateTime(now.UtcDateTime)), now.AddMinutes(-30), ct);
            progress();
        });
        return verdicts;
    }

    private static async Task<string> ScreenAsync(
        HttpClient client, Person person, DateTimeOffset at, CancellationToken cancellationToken)
    {
        async Task<(JsonElement Body, string? ETag)> SendAsync(HttpMethod method, string path, object body, string? ifMatch)
        {
            using var request = new HttpRequestMessage(method, path) { Content = JsonContent.Create(body) };
            request.Headers.Add("Idempotency-Key", $"{Guid.CreateVersion7()}");
            if (ifMatch is not null)
                request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
            using var answer = await client.SendAsync(request, cancellationToken);
            var text = await answer.Content.ReadAsStringAsync(cancellationToken);
            if (!answer.IsSuccessStatusCode)
                throw new InvalidOperationException($"{method} {path}: {text}");
            return (JsonDocument.Parse(text).RootElement, answer.Headers.ETag?.ToString());
        }

        var (patient, _) = await SendAsync(HttpMethod.Post, "/v1/patients", PatientBody(person), null);
        var (opened, etag) = await SendAsync(HttpMethod.Post, "/v1/screenings", new
        {
            patientId = patient.GetProperty("id").GetGuid(), targetCondition = person.Target, requestedSetting = person.Setting,
            preferredRoute = person.Route,
        }, null);
        var path = $"/v1/screenings/{opened.GetProperty("id").GetGuid()}";
        (_, etag) = await SendAsync(HttpMethod.Put, $"{path}/history", HistoryBody(person, at), etag);
        (_, etag) = await SendAsync(
            HttpMethod.Put, $"{path}/medications", new { medications = person.Medicines.Select(name => new { name }) }, etag);
        foreach (var (part, body) in Additions(person, at))
            await SendAsync(HttpMethod.Post, $"{path}/{part}", body, null);
        var (determined, _) = await SendAsync(HttpMethod.Post, $"{path}/determination", new { }, etag);
        return determined.GetProperty("verdict").GetString()!;
    }

    private static IEnumerable<(string Part, object Body)> Additions(Person person, DateTimeOffset at) =>
    [
        .. person.Readings.Select((r, i) => ("vitals", (object)new
        {
            takenAt = at.AddMinutes(10 * i), systolicMmHg = r.Systolic, diastolicMmHg = r.Diastolic,
            heartRatePerMin = r.HeartRate, spo2Percent = r.Spo2,
        })),
        ("labs", new { test = "hcg", interpretation = "negative", takenAt = at }),
        ("instruments", new { instrument = "phq-9", answers = person.Phq9, takenAt = at }),
        ("instruments", new { instrument = "gad-7", answers = person.Gad7, takenAt = at }),
        ("instruments", new { instrument = "c-ssrs", answers = person.Cssrs, takenAt = at }),
        ("instruments", new { instrument = "audit-c", answers = person.AuditC, takenAt = at }),
        ("instruments", new { instrument = "dast-10", answers = person.Dast10, takenAt = at }),
        ("consents", new
        {
            kind = "treatment", documentVersion = "2026-01", signedBy = new { name = "Bench Person", relation = "self" },
            signedAt = at,
        }),
    ];

    private static object PatientBody(Person person) => new
    {
        externalId = $"BENCH-{person.Number}-{Guid.CreateVersion7()}",
        givenName = "Bench",
        familyName = $"Person {person.Number}",
        birthDate = person.BornOn,
        sexAtBirth = person.Sex,
        heightCm = person.HeightCm,
        weightKg = person.WeightKg,
        contact = new { phone = "+1 555 0100" },
        emergencyContact = new { name = "Next Of Kin", phone = "+1 555 0101", relation = "kin" },
    };

    private static object HistoryBody(Person person, DateTimeOffset at) => new
    {
        conditions = person.Conditions.Select(c => new
        {
            code = c.Code, status = c.Status, onset = DateOnly.FromDateTime(at.AddMonths(-c.MonthsAgo).UtcDateTime),
        }),
        antidepressantTrials = Enumerable.Range(0, person.FailedTrials)
            .Select(_ => new { drug = "sertraline", adequate = true, outcome = "none" }),
        substanceUse = new { disorder = "none", substances = person.Substances },
        priorKetamine = new { exposure = "none" },
        pregnancy = new { status = person.Sex == "male" ? "not-applicable" : "not-pregnant" },
        allergies = Array.Empty<object>(),
    };
}
