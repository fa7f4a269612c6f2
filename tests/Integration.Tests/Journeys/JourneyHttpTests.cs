using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Stillwater.Contracts;
using Stillwater.Harness;
using Stillwater.Platform.Keys;
using Stillwater.Platform.Tenancy;

namespace Stillwater.Integration.Tests.Journeys;

/// <summary>A journey from the signed plan to a completed integration session, over broker and REST.</summary>
[Collection(nameof(IntegrationHost))]
public class JourneyHttpTests(IntegrationHost host)
{
    private const string Goal = "walk the dog again before work";
    private const string Insight = "saw my father's kitchen and was not afraid";
    private const string Actions = "write to my sister on Sunday";
    private readonly HttpClient _therapist = host.As(Roles.Therapist, "therapist-1");
    private readonly HttpClient _clinician = host.As(Roles.Clinician, "clinician-1");

    [Fact]
    public async Task A_signed_plan_opens_one_journey_that_its_patient_is_found_by()
    {
        var told = new Told(IntegrationHost.Now.AddHours(-48));
        await host.TellAsync("treatment-plan", told.Signed, told.Maintained);
        var (_, list) = await _therapist.ReadAsync($"/v1/journeys?patientId={told.Patient}");
        Assert.Equal($"{told.Plan}", (string?)Assert.Single(list["items"]!.AsArray())!["planId"]);

        await Eventually.TrueAsync(async () =>
            (string?)(await _therapist.ReadAsync(told.Journey)).Body["phase"] == "maintenance");
    }

    [Fact]
    public async Task Goals_are_replaced_as_a_whole_by_who_has_seen_them()
    {
        var told = await OpenedAsync();
        var (etag, _) = await _therapist.ReadAsync(told.Journey);
        var (stale, _) = await SetAsync(told, "\"9\"", new { text = Goal });
        var (unseen, _) = await SetAsync(told, null, new { text = Goal });
        Assert.Equal((412, 428), ((int)stale.StatusCode, (int)unseen.StatusCode));

        var (answer, body) = await SetAsync(told, etag, new { text = Goal }, new { text = "sleep" });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var kept = (Guid)body["goals"]![0]!["goalId"]!;
        var progress = await _therapist.PostAsync($"{told.Journey}/goals/{kept}/progress", new { rating = 6, note = Actions });
        Assert.Equal(HttpStatusCode.Created, progress.Answer.StatusCode);

        await SetAsync(told, answer.Headers.ETag!.Tag, new { text = Goal + "!", goalId = kept });
        var goal = Assert.Single((await _clinician.ReadAsync(told.Journey)).Body["goals"]!.AsArray())!;
        Assert.Equal(
            (Goal + "!", 6, Actions),
            ((string?)goal["text"], (int)goal["progress"]![0]!["rating"]!, (string?)goal["progress"]![0]!["note"]));
    }

    [Fact]
    public async Task Integration_in_the_window_is_scheduled_recorded_and_completed()
    {
        var told = await OpenedAsync();
        var (answer, body) = await ScheduleAsync(told, IntegrationHost.Now.AddMinutes(-50));
        Assert.Equal((HttpStatusCode.Created, true), (answer.StatusCode, (bool)body["inWindow"]!));
        Assert.Empty(body["warnings"]!.AsArray());

        var note = await _therapist.PostAsync(
            $"{told.Journey}/sessions/1/notes",
            new { themes = new[] { "self-compassion", "relationships" }, insight = Insight, actions = Actions });
        Assert.Equal(HttpStatusCode.Created, note.Answer.StatusCode);

        var (completion, completed) = await _therapist.PostAsync(
            $"{told.Journey}/sessions/1/completion", new { completedAt = IntegrationHost.Now },
            (await _therapist.ReadAsync(told.Journey)).ETag);
        Assert.Equal((HttpStatusCode.OK, "met"), (completion.StatusCode, (string?)completed["followUp"]));

        var session = (await _therapist.ReadAsync(told.Journey)).Body["sessions"]![0]!;
        Assert.Equal((Insight, Actions), ((string?)session["notes"]![0]!["insight"], (string?)session["notes"]![0]!["actions"]));
    }

    [Fact]
    public async Task The_texts_of_therapy_notes_are_for_therapists_alone()
    {
        var told = await OpenedAsync();
        await ScheduleAsync(told, IntegrationHost.Now);
        await _clinician.PostAsync(
            $"{told.Journey}/sessions/1/notes", new { themes = new[] { "grief" }, insight = Insight });
        var note = (await _clinician.ReadAsync(told.Journey)).Body["sessions"]![0]!["notes"]![0]!;
        Assert.Equal(("grief", true), ((string?)note["themes"]![0], (bool)note["withheld"]!));
        Assert.Null(note["insight"]);
    }

    [Fact]
    public async Task A_time_outside_the_window_is_accepted_with_a_warning()
    {
        var told = await OpenedAsync();
        var (answer, body) = await ScheduleAsync(told, told.DischargedAt.AddHours(80));
        Assert.Equal((HttpStatusCode.Created, false), (answer.StatusCode, (bool)body["inWindow"]!));
        var warning = Assert.Single(body["warnings"]!.AsArray())!;
        Assert.Equal(("integration.outside-window", "INT-05"), ((string?)warning["code"], (string?)warning["ruleId"]));
    }

    [Fact]
    public async Task An_outcome_asks_for_a_look_at_the_goals()
    {
        var told = await OpenedAsync();
        await host.TellAsync("monitoring", told.Assessed);
        await Eventually.TrueAsync(async () => (await _therapist.ReadAsync(told.Journey)).Body["reviews"]!.AsArray()
            .Any(review => (string?)review!["class"] == "response"));
    }

    [Fact]
    public async Task What_a_patient_says_is_never_stored_in_the_clear_and_is_gone_with_its_key()
    {
        var told = await OpenedAsync();
        await SetAsync(told, (await _therapist.ReadAsync(told.Journey)).ETag, new { text = Goal });
        await ScheduleAsync(told, IntegrationHost.Now);
        await _therapist.PostAsync($"{told.Journey}/sessions/1/notes", new { themes = new[] { "grief" }, insight = Insight });
        var database = host.Service.Lease["integration"];
        Assert.Equal(0, await database.ScalarAsync<long>(
            $"select count(*) from mt_events where data::text like '%{Goal}%' or data::text like '%father%'"));

        var scope = new SealScope(IntegrationHost.Clinic, told.Patient);
        await host.Service.Services.GetRequiredService<KeyStore>().DestroyAsync(scope, DataClass.TherapyNotes);
        var journey = (await _therapist.ReadAsync(told.Journey)).Body;
        Assert.Equal(Goal, (string?)journey["goals"]![0]!["text"]);
        Assert.Null(journey["sessions"]![0]!["notes"]![0]!["insight"]);
        Assert.Equal("/sessions/0/notes/0/insight", (string?)Assert.Single(journey["erased"]!.AsArray()));
    }

    private async Task<Told> OpenedAsync()
    {
        var told = new Told(IntegrationHost.Now.AddHours(-48));
        await host.TellAsync("treatment-plan", told.Signed);
        await host.TellAsync("session", told.Session);
        await Eventually.TrueAsync(async () => (await _therapist.ReadAsync(told.Journey)).Body["dosings"]!.AsArray()
            .Any(dosing => (string?)dosing!["followUp"] == "awaited"));
        return told;
    }

    private Task<(HttpResponseMessage Answer, JsonNode Body)> SetAsync(Told told, string? etag, params object[] goals) =>
        _therapist.SendAsync(HttpMethod.Put, $"{told.Journey}/goals", new { goals }, etag);

    private Task<(HttpResponseMessage Answer, JsonNode Body)> ScheduleAsync(Told told, DateTimeOffset startsAt) =>
        _therapist.PostAsync($"{told.Journey}/sessions", new
        {
            kind = "integration",
            dosingSessionId = told.Dosing,
            startsAt,
            therapistId = Path.Therapist,
            mode = "video",
        });
}
