using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Stillwater.EndToEnd.Tests.Hosting;
using Stillwater.Harness.Platforms;

namespace Stillwater.EndToEnd.Tests;

/// <summary>Whatever is wrong with a request is told in one shape by the right 4xx, and leaves nothing behind.</summary>
public sealed class BadInputTests(PlatformFixture platform) : IAsyncLifetime
{
    private const string Patients = "/v1/patients";
    private string _clinician = "";
    private string _screening = "";
    private string _etag = "";

    private Door Door => platform.Door;

    private string History => $"{_screening}/history";

    public async ValueTask InitializeAsync()
    {
        _clinician = await Door.TokenAsync(PlatformFixture.Clinic, "clinician-1");
        var patient = (await Door.PostAsync(_clinician, Patients, Patient())).Found;
        var screening = await Door.PostAsync(_clinician, "/v1/screenings", new
        {
            patientId = (Guid)patient["id"]!, targetCondition = "trd", requestedSetting = "clinic", preferredRoute = "iv",
        });
        (_screening, _etag) = (screening.Location!, screening.ETag!);
        await platform.Books.UntilSettledAsync();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public Task An_unknown_member_is_refused() =>
        RefusedAsync(400, "request.malformed", HttpMethod.Post, Patients, Json(Patient(p => p["nickname"] = "A.")), Key());

    [Fact]
    public Task A_wrong_type_is_refused() =>
        RefusedAsync(400, "request.malformed", HttpMethod.Post, Patients, Json(Patient(p => p["heightCm"] = "tall")), Key());

    [Fact]
    public async Task A_value_out_of_range_is_refused_and_its_member_named()
    {
        var answer = await RefusedAsync(
            400, "request.invalid", HttpMethod.Post, Patients, Json(Patient(p => p["heightCm"] = 20)), Key());

        Assert.Equal("/heightCm", (string?)Assert.Single(answer.Json["errors"]!.AsArray())!["pointer"]);
    }

    [Fact]
    public async Task A_missing_member_is_refused_and_named()
    {
        var answer = await RefusedAsync(
            400, "request.malformed", HttpMethod.Post, Patients, Json(Patient(p => p.Remove("birthDate"))), Key());

        Assert.Equal("/birthDate", (string?)Assert.Single(answer.Json["errors"]!.AsArray())!["pointer"]);
    }

    [Theory]
    [InlineData("{\"externalId\": \"x\", ")]
    [InlineData("no json at all")]
    [InlineData("")]
    [InlineData("[1, 2]")]
    [InlineData("null")]
    public Task Malformed_json_is_refused(string body) =>
        RefusedAsync(400, "request.malformed", HttpMethod.Post, Patients, Raw(body, "application/json"), Key());

    [Fact]
    public Task Plain_text_is_refused() => RefusedAsync(
        415, "request.unsupported-media-type", HttpMethod.Post, Patients, Raw("Ada", "text/plain"), Key());

    [Fact]
    public Task Five_megabytes_are_refused() => RefusedAsync(
        413, "request.too-large", HttpMethod.Post, Patients,
        Raw($"{{\"externalId\":\"{new string('x', 5 * 1024 * 1024)}\"}}", "application/json"), Key(), ("Expect", "100-continue"));

    [Fact]
    public Task A_change_without_a_precondition_is_refused() =>
        RefusedAsync(428, "request.if-match-missing", HttpMethod.Put, History, Json(Told()), Key());

    [Theory]
    [InlineData("\"99\"")]
    [InlineData("\"0\"")]
    public Task A_change_of_what_was_not_seen_is_refused(string etag) =>
        RefusedAsync(412, "request.revision-stale", HttpMethod.Put, History, Json(Told()), Key(), ("If-Match", etag));

    [Fact]
    public async Task A_second_change_of_the_same_revision_is_refused()
    {
        var first = await Door.SendAsync(_clinician, HttpMethod.Put, History, Json(Told()), Key(), ("If-Match", _etag));
        Assert.Equal(200, (int)first.Status);

        await RefusedAsync(412, "request.revision-stale", HttpMethod.Put, History, Json(Told()), Key(), ("If-Match", _etag));
    }

    [Theory]
    [InlineData("Idempotency-Key", "")]
    [InlineData("X-Other", "1")]
    public Task A_command_without_a_key_is_refused(string header, string value) =>
        RefusedAsync(400, "request.idempotency-key-missing", HttpMethod.Post, Patients, Json(Patient()), (header, value));

    [Fact]
    public async Task A_key_that_is_used_again_with_another_body_is_refused()
    {
        var key = Key();
        Assert.Equal(201, (int)(await Door.SendAsync(_clinician, HttpMethod.Post, Patients, Json(Patient()), key)).Status);
        await platform.Books.UntilSettledAsync();

        await RefusedAsync(422, "request.idempotency-key-reused", HttpMethod.Post, Patients, Json(Patient()), key);
    }

    [Fact]
    public async Task A_repeat_with_the_same_key_is_answered_the_same_bytes()
    {
        var (key, body) = (Key(), Patient());
        var first = await Door.SendAsync(_clinician, HttpMethod.Post, Patients, Json(body), key);
        await platform.Books.UntilSettledAsync();
        var before = await platform.Books.CountAsync();

        var again = await Door.SendAsync(_clinician, HttpMethod.Post, Patients, Json(body), key);

        Assert.Equal((201, false), ((int)first.Status, first.WasReplayed));
        Assert.Equal((201, true), ((int)again.Status, again.WasReplayed));
        Assert.Equal(first.Bytes, again.Bytes);
        Assert.Equal((first.ETag, first.Location), (again.ETag, again.Location));
        Assert.Equal(before, await platform.Books.CountAsync());
    }

    [Fact]
    public async Task Another_clinics_id_is_as_unknown_as_one_that_nobody_has()
    {
        var stranger = await Door.TokenAsync("harborview", "clinician-1");
        var unknown = $"/v1/screenings/{Guid.CreateVersion7()}";

        foreach (var (method, below, body) in new (HttpMethod, string, JsonNode?)[]
            { (HttpMethod.Get, "", null), (HttpMethod.Put, "/history", Told()) })
        {
            var foreign = await AskAsync(_screening + below, method, body);
            var nobodys = await AskAsync(unknown + below, method, body);
            Assert.Equal(nobodys, foreign);
        }

        async Task<string> AskAsync(string path, HttpMethod method, JsonNode? body)
        {
            var answer = await RefusedByAsync(
                stranger, 404, "request.not-found", method, path, body is null ? null : Json(body), Key(), ("If-Match", _etag));
            var problem = answer.Json.AsObject();
            Assert.True(problem.Remove("instance") && problem.Remove("traceId"));
            return problem.ToJsonString();
        }
    }

    [Fact]
    public async Task Without_a_valid_token_nothing_is_said()
    {
        var expired = await ForgedToken.EndingAsync(platform.Platform, TimeSpan.FromSeconds(-5));
        foreach (var token in (string?[])[null, "a.b.c", expired, ForgedToken.ByAStranger(platform.Platform)])
            await RefusedByAsync(token, 401, "request.unauthenticated", HttpMethod.Post, Patients, Json(Patient()), Key());

        var genuine = await ForgedToken.EndingAsync(platform.Platform, TimeSpan.FromMinutes(5));
        Assert.Equal(200, (int)(await Door.GetAsync(genuine, _screening)).Status);
    }

    [Fact]
    public async Task A_wrong_role_is_refused() => await RefusedByAsync(
        await Door.TokenAsync(PlatformFixture.Clinic, "front-desk-1"), 403, "request.forbidden", HttpMethod.Put, History,
        Json(Told()), Key(), ("If-Match", _etag));

    [Theory]
    [InlineData("/v1/nothing")]
    [InlineData("/v1/screenings/not-an-id")]
    [InlineData("/internal/settlement?clinic=northside")]
    [InlineData("/")]
    public Task An_unknown_route_is_not_found(string path) => RefusedAsync(404, "request.not-found", HttpMethod.Get, path);

    [Fact]
    public Task A_method_that_a_resource_does_not_have_is_refused() =>
        RefusedAsync(405, "request.method-not-allowed", HttpMethod.Delete, _screening, null, Key(), ("If-Match", _etag));

    private Task<DoorAnswer> RefusedAsync(
        int status, string code, HttpMethod method, string path, HttpContent? body = null,
        params (string Name, string Value)[] headers) =>
        RefusedByAsync(_clinician, status, code, method, path, body, headers);

    private async Task<DoorAnswer> RefusedByAsync(
        string? token, int status, string code, HttpMethod method, string path, HttpContent? body = null,
        params (string Name, string Value)[] headers)
    {
        var before = await platform.Books.CountAsync();

        var answer = await Door.SendAsync(token, method, path, body, headers);

        Assert.True(status == (int)answer.Status, $"{(int)answer.Status} {answer.Text}");
        Assert.Equal(("application/problem+json", code), (answer.MediaType, answer.Code));
        Assert.Equal($"https://stillwater.example/problems/{code}", (string?)answer.Json["type"]);
        Assert.Equal(status, (int)answer.Json["status"]!);
        Assert.Equal(before, await platform.Books.CountAsync());
        return answer;
    }

    private static (string Name, string Value) Key() => ("Idempotency-Key", $"{Guid.NewGuid()}");

    private static JsonContent Json(JsonNode body) => JsonContent.Create(body);

    private static ByteArrayContent Raw(string body, string type) =>
        new(Encoding.UTF8.GetBytes(body)) { Headers = { ContentType = new MediaTypeHeaderValue(type) } };

    private static JsonObject Patient(Action<JsonObject>? spoil = null)
    {
        var patient = new JsonObject
        {
            ["externalId"] = $"{Guid.NewGuid()}",
            ["givenName"] = "Edith",
            ["familyName"] = "Marlowe",
            ["birthDate"] = "1975-02-03",
            ["sexAtBirth"] = "female",
            ["heightCm"] = 170,
            ["weightKg"] = 70,
            ["contact"] = new JsonObject { ["phone"] = "+1-503-555-0199" },
            ["emergencyContact"] = new JsonObject { ["name"] = "Tom", ["phone"] = "+1-503-555-0198", ["relation"] = "son" },
        };
        spoil?.Invoke(patient);
        return patient;
    }

    private static JsonObject Told() => new()
    {
        ["conditions"] = new JsonArray(new JsonObject { ["code"] = "major-depression", ["status"] = "active" }),
        ["antidepressantTrials"] = new JsonArray(),
        ["substanceUse"] = new JsonObject { ["disorder"] = "none" },
        ["priorKetamine"] = new JsonObject { ["exposure"] = "none" },
        ["pregnancy"] = new JsonObject { ["status"] = "not-pregnant" },
        ["allergies"] = new JsonArray(),
    };
}
