using System.Net;

namespace Stillwater.Screenings.Tests;

/// <summary>A patient's record between registration and treatment, on real servers.</summary>
public sealed class PatientRecordHttpTests(ScreeningFixture fixture) : IClassFixture<ScreeningFixture>
{
    private readonly Clinic _clinic = fixture.Northside;

    [Fact]
    public async Task A_patient_who_moves_is_shown_with_the_new_details()
    {
        var patient = await _clinic.RegisterAsync();
        var move = new
        {
            contact = new { phone = "+1 555 0199" }, homeAddress = "9 Larkspur Road, Duluth MN 55802",
            timeZone = "America/Chicago", reason = "Moved house",
        };
        Assert.Equal((HttpStatusCode)428, (await _clinic.PatchAsync(patient, move, null)).Status);
        var updated = await _clinic.PatchAsync(patient, move, "\"1\"");
        Assert.Equal((HttpStatusCode.OK, "\"2\""), (updated.Status, updated.ETag));
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await _clinic.PatchAsync(patient, move, "\"1\"")).Status);

        var read = await _clinic.GetAsync(patient);
        Assert.Equal(
            ("9 Larkspur Road, Duluth MN 55802", "America/Chicago", "+1 555 0199"),
            ((string?)read["homeAddress"], (string?)read["timeZone"], (string?)read["contact"]["phone"]));
        Assert.Null(read["contact"]["email"]);
        Assert.Equal("brother", (string?)read["emergencyContact"]["relation"]);
        var stored = await StoredText.OfAsync(fixture.Host);
        Assert.DoesNotContain("Larkspur", stored, StringComparison.Ordinal);
        Assert.DoesNotContain("Moved house", stored, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"reason\":\"Moved\"}", "request.invalid", "/givenName")]
    [InlineData("{\"reason\":\"Moved\",\"timeZone\":\"Mars/Olympus\"}", "request.invalid", "/timeZone")]
    [InlineData("{\"timeZone\":\"America/Chicago\"}", "request.malformed", "/reason")]
    [InlineData("{\"reason\":\"Moved\",\"familyName\":\"X\"}", "request.malformed", "/familyName")]
    public async Task A_change_at_fault_is_refused_by_member(string body, string code, string pointer)
    {
        var patient = await _clinic.RegisterAsync();
        var refused = await _clinic.PatchAsync(patient, System.Text.Json.Nodes.JsonNode.Parse(body)!, "\"1\"");
        Assert.Equal((HttpStatusCode.BadRequest, code), (refused.Status, refused.Code));
        Assert.Contains(pointer, refused["errors"].AsArray().Select(e => (string?)e!["pointer"]));
    }

    [Fact]
    public async Task A_patient_who_lost_weight_needs_a_new_dose()
    {
        var patient = await _clinic.RegisterAsync();
        var same = await _clinic.PostAsync(
            $"{patient}/measurements", new { weightKg = 66, takenAt = ScreeningFixture.Noon });
        Assert.Equal((HttpStatusCode.Created, "\"1\""), (same.Status, same.ETag));
        Assert.Equal((24.0m, false), ((decimal)same["bmi"], (bool)same["planRecomputeDue"]));
        var less = await _clinic.PostAsync(
            $"{patient}/measurements", new { weightKg = 62.5, heightCm = 166, takenAt = ScreeningFixture.Noon });
        Assert.Equal((-5.3m, true, false), (
            (decimal)less["changePercent"], (bool)less["planRecomputeDue"], (bool)less["weightStale"]));
        Assert.Equal(62.5m, (decimal)(await _clinic.GetAsync(patient))["weightKg"]);

        var refused = await _clinic.PostAsync(
            $"{patient}/measurements", new { weightKg = 66, takenAt = ScreeningFixture.Noon.AddMinutes(1) });
        Assert.Equal(((HttpStatusCode)422, "screening.taken-in-future"), (refused.Status, refused.Code));
        Assert.Equal(HttpStatusCode.BadRequest, (await _clinic.PostAsync(
            $"{patient}/measurements", new { weightKg = "66", takenAt = ScreeningFixture.Noon })).Status);
    }

    [Fact]
    public async Task The_answers_say_what_is_resistant_and_what_is_not_recognised()
    {
        var (path, _, etag) = await _clinic.OpenAsync();
        var history = await _clinic.PutAsync($"{path}/history", Bodies.History(), etag);
        Assert.Equal((3, true), ((int)history["failedAdequateTrials"], (bool)history["treatmentResistant"]));
        Assert.Empty(history["unrecognised"].AsArray());

        var listed = await _clinic.PutAsync(
            $"{path}/medications", Bodies.Medications("Sertraline", "Zorblaxin 20"), history.ETag);
        Assert.Equal("/medications/1/name", (string?)Assert.Single(listed["unrecognised"].AsArray()));
        Assert.Contains("DI-00", listed["interactions"].AsArray().Select(i => (string?)i!["ruleId"]));
        Assert.Equal("Zorblaxin 20", (string?)(await _clinic.GetAsync(path))["medications"][1]!["name"]);
    }

    [Fact]
    public async Task Goals_and_alternatives_are_kept_closed_and_the_home_is_scored()
    {
        var (path, _, etag) = await _clinic.OpenAsync();
        var body = new
        {
            goals = new[] { "Sleep through the night" },
            expectations = "Less weight on the chest",
            alternativesConsidered = new[] { new { code = "tms", outcome = "declined", reason = "Too far away" } },
            homeSuitability = new
            {
                historyRisk = 3, priorKetamineResponse = 2, dissociationComfort = 2, practicalities = 3, finances = 1,
                providerRecommendation = 2,
            },
        };
        var told = await fixture.As("therapist", "therapist-1").PutAsync($"{path}/context", body, etag);
        Assert.Equal((HttpStatusCode.OK, 13), (told.Status, (int)told["homeSuitabilityScore"]));

        var read = (await _clinic.GetAsync(path))["context"];
        Assert.Equal("Sleep through the night", (string?)Assert.Single(read["goals"]!.AsArray()));
        Assert.Equal("declined", (string?)read["alternativesConsidered"]![0]!["outcome"]);
        Assert.Equal(13, (int)read["homeSuitability"]!["score"]!);
        var stored = await StoredText.OfAsync(fixture.Host);
        Assert.DoesNotContain("Sleep through", stored, StringComparison.Ordinal);
        Assert.DoesNotContain("Too far", stored, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("historyRisk", 4, "/homeSuitability/historyRisk")]
    [InlineData("finances", -1, "/homeSuitability/finances")]
    public async Task A_home_factor_beyond_its_scale_is_refused_by_name(string factor, int value, string pointer)
    {
        var (path, _, etag) = await _clinic.OpenAsync();
        var home = new System.Text.Json.Nodes.JsonObject();
        foreach (var name in (string[])["historyRisk", "priorKetamineResponse", "dissociationComfort", "practicalities",
            "finances", "providerRecommendation"])
            home[name] = name == factor ? value : 0;
        var refused = await _clinic.PutAsync(
            $"{path}/context",
            new { goals = Array.Empty<string>(), alternativesConsidered = Array.Empty<object>(), homeSuitability = home },
            etag);
        Assert.Equal((HttpStatusCode.BadRequest, "request.invalid"), (refused.Status, refused.Code));
        Assert.Equal(pointer, (string?)Assert.Single(refused["errors"].AsArray())!["pointer"]);
    }

    [Fact]
    public async Task Another_clinic_and_the_wrong_role_change_nothing()
    {
        var patient = await _clinic.RegisterAsync();
        var weight = new { weightKg = 66, takenAt = ScreeningFixture.Noon };
        Assert.Equal(
            HttpStatusCode.NotFound, (await fixture.Harborview.PostAsync($"{patient}/measurements", weight)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await fixture.Harborview.PatchAsync(
            patient, new { givenName = "Eve", reason = "Curious" }, "\"1\"")).Status);
        var frontDesk = fixture.As("front-desk", "front-desk-1");
        Assert.Equal(HttpStatusCode.Forbidden, (await frontDesk.PostAsync($"{patient}/measurements", weight)).Status);
    }
}
