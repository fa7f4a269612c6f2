using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Stillwater.Screenings.Tests;

/// <summary>The screening of the happy path and what it refuses, on real servers.</summary>
public sealed class ScreeningHttpTests(ScreeningFixture fixture) : IClassFixture<ScreeningFixture>
{
    private readonly Clinic _clinic = fixture.Northside;

    [Fact]
    public async Task A_patient_is_screened_from_registration_to_an_eligible_verdict()
    {
        var (path, patient, etag) = await _clinic.OpenAsync();
        Assert.Equal("\"1\"", etag);
        var missing = (await _clinic.GetAsync(path))["missing"].AsArray();
        Assert.Contains("consent-treatment", missing.Select(m => (string?)m));

        etag = await _clinic.TellAsync(path, etag);
        Assert.Equal("\"3\"", etag);
        var verdict = await _clinic.PostAsync($"{path}/determination", new { }, etag);
        Assert.Equal(HttpStatusCode.OK, verdict.Status);
        Assert.Equal("eligible", (string?)verdict["verdict"]);
        Assert.Equal("2026.2", (string?)verdict["ruleSet"]["version"]);
        Assert.Contains("iv", verdict["permittedRoutes"].AsArray().Select(r => (string?)r));
        Assert.Equal(ScreeningFixture.Noon.AddDays(90), (DateTimeOffset)verdict["validUntil"]);
        Assert.Equal(
            ["RC-17", "SCR-08", "DI-07", "DI-14"], verdict["findings"].AsArray().Select(f => (string?)f!["ruleId"]));
        Assert.All(verdict["findings"].AsArray(), f => Assert.Equal("info", (string?)f!["action"]));
        Assert.Single(verdict["eventIds"].AsArray());

        var read = await _clinic.GetAsync(path);
        Assert.Equal(("determined", "\"4\""), ((string?)read["state"], read.ETag));
        Assert.Empty(read["missing"].AsArray());
        Assert.Equal("worse in winter", (string?)read["history"]["conditions"]![0]!["note"]);
        Assert.Equal("Sertraline 100 mg", (string?)read["medications"][0]!["name"]);
        Assert.Equal("sertraline", (string?)read["medications"][0]!["ingredient"]);
        Assert.Equal(5, read["instruments"].AsArray().Count);
        Assert.Equal(patient, (Guid)read["patientId"]);
        Assert.Equal(["treatment", "off-label"], read["consents"].AsArray().Select(c => (string?)c!["kind"]));
    }

    [Fact]
    public async Task A_patient_is_shown_and_found_by_the_clinic_s_own_id()
    {
        var externalId = $"MRN-{Guid.NewGuid()}";
        var registered = await _clinic.PostAsync("/v1/patients", Bodies.Patient(externalId));
        var read = await _clinic.GetAsync($"/v1/patients/{registered["id"]}");
        Assert.Equal(
            ("Ada", "1987-06-01", externalId),
            ((string?)read["givenName"], (string?)read["birthDate"], (string?)read["externalId"]));
        Assert.Equal((24.0m, 1987), ((decimal)read["bmi"], (int)read["birthYear"]));
        Assert.Equal("brother", (string?)read["emergencyContact"]["relation"]);

        var found = await _clinic.GetAsync($"/v1/patients?externalId={externalId.ToLowerInvariant()}");
        Assert.Equal((Guid)registered["id"], (Guid)Assert.Single(found["items"].AsArray())!["id"]!);
        Assert.Equal("Quillfeather", (string?)found["items"][0]!["familyName"]);
    }

    [Fact]
    public async Task An_external_id_is_taken_once_per_clinic()
    {
        var externalId = $"MRN-{Guid.NewGuid()}";
        Assert.Equal(
            HttpStatusCode.Created, (await _clinic.PostAsync("/v1/patients", Bodies.Patient(externalId))).Status);
        var second = await _clinic.PostAsync("/v1/patients", Bodies.Patient($" {externalId.ToLowerInvariant()}"));
        Assert.Equal((HttpStatusCode.Conflict, "screening.patient-exists"), (second.Status, second.Code));
        Assert.Equal(
            HttpStatusCode.Created,
            (await fixture.Harborview.PostAsync("/v1/patients", Bodies.Patient(externalId))).Status);
    }

    [Theory]
    [InlineData("familyName", "\"\"", "request.invalid", "/familyName")]
    [InlineData("contact", "{\"phone\":\"1\"}", "request.invalid", "/contact/phone")]
    [InlineData("weightKg", "5", "request.invalid", "/weightKg")]
    [InlineData("birthDate", "\"yesterday\"", "request.malformed", "/birthDate")]
    [InlineData("sexAtBirth", "\"unknown\"", "request.malformed", "/sexAtBirth")]
    [InlineData("nickname", "\"Addie\"", "request.malformed", "/nickname")]
    public async Task A_patient_at_fault_is_refused_by_member(string member, string value, string code, string pointer)
    {
        var body = JsonSerializer.SerializeToNode(Bodies.Patient($"MRN-{Guid.NewGuid()}"))!;
        body[member] = JsonNode.Parse(value);
        var refused = await _clinic.PostAsync("/v1/patients", body);
        Assert.Equal((HttpStatusCode.BadRequest, code), Outcome(refused));
        Assert.Equal(pointer, (string?)Assert.Single(refused["errors"].AsArray())!["pointer"]);
    }

    [Fact]
    public async Task A_verdict_is_refused_with_the_list_of_what_is_missing()
    {
        var (path, _, etag) = await _clinic.OpenAsync();
        var refused = await _clinic.PostAsync($"{path}/determination", new { }, etag);
        Assert.Equal(((HttpStatusCode)422, "screening.incomplete"), (refused.Status, refused.Code));
        Assert.Equal(9, refused["unmet"].AsArray().Count);
    }

    [Fact]
    public async Task A_review_defers_until_it_is_accepted_and_only_on_what_was_seen()
    {
        var (path, _, etag) = await _clinic.OpenAsync();
        etag = await _clinic.TellAsync(path, etag);
        var listed = await _clinic.PutAsync(
            $"{path}/medications", Bodies.Medications("Sertraline", "Ativan 1mg"), etag);
        Assert.Equal(["DI-01", "DI-14"], listed["interactions"].AsArray().Select(i => (string?)i!["ruleId"]));
        Assert.Equal(["sertraline", "lorazepam"], listed["ingredients"].AsArray().Select(i => (string?)i));

        var deferred = await _clinic.PostAsync($"{path}/determination", new { }, listed.ETag);
        Assert.Equal("deferred", (string?)deferred["verdict"]);
        var reason = new { ruleId = "DI-01", reason = "Prescriber agrees to skip the morning dose." };
        Assert.Equal(
            HttpStatusCode.PreconditionFailed,
            (await _clinic.PostAsync($"{path}/reviews", reason, listed.ETag)).Status);
        var accepted = await _clinic.PostAsync($"{path}/reviews", reason, deferred.ETag);
        Assert.Equal("review", (string?)accepted["action"]);
        var verdict = await _clinic.PostAsync($"{path}/determination", new { }, accepted.ETag);
        Assert.Equal("eligible-with-conditions", (string?)verdict["verdict"]);
        Assert.StartsWith("Prescriber agrees", (string?)(await _clinic.GetAsync(path))["acceptances"][0]!["reason"]);
    }

    [Fact]
    public async Task A_review_that_asks_for_a_psychiatrist_is_accepted_by_one_and_by_nobody_else()
    {
        var (path, _, etag) = await _clinic.OpenAsync();
        await _clinic.TellAsync(path, etag);
        var history = JsonSerializer.SerializeToNode(Bodies.History())!.AsObject();
        history["conditions"]!.AsArray().Add(new JsonObject { ["code"] = "family-psychosis", ["status"] = "history" });
        var current = (await _clinic.GetAsync(path)).ETag;
        var told = await _clinic.PutAsync($"{path}/history", history, current);
        var deferred = await _clinic.PostAsync($"{path}/determination", new { }, told.ETag);
        Assert.Equal("deferred", (string?)deferred["verdict"]);

        var accept = new { ruleId = "RC-01", reason = "Aunt only; I have seen the patient and sign for it." };
        var refused = await _clinic.PostAsync($"{path}/reviews", accept, deferred.ETag);
        Assert.Equal((HttpStatusCode.Forbidden, "screening.review-role"), (refused.Status, refused.Code));
        var nurse = await fixture.As("clinician", "clinician-1").PostAsync($"{path}/reviews", accept, deferred.ETag);
        Assert.Equal((HttpStatusCode.Forbidden, "screening.review-role"), (nurse.Status, nurse.Code));

        var psychiatrist = fixture.As("prescriber", "psychiatrist-1");
        var accepted = await psychiatrist.PostAsync($"{path}/reviews", accept, deferred.ETag);
        Assert.Equal((HttpStatusCode.OK, "review"), (accepted.Status, (string?)accepted["action"]));
        var verdict = await psychiatrist.PostAsync($"{path}/determination", new { }, accepted.ETag);
        Assert.Equal("eligible-with-conditions", (string?)verdict["verdict"]);
    }

    [Fact]
    public async Task A_block_is_not_waived()
    {
        var (path, _, etag) = await _clinic.OpenAsync();
        etag = await _clinic.TellAsync(path, etag);
        await _clinic.PostAsync(
            $"{path}/labs", new { test = "hcg", interpretation = "positive", takenAt = ScreeningFixture.Noon });
        var verdict = await _clinic.PostAsync($"{path}/determination", new { }, etag);
        Assert.Equal("ineligible", (string?)verdict["verdict"]);
        var refused = await _clinic.PostAsync(
            $"{path}/reviews", new { ruleId = "CI-09", reason = "The patient insists." }, verdict.ETag);
        Assert.Equal(((HttpStatusCode)422, "screening.block-not-waivable"), (refused.Status, refused.Code));
    }

    [Fact]
    public async Task Answers_at_fault_are_named_by_their_place_and_good_ones_scored()
    {
        var (path, _, _) = await _clinic.OpenAsync();
        var refused = await _clinic.PostAsync(
            $"{path}/instruments", Bodies.Instrument("phq-9", [0, 0, 0, 4, 0, 0, 0, 0, 0]));
        Assert.Equal(((HttpStatusCode)422, "screening.answer-invalid"), (refused.Status, refused.Code));
        Assert.Equal("/answers/3", (string?)refused["errors"][0]!["pointer"]);
        Assert.Equal(
            HttpStatusCode.BadRequest,
            (await _clinic.PostAsync($"{path}/instruments", Bodies.Instrument("phq-9", ["x"]))).Status);

        var scored = await _clinic.PostAsync(
            $"{path}/instruments", Bodies.Instrument("phq-9", [3, 3, 3, 3, 2, 3, 2, 1, 2]));
        Assert.Equal(
            (22, "severe", true), ((int)scored["score"], (string?)scored["severity"], (bool)scored["complete"]));
        Assert.Contains("c-ssrs-required", scored["flags"].AsArray().Select(f => (string?)f));
        Assert.False(scored.Body!.AsObject().ContainsKey("positive"));
        var triaged = await _clinic.PostAsync(
            $"{path}/instruments", Bodies.Instrument("c-ssrs", [false, false, null!, null!, null!, true, true]));
        Assert.Equal("high", (string?)triaged["severity"]);
        Assert.Null(triaged.Body!["score"]);
    }

    [Theory]
    [InlineData("treatment", "2020-01", "screening.consent-version-stale")]
    [InlineData("parking", "2026-01", "screening.consent-kind-unknown")]
    public async Task Only_the_current_text_can_be_signed(string kind, string version, string code)
    {
        var (path, _, _) = await _clinic.OpenAsync();
        var refused = await _clinic.PostAsync($"{path}/consents", Bodies.Consent(kind, version));
        Assert.Equal(((HttpStatusCode)422, code), (refused.Status, refused.Code));
    }

    [Fact]
    public async Task Vitals_that_cannot_be_are_refused_and_stored_nowhere()
    {
        var (path, _, _) = await _clinic.OpenAsync();
        var body = new
        {
            takenAt = ScreeningFixture.Noon, systolicMmHg = 80, diastolicMmHg = 90, heartRatePerMin = 72,
            spo2Percent = 98,
        };
        Assert.Equal(
            (HttpStatusCode.BadRequest, "request.invalid"), Outcome(await _clinic.PostAsync($"{path}/vitals", body)));
        var tomorrow = new
        {
            takenAt = ScreeningFixture.Noon.AddDays(1), systolicMmHg = 120, diastolicMmHg = 80, heartRatePerMin = 72,
            spo2Percent = 98,
        };
        Assert.Equal(
            ((HttpStatusCode)422, "screening.taken-in-future"),
            Outcome(await _clinic.PostAsync($"{path}/vitals", tomorrow)));
        Assert.Empty((await _clinic.GetAsync(path))["vitals"].AsArray());
    }

    [Fact]
    public async Task A_change_needs_the_revision_that_was_seen_and_an_addition_does_not()
    {
        var (path, _, etag) = await _clinic.OpenAsync();
        Assert.Equal((HttpStatusCode)428, (await _clinic.PutAsync($"{path}/history", Bodies.History(), null)).Status);
        Assert.Equal(HttpStatusCode.OK, (await _clinic.PostAsync($"{path}/vitals", Bodies.Additions[0].Body)).Status);
        var changed = await _clinic.PutAsync($"{path}/history", Bodies.History(), etag);
        Assert.Equal((HttpStatusCode.OK, "\"2\""), (changed.Status, changed.ETag));
        Assert.Equal(
            HttpStatusCode.PreconditionFailed,
            (await _clinic.PutAsync($"{path}/history", Bodies.History(), etag)).Status);
    }

    [Fact]
    public async Task A_repeat_of_a_key_changes_nothing_and_answers_the_same()
    {
        var body = Bodies.Patient($"MRN-{Guid.NewGuid()}");
        var key = $"{Guid.NewGuid()}";
        var first = await _clinic.PostAsync("/v1/patients", body, key: key);
        var second = await _clinic.PostAsync("/v1/patients", body, key: key);
        Assert.Equal((string?)first["id"], (string?)second["id"]);
        Assert.True(second.WasReplayed);
    }

    [Fact]
    public async Task Another_clinic_sees_and_touches_nothing()
    {
        var (path, patient, etag) = await _clinic.OpenAsync();
        var other = fixture.Harborview;
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(path)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"/v1/patients/{patient}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.PutAsync($"{path}/history", Bodies.History(), etag)).Status);
        Assert.Equal(
            HttpStatusCode.NotFound, (await other.PostAsync($"{path}/vitals", Bodies.Additions[0].Body)).Status);
        var open = new { patientId = patient, targetCondition = "trd", requestedSetting = "clinic" };
        Assert.Equal(HttpStatusCode.NotFound, (await other.PostAsync("/v1/screenings", open)).Status);
    }

    [Fact]
    public async Task Who_may_not_judge_is_refused()
    {
        var (path, _, etag) = await _clinic.OpenAsync();
        var frontDesk = fixture.As("front-desk", "front-desk-1");
        Assert.Equal(HttpStatusCode.OK, (await frontDesk.GetAsync(path)).Status);
        Assert.Equal(
            HttpStatusCode.Forbidden, (await frontDesk.PostAsync($"{path}/determination", new { }, etag)).Status);
        Assert.Equal(
            HttpStatusCode.Forbidden, (await frontDesk.PutAsync($"{path}/history", Bodies.History(), etag)).Status);
    }

    [Fact]
    public async Task Stored_events_hold_nothing_that_identifies_the_patient()
    {
        var (path, _, etag) = await _clinic.OpenAsync();
        await _clinic.TellAsync(path, etag);
        var stored = await StoredText.OfAsync(fixture.Host);
        Assert.Contains("screening.medications-recorded.v1", stored, StringComparison.Ordinal);
        Assert.Contains("not-pregnant", stored, StringComparison.Ordinal);
        string[] secrets =
            ["Quillfeather", "555 0100", "1987-06-01", "worse in winter", "penicillin", "100 mg", "brother"];
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, stored, StringComparison.OrdinalIgnoreCase));
    }

    private static (HttpStatusCode, string?) Outcome(Reply reply) => (reply.Status, reply.Code);
}
