using System.Net;

namespace Stillwater.Screenings.Tests;

/// <summary>Education, requests for erasure and legal holds, on real servers.</summary>
public sealed class RecordsHttpTests(ScreeningFixture fixture) : IClassFixture<ScreeningFixture>
{
    private readonly Clinic _clinic = fixture.Northside;
    private readonly Clinic _auditor = fixture.As("auditor", "audit");
    private readonly Clinic _director = fixture.As("medical-director", "medical-director-1");

    [Fact]
    public async Task What_was_read_is_shown_with_the_patient_and_what_is_left_is_told()
    {
        var texts = await _clinic.GetAsync("/v1/education?route=iv");
        Assert.Equal(("off-label", 4), ((string?)texts["labelStatus"], texts["items"].AsArray().Count));

        var patient = await _clinic.RegisterAsync();
        var read = await _clinic.PostAsync(
            $"{patient}/education-acknowledgements",
            new { topic = "risks", version = "2026-01", readAt = ScreeningFixture.Noon });
        Assert.Equal(HttpStatusCode.Created, read.Status);
        Assert.Equal(["mechanism", "what-to-expect", "alternatives"], read["missing"].AsArray().Select(m => (string?)m));
        var shown = Assert.Single((await _clinic.GetAsync(patient))["education"].AsArray())!;
        Assert.Equal(("risks", true), ((string?)shown["topic"], (bool)shown["isCurrent"]!));

        var stale = await _clinic.PostAsync(
            $"{patient}/education-acknowledgements",
            new { topic = "risks", version = "2020-01", readAt = ScreeningFixture.Noon });
        Assert.Equal(((HttpStatusCode)422, "screening.education-version-stale"), (stale.Status, stale.Code));
        var unknown = await _clinic.PostAsync(
            $"{patient}/education-acknowledgements",
            new { topic = "astrology", version = "2026-01", readAt = ScreeningFixture.Noon });
        Assert.Equal(((HttpStatusCode)422, "screening.education-topic-unknown"), (unknown.Status, unknown.Code));
    }

    [Fact]
    public async Task A_request_for_erasure_is_classified_and_claims_no_erasure()
    {
        var (path, request) = await RequestedAsync();
        Assert.Equal(("requested", ScreeningFixture.Noon.AddDays(30)), (
            (string?)request["state"], (DateTimeOffset)request["dueAt"]));
        var decision = new { decision = "proceed", reason = "The retention table applies." };
        var early = await _director.PostAsync($"{path}/decision", decision, request.ETag);
        Assert.Equal((HttpStatusCode.Conflict, "screening.erasure-identity-open"), (early.Status, early.Code));

        var known = await _clinic.PostAsync($"{path}/identity-check", new { method = "photo-id" }, request.ETag);
        Assert.Equal("identity-confirmed", (string?)known["state"]);
        Assert.Equal(HttpStatusCode.Forbidden, (await _clinic.PostAsync($"{path}/decision", decision, known.ETag)).Status);
        var decided = await _director.PostAsync($"{path}/decision", decision, known.ETag);
        Assert.Equal("classified", (string?)decided["state"]);
        var kept = decided["classes"].AsArray().Single(c => (string?)c!["class"] == "medical-record")!;
        Assert.Equal(("retain", "2033-03-02"), ((string?)kept["action"], (string?)kept["until"]));
        Assert.All(decided["classes"].AsArray(), c => Assert.Null(c!["confirmedAt"]));
        Assert.Null(decided.Body!["certificate"]);

        var disputed = await _clinic.PostAsync(
            $"{path}/dispute", new { reason = "The patient wants all of it gone." }, decided.ETag);
        Assert.Equal("on-hold", (string?)disputed["state"]);
        var read = await _auditor.GetAsync(path);
        Assert.Equal(("on-hold", "The retention table applies."), ((string?)read["state"], (string?)read["reason"]));
        Assert.Equal(HttpStatusCode.NotFound, (await fixture.Harborview.GetAsync(path)).Status);
        Assert.DoesNotContain("retention table", await StoredText.OfAsync(fixture.Host), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_legal_hold_locks_a_decision_until_it_is_released()
    {
        var (path, request) = await RequestedAsync();
        var patient = $"/v1/patients/{request["patientId"]}";
        var why = new { reason = "Court order 17/2026" };
        Assert.Equal(HttpStatusCode.Forbidden, (await _director.PostAsync($"{patient}/legal-holds", why)).Status);
        var hold = await _auditor.PostAsync($"{patient}/legal-holds", why);
        Assert.Equal((HttpStatusCode.Created, "placed"), (hold.Status, (string?)hold["state"]));
        Assert.True((bool)(await _clinic.GetAsync(patient))["legalHold"]);
        Assert.Equal("on-hold", (string?)(await _clinic.GetAsync(path))["state"]);

        var known = await _clinic.PostAsync($"{path}/identity-check", new { method = "account" }, request.ETag);
        var decision = new { decision = "proceed", reason = "The retention table applies." };
        var locked = await _director.PostAsync($"{path}/decision", decision, known.ETag);
        Assert.Equal(((HttpStatusCode)423, "screening.legal-hold"), (locked.Status, locked.Code));

        var released = await _auditor.PostAsync($"{patient}/legal-holds/{hold["holdId"]}/release", why);
        Assert.Equal("released", (string?)released["state"]);
        Assert.Equal("screening.legal-hold-released", (await _auditor.PostAsync(
            $"{patient}/legal-holds/{hold["holdId"]}/release", why)).Code);
        Assert.Equal(
            "classified", (string?)(await _director.PostAsync($"{path}/decision", decision, known.ETag))["state"]);
        Assert.DoesNotContain("Court order", await StoredText.OfAsync(fixture.Host), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_patient_has_one_open_request_and_may_ask_again_after_a_refusal()
    {
        var (path, request) = await RequestedAsync();
        var again = new { patientId = (Guid)request["patientId"], scope = "all", receivedVia = "letter" };
        var second = await _clinic.PostAsync("/v1/erasure-requests", again);
        Assert.Equal((HttpStatusCode.Conflict, "screening.erasure-open"), (second.Status, second.Code));

        var known = await _clinic.PostAsync($"{path}/identity-check", new { method = "account" }, request.ETag);
        var refused = await _director.PostAsync(
            $"{path}/decision", new { decision = "refuse", reason = "Not the patient." }, known.ETag);
        Assert.Equal(("refused", 0), ((string?)refused["state"], refused["classes"].AsArray().Count));
        Assert.Equal(HttpStatusCode.Created, (await _clinic.PostAsync("/v1/erasure-requests", again)).Status);
    }

    private async Task<(string Path, Reply Request)> RequestedAsync()
    {
        var patient = await _clinic.RegisterAsync();
        var request = await _clinic.PostAsync(
            "/v1/erasure-requests",
            new { patientId = Guid.Parse(patient.Split('/')[^1]), scope = "all", receivedVia = "email" });
        Assert.Equal(HttpStatusCode.Created, request.Status);
        return ($"/v1/erasure-requests/{request["id"]}", request);
    }
}
