extern alias cli;

using System.Net;
using System.Text.Json;
using cli::Stillwater.Cli;
using Stillwater.Screenings.RuleSets;

namespace Stillwater.Screenings.Tests;

/// <summary>Rules as a clinic and an auditor meet them, on real servers.</summary>
public sealed class RuleSetHttpTests(ScreeningFixture fixture) : IClassFixture<ScreeningFixture>
{
    private readonly Clinic _clinic = fixture.Northside;
    private readonly Clinic _director = fixture.As("medical-director", "medical-director-1");
    private readonly Clinic _auditor = fixture.As("auditor", "auditor-1");

    [Fact]
    public async Task A_rule_set_is_previewed_reported_adopted_and_then_decides()
    {
        var (path, screening, etag) = await DeferredAsync();
        var preview = await _clinic.PostAsync($"{path}/determination/preview", new { ruleSet = "2026.3" });
        Assert.Equal(("ineligible", "2026.3"), ((string?)preview["verdict"], (string?)preview["ruleSet"]["version"]));
        Assert.Equal("deferred", (string?)(await _clinic.PostAsync($"{path}/determination/preview", new { }))["verdict"]);
        Assert.Equal("deferred", (string?)(await _clinic.GetAsync(path))["determination"]["verdict"]);

        var report = await _director.PostAsync("/v1/rule-sets/2026.3/blast-radius", new { });
        Assert.Equal(HttpStatusCode.Created, report.Status);
        var flip = report["flips"].AsArray().Single(f => (Guid)f!["screeningId"]! == screening)!;
        Assert.Equal(("deferred", "ineligible"), ((string?)flip["from"], (string?)flip["to"]));
        Assert.Equal("CI-05", (string?)flip["because"]![0]);
        var read = await _auditor.GetAsync($"/v1/rule-sets/2026.3/blast-radius/{report["reportId"]}");
        Assert.Equal((int)report["determinations"], (int)read["determinations"]);

        var again = await _clinic.PostAsync($"{path}/determination", new { }, etag);
        Assert.Equal("2026.2", (string?)again["ruleSet"]["version"]);
        var stale = await _director.PostAsync("/v1/rule-sets/2026.3/adoption", new { reportId = (Guid)report["reportId"] });
        Assert.Equal((HttpStatusCode.Conflict, "screening.report-stale"), (stale.Status, stale.Code));

        var current = await _director.PostAsync("/v1/rule-sets/2026.3/blast-radius", new { });
        var adopted = await _director.PostAsync("/v1/rule-sets/2026.3/adoption", new { reportId = (Guid)current["reportId"] });
        Assert.Equal((HttpStatusCode.Created, "2026.2"), (adopted.Status, (string?)adopted["replaced"]));
        var verdict = await _clinic.PostAsync($"{path}/determination", new { }, again.ETag);
        Assert.Equal(("ineligible", "2026.3"), ((string?)verdict["verdict"], (string?)verdict["ruleSet"]["version"]));
        var listed = (await _auditor.GetAsync("/v1/rule-sets"))["items"].AsArray();
        Assert.Equal(
            ["2026.1 superseded", "2026.2 available", "2026.3 in-force"],
            listed.Select(r => $"{r!["version"]} {r["state"]}"));
        Assert.Equal("2026.2", (string?)(await fixture.Harborview.GetAsync("/v1/rule-sets"))["items"]!.AsArray()
            .Single(r => (string?)r!["state"] == "in-force")!["version"]);
    }

    [Fact]
    public async Task An_auditor_judges_every_determination_again_to_the_same_hash()
    {
        await DeferredAsync(fixture.Harborview);
        await DeferredAsync(fixture.Harborview);
        using var client = new AuditClient(
            fixture.Host.Address, "harborview", fixture.Host.Issuer.Token("harborview", "auditor", "auditor-1", sandbox: true));
        var told = new List<(int Done, int Total)>();
        var result = await new EligibilityReplay(client, RuleShelf.Default).RunAsync(
            (done, total) => told.Add((done, total)), TestContext.Current.CancellationToken);
        Assert.Null(result.Difference);
        Assert.InRange(result.Reproduced, 2, 10);
        Assert.Equal([(result.Reproduced, result.Reproduced)], told);
    }

    [Fact]
    public async Task A_determination_that_would_come_out_otherwise_is_named_with_the_first_place_that_differs()
    {
        await DeferredAsync(fixture.Harborview);
        using var client = new AuditClient(
            fixture.Host.Address, "harborview", fixture.Host.Issuer.Token("harborview", "auditor", "auditor-1", sandbox: true));
        var initial = RuleShelf.Default.Initial;
        var forged = new RuleLibrary(
            RuleShelf.Default.Find("2026.3")!.Rules with { Version = initial.Rules.Version }, initial.Hash);
        var result = await new EligibilityReplay(client, new RuleShelf([forged], forged.Rules.Version, []))
            .RunAsync((_, _) => { }, TestContext.Current.CancellationToken);
        Assert.Equal(0, result.Reproduced);
        Assert.StartsWith("/verdict: deferred there, ineligible here", result.Difference!.Place, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rule_set_can_be_read_whole()
    {
        var read = await _clinic.GetAsync("/v1/rule-sets/2026.2");
        Assert.Equal(RuleLibrary.Default.Hash, (string?)read["summary"]["hash"]);
        var rule = read["content"]["rules"]!.AsArray().Single(r => (string?)r!["id"] == "RC-01")!;
        Assert.Equal("psychiatry", (string?)rule["tiers"]![0]!["acceptableBy"]![0]!["specialty"]);
        Assert.Equal("any", (string?)rule["tiers"]![0]!["condition"]!["kind"]);
        Assert.Equal(HttpStatusCode.NotFound, (await _clinic.GetAsync("/v1/rule-sets/1999.1")).Status);
    }

    [Fact]
    public async Task What_cannot_be_is_refused_by_code()
    {
        var (path, _, _) = await _clinic.OpenAsync();
        var unknown = await _clinic.PostAsync($"{path}/determination/preview", new { ruleSet = "1999.1" });
        Assert.Equal(((HttpStatusCode)422, "screening.rule-set-unknown"), (unknown.Status, unknown.Code));
        var early = await _clinic.PostAsync($"{path}/determination/preview", new { });
        Assert.Null(early.Body!["verdict"]);
        Assert.Contains("history", early["missing"].AsArray().Select(m => (string?)m));

        var other = fixture.As("medical-director", "medical-director-1", "harborview");
        var old = await other.PostAsync("/v1/rule-sets/2026.1/blast-radius", new { });
        var superseded = await other.PostAsync("/v1/rule-sets/2026.1/adoption", new { reportId = (Guid)old["reportId"] });
        Assert.Equal(((HttpStatusCode)422, "screening.rule-set-superseded"), (superseded.Status, superseded.Code));
        var reportless = await other.PostAsync("/v1/rule-sets/2026.3/adoption", new { reportId = Guid.NewGuid() });
        Assert.Equal(((HttpStatusCode)422, "screening.report-unknown"), (reportless.Status, reportless.Code));
        Assert.Equal("/reportId", (string?)reportless["errors"][0]!["pointer"]);
        var inForce = await other.PostAsync("/v1/rule-sets/2026.2/adoption", new { reportId = Guid.NewGuid() });
        Assert.Equal((HttpStatusCode.Conflict, "screening.rule-set-in-force"), (inForce.Status, inForce.Code));
        Assert.Equal(
            HttpStatusCode.NotFound, (await other.PostAsync("/v1/rule-sets/1999.1/blast-radius", new { })).Status);
    }

    [Fact]
    public async Task Only_the_medical_director_adopts_and_only_an_auditor_reads_every_determination()
    {
        Assert.Equal(
            HttpStatusCode.Forbidden, (await _clinic.PostAsync("/v1/rule-sets/2026.3/blast-radius", new { })).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await _clinic.GetAsync("/v1/determinations")).Status);
        foreach (var query in new[] { "limit=501", "limit=0", "after=-1", "include=names" })
        {
            var refused = await _auditor.GetAsync($"/v1/determinations?{query}");
            Assert.Equal((HttpStatusCode.BadRequest, "request.invalid"), (refused.Status, refused.Code));
        }

        var list = await _clinic.GetAsync("/v1/patients?limit=201");
        Assert.Equal((HttpStatusCode.BadRequest, "request.invalid"), (list.Status, list.Code));
    }

    [Fact]
    public async Task A_mood_screen_is_taken_with_its_two_questions_and_a_rating_only_from_a_clinician()
    {
        var (path, _, _) = await _clinic.OpenAsync();
        object[] answers = [.. Enumerable.Range(0, 13).Select(i => (object)(i < 9))];
        var at = ScreeningFixture.Noon;
        var mdq = await _clinic.PostAsync(
            $"{path}/instruments", new { instrument = "mdq", answers, takenAt = at, sameTime = true, problem = "serious" });
        Assert.Equal((9, "positive", true), ((int)mdq["score"], (string?)mdq["severity"], (bool)mdq["positive"]));
        var incomplete = await _clinic.PostAsync(
            $"{path}/instruments", new { instrument = "mdq", answers, takenAt = at, sameTime = true });
        Assert.Equal("/problem", (string?)incomplete["errors"][0]!["pointer"]);

        var madrs = new { instrument = "madrs", answers = Enumerable.Repeat(2, 10), takenAt = at };
        var refused = await fixture.As("front-desk", "front-desk-1").PostAsync($"{path}/instruments", madrs);
        Assert.Equal((HttpStatusCode.Forbidden, "screening.instrument-role"), (refused.Status, refused.Code));
        Assert.Equal("moderate", (string?)(await _clinic.PostAsync($"{path}/instruments", madrs))["severity"]);

        var coded = await _clinic.PostAsync(
            $"{path}/instruments",
            new { instrument = "gad-7", answers = Enumerable.Repeat("LA6570-1", 7), takenAt = at });
        Assert.Equal((14, "moderate"), ((int)coded["score"], (string?)coded["severity"]));
    }

    /// <summary>A patient whose infarction was 60 days ago: cardiology is asked, or a block, as the rule set says.</summary>
    private async Task<(string Path, Guid Screening, string ETag)> DeferredAsync(Clinic? at = null)
    {
        var clinic = at ?? _clinic;
        var (path, _, etag) = await clinic.OpenAsync();
        etag = await clinic.TellAsync(path, etag);
        var history = JsonSerializer.SerializeToNode(Bodies.History())!;
        history["conditions"] = JsonSerializer.SerializeToNode(new[]
        {
            new { code = "myocardial-infarction", status = "resolved", onset = "2026-01-01" },
        });
        etag = (await clinic.PutAsync($"{path}/history", history, etag)).ETag!;
        var verdict = await clinic.PostAsync($"{path}/determination", new { }, etag);
        Assert.Equal("deferred", (string?)verdict["verdict"]);
        return (path, Guid.Parse(path.Split('/')[^1]), verdict.ETag!);
    }
}
