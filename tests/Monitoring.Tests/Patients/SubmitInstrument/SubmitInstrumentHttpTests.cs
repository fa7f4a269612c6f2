using System.Net;
using System.Text.Json.Nodes;
using Stillwater.Platform.Tenancy;

namespace Stillwater.Monitoring.Tests.Patients.SubmitInstrument;

/// <summary>What a partner's system may send, and what it is told when it may not.</summary>
[Collection(nameof(MonitoringHost))]
public class SubmitInstrumentHttpTests(MonitoringHost host)
{
    private static readonly int[] Thirteen = [2, 2, 2, 2, 1, 1, 2, 1, 0];
    private readonly HttpClient _client = host.As(Roles.Client, null);

    [Fact]
    public async Task A_score_is_answered_with_severity_flags_and_event_ids()
    {
        var (answer, body) = await PostAsync(
            await KnownAsync(), new { instrument = "phq-9", answers = Thirteen, takenAt = Earlier });
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal((13, "moderate"), ((int)body["score"]!, (string?)body["severity"]));
        Assert.Equal("major-depressive-syndrome-suggested", (string?)Assert.Single(body["flags"]!.AsArray()));
        Assert.Empty(body["required"]!.AsArray());
        Assert.Single(body["eventIds"]!.AsArray());
    }

    [Fact]
    public async Task Thoughts_of_suicide_make_the_columbia_screener_due_at_once()
    {
        var (_, body) = await PostAsync(
            await KnownAsync(), new
            {
                instrument = "phq-9", answers = new[] { 1, 1, 1, 1, 0, 1, 0, 0, 1 },
                takenAt = Earlier
            });
        var due = Assert.Single(body["required"]!.AsArray())!;
        Assert.Equal(("c-ssrs", MonitoringHost.Now), ((string?)due["instrument"], (DateTimeOffset)due["by"]!));
    }

    [Fact]
    public async Task The_columbia_screener_answers_a_risk_and_no_score()
    {
        var (_, body) = await PostAsync(await KnownAsync(), new
        {
            instrument = "c-ssrs",
            answers = new[] { true, true, true, false, false, false, false },
            takenAt = Earlier,
            mode = "clinician",
        });
        Assert.Equal("moderate", (string?)body["severity"]);
        Assert.Null(body["score"]);
    }

    [Fact]
    public async Task A_repeated_key_answers_the_same_and_scores_once()
    {
        var patient = await KnownAsync();
        var sent = new { instrument = "phq-9", answers = Thirteen, takenAt = Earlier };
        var (first, one) = await PostAsync(patient, sent, "the-key-" + patient);
        var (again, two) = await PostAsync(patient, sent, "the-key-" + patient);
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (first.StatusCode, again.StatusCode));
        Assert.Equal(one.ToJsonString(), two.ToJsonString());

        var (reused, problem) = await PostAsync(
            patient, new { instrument = "gad-7", answers = new[] { 0, 0, 0, 0, 0, 0, 0 }, takenAt = Earlier },
            "the-key-" + patient);
        Assert.Equal(422, (int)reused.StatusCode);
        Assert.Equal("request.idempotency-key-reused", (string?)problem["code"]);
    }

    public static TheoryData<string, int, string?, string> Faults => new()
    {
        { "{}", 400, null, "request." },
        { """{"instrument":"phq-9","answers":[0,0,0,0,0,0,0,0,0]}""", 400, null, "request." },
        { Sent("[]"), 400, null, "request." },
        { Sent("[\"a\"]"), 400, null, "request." },
        { Sent(more: ",\"mode\":\"cat\""), 400, null, "request." },
        { Sent(more: ",\"unknown\":1"), 400, null, "request." },
        { Sent(takenAt: "yesterday"), 400, null, "request." },
        { Sent(takenAt: "2026-05-04T12:00:01Z"), 422, "/takenAt", "monitoring.taken-in-future" },
        { Sent("[0,0,0,0]"), 422, "/answers", "monitoring.answers-invalid" },
        { Sent("[0,0,0,0,0,0,0,0,4]"), 422, "/answers/8", "monitoring.answers-invalid" },
        { Sent(instrument: "phq-8"), 422, "/instrument", "monitoring.instrument-unknown" },
        { Sent(more: $",\"afterSessionId\":\"{Guid.Empty}\""), 422, "/afterSessionId", "monitoring.session-unknown" },
    };

    private static string Sent(
        string answers = "[0,0,0,0,0,0,0,0,0]", string takenAt = "2026-05-01T10:00:00Z", string instrument = "phq-9",
        string more = "") =>
        $"{{\"instrument\":\"{instrument}\",\"answers\":{answers},\"takenAt\":\"{takenAt}\"{more}}}";

    [Theory, MemberData(nameof(Faults))]
    public async Task Bad_input_is_told_by_code_and_member(string sent, int status, string? pointer, string code)
    {
        var (answer, problem) = await PostAsync(await KnownAsync(), JsonNode.Parse(sent)!);
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.StartsWith(code, (string?)problem["code"], StringComparison.Ordinal);
        if (pointer is not null)
            Assert.Equal(pointer, (string?)problem["errors"]![0]!["pointer"]);
    }

    [Fact]
    public async Task A_patient_of_whom_nothing_was_heard_is_not_found()
    {
        var (answer, problem) = await PostAsync(
            Guid.NewGuid(), new { instrument = "phq-9", answers = Thirteen, takenAt = Earlier });
        Assert.Equal((HttpStatusCode.NotFound, "request.not-found"), (answer.StatusCode, (string?)problem["code"]));
    }

    private static DateTimeOffset Earlier => MonitoringHost.Now.AddHours(-1);

    private Task<(HttpResponseMessage Answer, JsonNode Body)> PostAsync(Guid patient, object body, string? key = null) =>
        _client.PostAsync($"/v1/patients/{patient}/instruments", body, key);

    private async Task<Guid> KnownAsync()
    {
        var told = new Told();
        await host.TellAsync("screening", told.Registered);
        var (answer, _) = await _client.ReadAsync($"/v1/patients/{told.Patient}/outcomes");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return told.Patient;
    }
}
