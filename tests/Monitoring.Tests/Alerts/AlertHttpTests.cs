using System.Net;
using System.Text.Json.Nodes;
using Stillwater.Contracts;
using Stillwater.Contracts.Session.V1;
using Stillwater.Contracts.TreatmentPlan.V1;
using Stillwater.Harness;
using Stillwater.Harness.Hosting;
using Stillwater.Platform.Tenancy;

namespace Stillwater.Monitoring.Tests.Alerts;

/// <summary>Alerts of people alone at home, over real servers: whom they ask, and who may answer.</summary>
[Collection(nameof(MonitoringHost))]
public class AlertHttpTests(MonitoringHost host)
{
    private readonly HttpClient _nurse = host.As(Roles.Clinician, "clinician-1");
    private readonly HttpClient _doctor = host.As(Roles.Prescriber, "prescriber-1");

    [Fact]
    public async Task A_chaperone_who_left_asks_the_clinicians_within_minutes()
    {
        var alert = await LeftAsync(new Told());
        Assert.Equal(("high", "open", 1), ((string?)alert["severity"], (string?)alert["state"], (int)alert["escalationLevel"]!));
        Assert.Equal(MonitoringHost.Now.AddMinutes(15), (DateTimeOffset)alert["ackDueAt"]!);
        var (answer, seen) = await _nurse.PostAsync($"{PathOf(alert)}/acknowledgement", new { });
        Assert.Equal((HttpStatusCode.OK, "acknowledged"), (answer.StatusCode, (string?)seen["state"]));
        Assert.Single(seen["eventIds"]!.AsArray());
        var (again, problem) = await _doctor.PostAsync($"{PathOf(alert)}/acknowledgement", new { });
        Assert.Equal((HttpStatusCode.Conflict, "monitoring.alert-acknowledged"), (again.StatusCode, (string?)problem["code"]));
    }

    [Fact]
    public async Task An_alert_is_closed_with_code_and_words_once()
    {
        var alert = await LeftAsync(new Told());
        var body = new { code = "contacted", reason = "Called the patient, her sister is with her now." };
        var (closed, view) = await _nurse.PostAsync($"{PathOf(alert)}/resolution", body, ifMatch: "\"1\"");
        Assert.Equal((HttpStatusCode.OK, "resolved"), (closed.StatusCode, (string?)view["state"]));
        Assert.Equal(body.reason, (string?)view["resolution"]!["reason"]);
        var (late, problem) = await _nurse.PostAsync($"{PathOf(alert)}/acknowledgement", new { });
        Assert.Equal((HttpStatusCode.Conflict, "monitoring.alert-resolved"), (late.StatusCode, (string?)problem["code"]));
        var (_, read) = await _nurse.ReadAsync(PathOf(alert));
        Assert.Equal(body.reason, (string?)read["resolution"]!["reason"]);
        var (_, open) = await _nurse.ReadAsync($"/v1/alerts?state=resolved&patientId={alert["patientId"]}");
        Assert.Equal((string?)alert["id"], (string?)Assert.Single(open["items"]!.AsArray())!["id"]);
    }

    [Fact]
    public async Task The_list_of_the_patient_s_site_is_climbed()
    {
        var told = new Told();
        var (site, onCall) = (Guid.CreateVersion7(), StableId.From("practitioner", MonitoringHost.Clinic, "clinician-2"));
        var terms = new SiteTerms("America/New_York", ["clinic"], false, null, [new(1, onCall, 10)], []);
        await host.TellAsync("treatment-plan", new SiteRegistered(site, terms, told.FirstDose));
        await host.TellAsync("treatment-plan", told.Signed with { SiteId = site });
        await host.ThereAsync(site);
        await host.ThereAsync(told.Patient);
        var alert = await LeftAsync(told);
        Assert.Equal(
            [("clinician", null), ("named", onCall.ToString())],
            alert["ladder"]!.AsArray().Select(r => ((string?)r!["role"], (string?)r["practitionerId"])));
        var (asked, next) = await _nurse.PostAsync($"{PathOf(alert)}/escalation", new { reason = "Nobody answers the phone." });
        Assert.Equal((HttpStatusCode.OK, 2), (asked.StatusCode, (int)next["escalationLevel"]!));
        var (top, problem) = await _nurse.PostAsync($"{PathOf(alert)}/escalation", new { reason = "Still nobody." });
        Assert.Equal((HttpStatusCode.Conflict, "monitoring.alert-top-reached"), (top.StatusCode, (string?)problem["code"]));
    }

    [Fact]
    public async Task Nobody_answers_and_the_alert_climbs_on_time_until_somebody_does()
    {
        const string clinic = "eastside";
        await host.Service.SetClockAsync(clinic, MonitoringHost.Now);
        var told = new Told();
        var alert = await LeftAsync(told, clinic);
        await host.Service.SetClockAsync(clinic, MonitoringHost.Now.AddMinutes(15));
        var nurse = host.As(Roles.Clinician, "clinician-1", clinic);
        var (_, climbed) = await nurse.ReadAsync(PathOf(alert));
        Assert.Equal(2, (int)climbed["escalationLevel"]!);
        var climb = Assert.Single(climbed["escalations"]!.AsArray())!;
        Assert.Equal(
            ("prescriber", "not-taken", 0), ((string?)climb["role"], (string?)climb["cause"], (int)climb["lateBySeconds"]!));
        var (_, seen) = await nurse.PostAsync($"{PathOf(alert)}/acknowledgement", new { });
        Assert.Equal(0, (int)seen["acknowledged"]!["lateBySeconds"]!);
        await host.Service.SetClockAsync(clinic, MonitoringHost.Now.AddMinutes(120));
        Assert.Equal(2, (int)(await nurse.ReadAsync(PathOf(alert))).Body["escalationLevel"]!);
    }

    public static TheoryData<string, string, string, int, string> Refused => new()
    {
        { "acknowledgement", """{"seen":false}""", "clinician", 400, "request." },
        { "acknowledgement", """{"unknown":1}""", "clinician", 400, "request." },
        { "acknowledgement", "{}", "front-desk", 403, "request." },
        { "acknowledgement", "{}", "therapist", 403, "request." },
        { "escalation", """{"reason":"x"}""", "clinician", 400, "request." },
        { "resolution", """{"code":"contacted"}""", "clinician", 400, "request." },
        { "resolution", """{"code":"cured","reason":"fine"}""", "clinician", 400, "request." },
        { "resolution", """{"code":"contacted","reason":"fine"}""", "front-desk", 403, "request." },
    };

    [Theory, MemberData(nameof(Refused))]
    public async Task Bad_input_is_refused_by_code(string what, string sent, string role, int status, string code)
    {
        var alert = await LeftAsync(new Told());
        var client = host.As(role, $"{role}-1");
        var (answer, problem) = await client.PostAsync($"{PathOf(alert)}/{what}", JsonNode.Parse(sent)!, ifMatch: "\"1\"");
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.StartsWith(code, (string?)problem["code"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stale_or_missing_revision_closes_nothing()
    {
        var alert = await LeftAsync(new Told());
        var body = new { code = "contacted", reason = "Called." };
        Assert.Equal(428, (int)(await _nurse.PostAsync($"{PathOf(alert)}/resolution", body)).Answer.StatusCode);
        var (stale, _) = await _nurse.PostAsync($"{PathOf(alert)}/resolution", body, ifMatch: "\"7\"");
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
    }

    [Fact]
    public async Task Another_clinic_a_patient_and_an_unknown_state_see_nothing()
    {
        var alert = await LeftAsync(new Told());
        var foreign = host.As(Roles.Clinician, "clinician-1", "harborview");
        Assert.Equal(HttpStatusCode.NotFound, (await foreign.GetAsync(PathOf(alert), Stop)).StatusCode);
        Assert.Equal(
            HttpStatusCode.NotFound, (await foreign.PostAsync($"{PathOf(alert)}/acknowledgement", new { })).Answer.StatusCode);
        var self = host.Service.ClientWith(
            host.Service.Issuer.GuestToken(MonitoringHost.Clinic, Guid.Parse((string)alert["patientId"]!)));
        Assert.Equal(HttpStatusCode.Forbidden, (await self.GetAsync(PathOf(alert), Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await _nurse.GetAsync("/v1/alerts?state=lost", Stop)).StatusCode);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static string PathOf(JsonNode alert) => $"/v1/alerts/{alert["id"]}";

    private async Task<JsonNode> LeftAsync(Told told, string clinic = MonitoringHost.Clinic)
    {
        var left = new ChaperoneLeft(told.Patient, told.Plan, told.Session(1), 40, MonitoringHost.Now.AddMinutes(-1));
        await host.Service.TellAsync("session", clinic, left);
        var reader = host.As(Roles.Clinician, "clinician-1", clinic);
        JsonNode? row = null;
        await Eventually.TrueAsync(async () =>
        {
            var (_, list) = await reader.ReadAsync($"/v1/alerts?state=open&patientId={told.Patient}");
            row = list["items"]!.AsArray().SingleOrDefault();
            return row is not null;
        });
        return (await reader.ReadAsync($"/v1/alerts/{row!["id"]}")).Body;
    }
}
