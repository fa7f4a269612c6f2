using System.Net;
using Stillwater.Contracts.Session.V1;
using Stillwater.Harness.Hosting;

namespace Stillwater.Screenings.Tests;

/// <summary>Facts about a patient who is under treatment already, on real servers.</summary>
public sealed class InTreatmentHttpTests(ScreeningFixture fixture) : IClassFixture<ScreeningFixture>
{
    private readonly Clinic _clinic = fixture.Northside;

    [Fact]
    public async Task A_new_medicine_is_told_apart_judged_and_ends_the_verdict()
    {
        var (path, patient, verdict) = await ScreenedAsync();
        var medicines = $"/v1/patients/{patient}/medications";
        var read = await _clinic.GetAsync(medicines);
        Assert.Equal(("screening", "sertraline"), (
            (string?)read["toldIn"], (string?)Assert.Single(read["medications"].AsArray())!["ingredient"]));

        var changed = await _clinic.PutAsync(medicines, Changed("Sertraline 100 mg", "Parnate 10 mg"), read.ETag);
        Assert.Equal(HttpStatusCode.OK, changed.Status);
        Assert.Equal("tranylcypromine", (string?)Assert.Single(changed["added"].AsArray()));
        Assert.Empty(changed["stopped"].AsArray());
        var interaction = changed["interactions"].AsArray().Single(i => (string?)i!["ruleId"] == "DI-03")!;
        Assert.Equal(("review", "s2"), ((string?)interaction["action"], (string?)interaction["severity"]));
        Assert.True((bool)changed["rescreenRequired"]);

        read = await _clinic.GetAsync(medicines);
        Assert.Equal(("treatment", "outside-prescriber"), ((string?)read["toldIn"], (string?)read["changedBy"]));
        Assert.Equal("Parnate 10 mg", (string?)read["medications"][1]!["name"]);
        var screening = await _clinic.GetAsync(path);
        Assert.Equal(("expired", "medicine"), ((string?)screening["state"], (string?)screening["expiry"]["because"]));

        var again = await _clinic.PostAsync($"{path}/determination", new { }, screening.ETag);
        Assert.Contains("DI-03", again["findings"].AsArray().Select(f => (string?)f!["ruleId"]));
        Assert.NotEqual((string?)verdict, (string?)again["determinationId"]);
        Assert.DoesNotContain("Parnate", await StoredText.OfAsync(fixture.Host), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_list_at_fault_is_refused_by_its_place()
    {
        var (_, patient, _) = await ScreenedAsync();
        var medicines = $"/v1/patients/{patient}/medications";
        Assert.Equal((HttpStatusCode)428, (await _clinic.PutAsync(medicines, Changed("Sertraline"), null)).Status);
        var later = new
        {
            medications = new[] { new { name = "Sertraline", lastTakenAt = ScreeningFixture.Noon.AddHours(1) } },
            changedBy = "patient",
        };
        var refused = await _clinic.PutAsync(medicines, later, (await _clinic.GetAsync(medicines)).ETag);
        Assert.Equal(((HttpStatusCode)422, "screening.taken-in-future"), (refused.Status, refused.Code));
        Assert.Equal("/medications/0/lastTakenAt", (string?)refused["errors"][0]!["pointer"]);
        var byNobody = new { medications = Array.Empty<object>(), changedBy = "neighbour" };
        Assert.Equal(HttpStatusCode.BadRequest, (await _clinic.PutAsync(medicines, byNobody, "\"1\"")).Status);
    }

    [Fact]
    public async Task A_pregnancy_forbids_treatment_and_asks_for_a_new_screening()
    {
        var (path, patient, _) = await ScreenedAsync();
        var reported = await _clinic.PostAsync(
            $"/v1/patients/{patient}/health-changes",
            new { kind = "pregnancy", onset = "2026-02-20", reportedBy = "patient" });
        Assert.Equal((HttpStatusCode.Created, true), (reported.Status, (bool)reported["rescreenRequired"]));
        Assert.Equal(("CI-09", "block"), (
            (string?)reported["findings"][0]!["ruleId"], (string?)reported["findings"][0]!["action"]));
        Assert.Equal(3, reported["eventIds"].AsArray().Count);

        var screening = await _clinic.GetAsync(path);
        Assert.Equal("pregnancy", (string?)screening["expiry"]["because"]);
        var again = await _clinic.PostAsync($"{path}/determination", new { }, screening.ETag);
        Assert.Equal("ineligible", (string?)again["verdict"]);
    }

    [Theory]
    [InlineData("diagnosis", null, "screening.diagnosis-code-missing")]
    [InlineData("diagnosis", "grumpiness", "screening.condition-unknown")]
    public async Task A_diagnosis_is_reported_by_a_known_code(string kind, string? code, string refusal)
    {
        var patient = await _clinic.RegisterAsync();
        var refused = await _clinic.PostAsync($"{patient}/health-changes", new { kind, code, reportedBy = "clinician" });
        Assert.Equal(((HttpStatusCode)422, refusal), (refused.Status, refused.Code));
        Assert.Equal(HttpStatusCode.NotFound, (await fixture.Harborview.PostAsync(
            $"{patient}/health-changes", new { kind = "procedure", reportedBy = "clinician" })).Status);
    }

    [Fact]
    public async Task A_verdict_ends_by_itself_when_its_time_is_over()
    {
        await using var host = await ServiceHost.StartAsync("screening", typeof(Program));
        await host.SetClockAsync("northside", ScreeningFixture.Noon);
        var clinic = new Clinic(host.ClientOf("northside", "prescriber", "prescriber-1", sandbox: true));
        var (path, _, etag) = await clinic.OpenAsync();
        etag = await clinic.TellAsync(path, etag);
        Assert.Equal("eligible", (string?)(await clinic.PostAsync($"{path}/determination", new { }, etag))["verdict"]);

        await host.SetClockAsync("northside", ScreeningFixture.Noon.AddDays(90).AddMinutes(-1));
        Assert.Equal("determined", (string?)(await clinic.GetAsync(path))["state"]);
        await host.SetClockAsync("northside", ScreeningFixture.Noon.AddDays(90));
        var read = await clinic.GetAsync(path);
        Assert.Equal(("expired", "valid-until"), ((string?)read["state"], (string?)read["expiry"]["because"]));
    }

    [Fact]
    public async Task A_treatment_consent_is_taken_back_by_a_person_and_names_the_sessions_that_it_carried()
    {
        var (path, patient, _) = await ScreenedAsync();
        var (session, cancelled) = (Guid.NewGuid(), Guid.NewGuid());
        await fixture.Host.TellAsync("session", "northside",
            Scheduled(patient, Guid.NewGuid(), 1, ScreeningFixture.Noon.AddDays(-1)),
            Scheduled(patient, session, 2, ScreeningFixture.Noon.AddDays(1)),
            Scheduled(patient, cancelled, 3, ScreeningFixture.Noon.AddDays(4)),
            new SessionCancelled(patient, Guid.NewGuid(), cancelled, 3, [], "patient", ScreeningFixture.Noon));
        await fixture.HeardAsync(patient, 4);
        var consents = $"/v1/patients/{patient}/consents";
        var treatment = (await _clinic.GetAsync(consents))["items"].AsArray().First(c => (string?)c!["kind"] == "treatment")!;
        Assert.Equal(("live", "Ada Quillfeather"), ((string?)treatment["state"], (string?)treatment["signedBy"]!["name"]));

        var withdrawal = $"{consents}/{treatment["consentId"]}/withdrawal";
        var withoutPerson = new Clinic(fixture.Host.ClientOf("northside", "client", sandbox: true));
        Assert.Equal(HttpStatusCode.Forbidden, (await withoutPerson.PostAsync(withdrawal, new { })).Status);
        var taken = await fixture.As("front-desk", "front-desk-1").PostAsync(withdrawal, new { reason = "Feels unwell after" });
        Assert.Equal((HttpStatusCode.OK, ScreeningFixture.Noon), (taken.Status, (DateTimeOffset)taken["effectiveAt"]));
        Assert.Equal(session, (Guid)Assert.Single(taken["sessionsCancelled"].AsArray())!);
        Assert.Null(taken.Body!["homeDosesLocked"]);
        Assert.Contains("medical-records-law", taken["retainedUnder"].AsArray().Select(r => (string?)r!["basis"]));

        var again = await _clinic.PostAsync(withdrawal, new { });
        Assert.Equal((HttpStatusCode.Conflict, "screening.consent-not-live"), (again.Status, again.Code));
        Assert.Equal("consent-withdrawn", (string?)(await _clinic.GetAsync(path))["expiry"]["because"]);
        var listed = (await _clinic.GetAsync(consents))["items"].AsArray();
        Assert.Equal(
            [("off-label", "live"), ("treatment", "withdrawn")],
            listed.Select(c => ((string?)c!["kind"], (string?)c["state"])).Order());
        Assert.DoesNotContain("unwell", await StoredText.OfAsync(fixture.Host), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sharing_is_consented_to_and_taken_back_apart_from_treatment()
    {
        var (path, patient, _) = await ScreenedAsync();
        var given = await _clinic.PostAsync($"/v1/patients/{patient}/consents", new
        {
            kind = "data-sharing", documentVersion = "2026-01", recipient = "site-b",
            signedBy = new { name = "Ada Quillfeather", relation = "self" }, signedAt = ScreeningFixture.Noon,
        });
        Assert.Equal((HttpStatusCode.Created, "site-b"), (given.Status, (string?)given["recipient"]));
        var taken = await _clinic.DeleteAsync($"{path}/consents/{given["consentId"]}");
        Assert.Equal((HttpStatusCode.OK, "data-sharing"), (taken.Status, (string?)taken["kind"]));
        Assert.Empty(taken["sessionsCancelled"].AsArray());
        Assert.False((bool)taken["homeDosesLocked"]);
        Assert.Equal("determined", (string?)(await _clinic.GetAsync(path))["state"]);
        Assert.Equal(HttpStatusCode.NotFound,
            (await fixture.Harborview.DeleteAsync($"{path}/consents/{given["consentId"]}")).Status);
    }

    [Theory]
    [InlineData("Site B", null, "request.invalid")]
    [InlineData(null, "intranasal", "screening.consent-route-other")]
    [InlineData("site-b", null, "screening.consent-recipient-other")]
    public async Task A_consent_at_fault_is_refused(string? recipient, string? route, string code)
    {
        var patient = await _clinic.RegisterAsync();
        var refused = await _clinic.PostAsync($"{patient}/consents", new
        {
            kind = "off-label", documentVersion = "2026-01", recipient, route,
            signedBy = new { name = "Ada Quillfeather", relation = "self" }, signedAt = ScreeningFixture.Noon,
        });
        Assert.Equal(code, refused.Code);
    }

    [Fact]
    public async Task The_texts_to_sign_are_shown_with_their_label_status()
    {
        var texts = (await _clinic.GetAsync("/v1/consent-documents?route=intranasal"))["items"].AsArray();
        Assert.Equal(
            ["data-sharing", "esketamine", "marketing", "telehealth", "treatment"],
            texts.Select(t => (string?)t!["kind"]).Order());
        Assert.Equal("approved", (string?)texts.Single(t => (string?)t!["kind"] == "esketamine")!["labelStatus"]);
        Assert.Equal(
            "2026-01",
            (string?)Assert.Single((await _clinic.GetAsync("/v1/consent-documents?kind=off-label"))["items"].AsArray())![
                "documentVersion"]);
    }

    private static SessionScheduled Scheduled(Guid patient, Guid session, int number, DateTimeOffset startsAt) =>
        new(patient, Guid.NewGuid(), session, number, startsAt, ScreeningFixture.Noon);

    private static object Changed(params string[] names) => new
    {
        medications = names.Select(name => new { name, frequency = "daily" }), changedBy = "outside-prescriber",
    };

    private async Task<(string Path, Guid Patient, System.Text.Json.Nodes.JsonNode Verdict)> ScreenedAsync()
    {
        var (path, patient, etag) = await _clinic.OpenAsync();
        etag = await _clinic.TellAsync(path, etag);
        var verdict = await _clinic.PostAsync($"{path}/determination", new { }, etag);
        Assert.Equal("eligible", (string?)verdict["verdict"]);
        return (path, patient, verdict["determinationId"]);
    }
}
