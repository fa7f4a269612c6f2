using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Stillwater.Contracts.Screening.V1;
using Stillwater.Contracts.TreatmentPlan.V1;
using Stillwater.Harness;
using Stillwater.Platform.Tenancy;

namespace Stillwater.Monitoring.Tests.Voices;

/// <summary>What patients say between sessions: kept closed, read by a person when words call for it.</summary>
[Collection(nameof(MonitoringHost))]
public class VoiceHttpTests(MonitoringHost host)
{
    private static readonly DateTimeOffset Earlier = MonitoringHost.Now.AddHours(-1);
    private readonly HttpClient _nurse = host.As(Roles.Clinician, "clinician-1");

    [Fact]
    public async Task A_calm_mood_is_kept_closed_and_asks_nobody()
    {
        var (told, self) = await KnownAsync();
        var (answer, body) = await self.PostAsync(
            $"/v1/patients/{told.Patient}/mood-entries",
            new { mood = 6, sleepHours = 7.5, note = "Walked by the harbour", at = Earlier });
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Null(body["safetyInfo"]);
        var stored = await StoredAsync(told.Patient, "monitoring.mood-recorded.v1");
        Assert.DoesNotContain("harbour", stored, StringComparison.OrdinalIgnoreCase);
        var (_, list) = await self.ReadAsync($"/v1/patients/{told.Patient}/mood-entries");
        var entry = Assert.Single(list["items"]!.AsArray())!;
        Assert.Equal(
            (6, "Walked by the harbour", "patient"),
            ((int)entry["mood"]!, (string?)entry["text"], (string?)entry["from"]));
    }

    [Theory]
    [InlineData("mood-entries")]
    [InlineData("check-ins")]
    [InlineData("messages")]
    public async Task Words_of_danger_reach_a_person_and_only_their_category_is_stored(string what)
    {
        var (told, self) = await KnownAsync();
        const string words = "Some nights I want to die.";
        object body = what switch
        {
            "mood-entries" => new { mood = 1, note = words, at = Earlier },
            "check-ins" => new { note = words, at = Earlier, effects = new[] { "blurred-vision" } },
            _ => new { text = words },
        };
        var (answer, said) = await self.PostAsync($"/v1/patients/{told.Patient}/{what}", body);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal(["988", "911"], said["safetyInfo"]!["lines"]!.AsArray().Select(l => (string?)l!["code"]));
        var (_, alert) = await _nurse.ReadAsync($"/v1/alerts/{said["alertId"]}");
        Assert.Equal(
            ("high", "SW-SUICIDE", "safety-words"),
            ((string?)alert["severity"], (string?)alert["ruleId"], (string?)alert["kind"]));
        Assert.Equal((string?)said["id"], (string?)Assert.Single(alert["subjects"]!.AsArray()));
        var stored = await StoredAsync(told.Patient, "monitoring.%");
        Assert.DoesNotContain("want to die", stored, StringComparison.Ordinal);
        Assert.Contains("\"category\": \"suicide\"", stored, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_thread_goes_both_ways_and_the_team_s_own_words_raise_nothing()
    {
        var (told, self) = await KnownAsync();
        var path = $"/v1/patients/{told.Patient}/messages";
        var (_, asked) = await self.PostAsync(path, new { text = "May I drive tomorrow?" });
        var (_, replied) = await _nurse.PostAsync(
            path, new { text = "Not before the day after. If you think of suicide, call 988.", inReplyTo = asked["id"] });
        Assert.Null(replied["alertId"]);
        var (_, thread) = await self.ReadAsync(path);
        Assert.Equal(
            ["care-team", "patient"], thread["items"]!.AsArray().Select(m => (string?)m!["from"]).Order());
        Assert.Contains((string?)asked["id"], thread["items"]!.AsArray().Select(m => (string?)m!["inReplyTo"]));
    }

    [Theory]
    [InlineData(true, "consent-withdrawn")]
    [InlineData(false, "plan-closed")]
    public async Task After_the_end_nothing_is_lost_and_it_is_marked(bool withdrawn, string mark)
    {
        var (told, self) = await KnownAsync();
        await host.TellAsync("treatment-plan", told.Signed);
        await StoredEventuallyAsync(told.Patient, "monitoring.plan-noted.v1");
        if (withdrawn)
            await host.TellAsync("screening", new ConsentWithdrawn(told.Patient, Guid.NewGuid(), "treatment", null, Earlier));
        else
            await host.TellAsync(
                "treatment-plan", new PlanClosed(told.Patient, told.Plan, "patient-choice", [], 4, 2, Earlier));
        await StoredEventuallyAsync(told.Patient, "monitoring.treatment-ended.v1");
        var (answer, body) = await self.PostAsync(
            $"/v1/patients/{told.Patient}/check-ins", new { note = "I can't breathe", at = Earlier });
        Assert.Equal((HttpStatusCode.Created, mark), (answer.StatusCode, (string?)body["afterEnd"]));
        Assert.NotNull(body["alertId"]);
    }

    [Fact]
    public async Task What_a_peer_says_is_recorded_by_whoever_took_the_call()
    {
        var (told, _) = await KnownAsync();
        var path = $"/v1/patients/{told.Patient}/check-ins";
        var (_, said) = await _nurse.PostAsync(path, new { kind = "peer", feeling = 5, at = Earlier });
        var (_, list) = await _nurse.ReadAsync(path);
        var entry = Assert.Single(list["items"]!.AsArray())!;
        Assert.Equal(("peer", (string?)said["by"]), ((string?)entry["kind"], (string?)entry["by"]));
        var chaperone = host.Service.ClientWith(
            host.Service.Issuer.GuestToken(MonitoringHost.Clinic, told.Patient, resource: told.Session(1)));
        Assert.Equal(HttpStatusCode.Forbidden, (await chaperone.PostAsync(path, new { at = Earlier })).Answer.StatusCode);
    }

    [Fact]
    public async Task A_safety_plan_is_kept_closed_in_versions_and_read_by_the_patient()
    {
        var (told, self) = await KnownAsync();
        var path = $"/v1/patients/{told.Patient}/safety-plan";
        Assert.Equal(0, (int)(await self.ReadAsync(path)).Body["version"]!);
        object[] contacts = [new { name = "Ben Fairwater", phone = "+1-503-555-0143" }];
        foreach (var text in new[] { "Call Ben.", "Call Ben, then 988." })
        {
            using var put = new HttpRequestMessage(HttpMethod.Put, path)
            {
                Content = JsonContent.Create(new { text, contacts }),
            };
            put.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
            Assert.Equal(HttpStatusCode.OK, (await _nurse.SendAsync(put, Stop)).StatusCode);
        }

        var (_, plan) = await self.ReadAsync(path);
        Assert.Equal((2, "Call Ben, then 988."), ((int)plan["version"]!, (string?)plan["text"]));
        Assert.Equal("Ben Fairwater", (string?)plan["contacts"]![0]!["name"]);
        var stored = await StoredAsync(told.Patient, "monitoring.safety-plan-set.v1");
        Assert.DoesNotContain("Ben", stored, StringComparison.Ordinal);
    }

    public static TheoryData<string, string, int, string> Faults => new()
    {
        { "mood-entries", """{"mood":11,"at":"2026-05-04T10:00:00Z"}""", 400, "request." },
        { "mood-entries", """{"mood":5}""", 400, "request." },
        { "mood-entries", """{"mood":5,"at":"2026-05-04T10:00:00Z","unknown":1}""", 400, "request." },
        { "mood-entries", """{"mood":5,"at":"2026-05-04T12:00:01Z"}""", 422, "monitoring.taken-in-future" },
        { "check-ins", """{"at":"2026-05-04T10:00:00Z","effects":["boredom"]}""", 400, "request." },
        { "check-ins", """{"at":"2026-05-04T12:00:01Z"}""", 422, "monitoring.taken-in-future" },
        { "messages", """{"text":""}""", 400, "request." },
        { "messages", $$"""{"text":"{{new string('a', 4001)}}"}""", 400, "request." },
        { "messages", $$"""{"text":"a","inReplyTo":"{{Guid.Empty}}"}""", 422, "monitoring.message-unknown" },
    };

    [Theory, MemberData(nameof(Faults))]
    public async Task Bad_input_is_told_by_code(string what, string sent, int status, string code)
    {
        var (told, self) = await KnownAsync();
        var (answer, problem) = await self.PostAsync($"/v1/patients/{told.Patient}/{what}", JsonNode.Parse(sent)!);
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.StartsWith(code, (string?)problem["code"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mood-entries")]
    [InlineData("check-ins")]
    [InlineData("messages")]
    public async Task Another_s_thread_and_the_wrong_role_see_nothing(string what)
    {
        var (mine, self) = await KnownAsync();
        var (other, _) = await KnownAsync();
        object body = what == "messages" ? new { text = "Hello" } : new { mood = 5, at = Earlier };
        if (what == "check-ins")
            body = new { at = Earlier };
        var path = $"/v1/patients/{other.Patient}/{what}";
        Assert.Equal(HttpStatusCode.NotFound, (await self.PostAsync(path, body)).Answer.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await self.GetAsync(path, Stop)).StatusCode);
        var auditor = host.As(Roles.Auditor, "auditor-1");
        Assert.Equal(HttpStatusCode.Forbidden, (await auditor.GetAsync(path, Stop)).StatusCode);
        var foreign = host.As(Roles.Clinician, "clinician-1", "harborview");
        Assert.Equal(
            HttpStatusCode.NotFound, (await foreign.PostAsync($"/v1/patients/{mine.Patient}/{what}", body)).Answer.StatusCode);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private async Task<(Told Told, HttpClient Self)> KnownAsync()
    {
        var told = new Told();
        await host.TellAsync("screening", told.Registered);
        await host.ThereAsync(told.Patient);
        return (told, host.Service.ClientWith(host.Service.Issuer.GuestToken(MonitoringHost.Clinic, told.Patient)));
    }

    private Task<string> StoredAsync(Guid patient, string type) => host.Service.Lease["monitoring"].ScalarAsync<string>(
        $"select string_agg(data::text, ' ') from mt_events where stream_id = '{patient}' and type like '{type}'")!;

    private Task<TimeSpan> StoredEventuallyAsync(Guid patient, string type) => Eventually.TrueAsync(async () =>
        await host.Service.Lease["monitoring"].ScalarAsync<long>(
            $"select count(*) from mt_events where stream_id = '{patient}' and type = '{type}'") > 0);
}
