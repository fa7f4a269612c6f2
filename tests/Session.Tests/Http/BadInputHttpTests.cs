using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Stillwater.Platform.Tenancy;

namespace Stillwater.Sessions.Tests.Http;

public sealed class BadInputHttpTests(SessionServer server) : IClassFixture<SessionServer>
{
    public static TheoryData<string, string, string> Bodies => new()
    {
        { "observations", "systolicMmHg", "39" },
        { "observations", "spo2Percent", "101" },
        { "observations", "moaas", "6" },
        { "observations", "cadss6", "25" },
        { "observations", "takenAt", "\"yesterday\"" },
        { "observations", "source", "\"hearsay\"" },
        { "observations", "unknown", "1" },
        { "doses", "doseMg", "0" },
        { "doses", "doseMg", "\"33\"" },
        { "doses", "route", "\"by-ear\"" },
        { "doses", "lots", "[]" },
        { "doses", "lots", "[{\"lot\": \"\", \"mg\": 33}]" },
        { "doses", "lots", "[{\"lot\": \"A\", \"mg\": 0}]" },
        { "doses", "administeredBy", "\"me\"" },
        { "doses/1/stop", "reason", "\"tired\"" },
        { "clearance", "readings", "[{}]" },
        { "clearance", "readings", "null" },
        { "clearance", "cSsrs", "{\"answers\": [true], \"takenAt\": \"2026-03-02T11:00:00Z\"}" },
        { "clearance", "hcg", "\"maybe\"" },
        { "check-in", "escort", "{\"name\": \"\"}" },
        { "check-in", "changes", "{}" },
        { "preparation", "intention", "\"\"" },
        { "discharge", "aldrete",
            "{\"activity\": 3, \"respiration\": 2, \"circulation\": 2, \"consciousness\": 2, \"oxygenation\": 2}" },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task A_body_outside_what_is_allowed_is_refused_and_nothing_is_stored(
        string step, string member, string json)
    {
        var clinic = await Clinic.WithSignedPlanAsync(server.Host);
        var visit = await Visit.ScheduledAsync(clinic);
        var before = await EventsAsync(clinic);
        var body = JsonSerializer.SerializeToNode(BodyOf(step, visit))!;
        body[member] = JsonNode.Parse(json);
        var reply = await clinic.PostAsync($"{visit.Path}/{step}", body, visit.ETag);
        Assert.True(reply.Status == 400, $"{reply.Status} {reply.Body}");
        Assert.StartsWith("request.", reply.Code, StringComparison.Ordinal);
        Assert.Equal(before, await EventsAsync(clinic));
    }

    [Fact]
    public async Task A_change_needs_the_revision_that_was_seen()
    {
        var clinic = await Clinic.WithSignedPlanAsync(server.Host);
        var visit = await Visit.ScheduledAsync(clinic);
        var body = BodyOf("check-in", visit);
        Assert.Equal("request.if-match-missing", (await clinic.PostAsync($"{visit.Path}/check-in", body)).Expect(428)
            .Code);
        Assert.Equal("request.revision-stale", (await clinic.PostAsync($"{visit.Path}/check-in", body, "\"9\""))
            .Expect(412).Code);
    }

    [Fact]
    public async Task A_repeated_key_answers_the_same_and_another_body_is_refused()
    {
        var clinic = await Clinic.WithSignedPlanAsync(server.Host);
        (await clinic.ScheduleAsync()).Expect(201);
        object body = new { planId = clinic.Plan, startsAt = Given.At(60), setting = "clinic" };
        var key = Guid.NewGuid().ToString();
        var first = (await clinic.PostAsync("/v1/sessions", body, key: key)).Expect(201);
        var again = (await clinic.PostAsync("/v1/sessions", body, key: key)).Expect(201);
        Assert.Equal(first.Body.ToJsonString(), again.Body.ToJsonString());
        object other = new { planId = clinic.Plan, startsAt = Given.At(61), setting = "clinic" };
        Assert.Equal("request.idempotency-key-reused", (await clinic.PostAsync("/v1/sessions", other, key: key))
            .Expect(422).Code);
    }

    [Fact]
    public async Task Another_clinic_finds_nothing()
    {
        var clinic = await Clinic.WithSignedPlanAsync(server.Host);
        var visit = await Visit.ScheduledAsync(clinic);
        var other = await Clinic.WithSignedPlanAsync(server.Host);
        (await other.ScheduleAsync()).Expect(201);
        Assert.Equal("request.not-found", (await other.GetAsync(visit.Path)).Expect(404).Code);
        Assert.Equal("request.not-found",
            (await other.PostAsync($"{visit.Path}/check-in", BodyOf("check-in", visit), "\"1\"")).Expect(404).Code);
        Assert.Equal("request.not-found", (await other.PostAsync($"{visit.Path}/observations", Visit.Observation(0)))
            .Expect(404).Code);
        var booking = new { planId = clinic.Plan, startsAt = Given.At(0), setting = "clinic" };
        Assert.Equal("request.not-found", (await other.PostAsync("/v1/sessions", booking)).Expect(404).Code);
    }

    [Fact]
    public async Task Only_clinicians_dose_and_discharge()
    {
        var clinic = await Clinic.WithSignedPlanAsync(server.Host);
        var visit = await Visit.ScheduledAsync(clinic);
        foreach (var step in new[] { "clearance", "doses", "doses/1/stop", "discharge" })
            foreach (var role in new[] { Roles.FrontDesk, Roles.Therapist, Roles.Client, Roles.Patient })
                (await clinic.PostAsync($"{visit.Path}/{step}", BodyOf(step, visit), "\"1\"", role)).Expect(403);
    }

    [Fact]
    public async Task Malformed_json_is_a_problem()
    {
        var clinic = await Clinic.WithSignedPlanAsync(server.Host);
        using var content = new StringContent("{\"planId\": ", Encoding.UTF8, "application/json");
        var reply = await clinic.SendAsync(HttpMethod.Post, "/v1/sessions", content, null, Roles.FrontDesk, null);
        Assert.Equal("request.malformed", reply.Expect(400).Code);
    }

    private static object BodyOf(string step, Visit visit) => step switch
    {
        "observations" => Visit.Observation(0),
        "doses" => visit.Dose(),
        "doses/1/stop" => new { stoppedAt = Given.At(40), reason = "complete" },
        "clearance" => Visit.Clearance(),
        "check-in" => new
        {
            arrivedAt = Given.At(-240),
            changes = new { medication = false, pregnancyPossible = false, diagnosis = false, intoxicated = false },
        },
        "preparation" => new { intention = "calm", environment = new { } },
        "discharge" => visit.Discharge(),
        _ => throw new ArgumentOutOfRangeException(nameof(step)),
    };

    private async Task<long> EventsAsync(Clinic clinic)
    {
        await using var command = server.Host.Services.GetRequiredService<NpgsqlDataSource>()
            .CreateCommand("select count(*) from mt_events where tenant_id = $1");
        command.Parameters.AddWithValue(clinic.Name);
        return (long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }
}
