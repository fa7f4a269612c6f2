using System.Net;
using System.Text.Json.Nodes;
using Stillwater.Contracts.Session.V1;
using Stillwater.Harness;
using Stillwater.Harness.Hosting;
using Stillwater.Platform.Tenancy;

namespace Stillwater.Monitoring.Tests.Alerts;

/// <summary>What a C-SSRS asks of people, wherever it was given, and what happens when nobody gives it.</summary>
[Collection(nameof(MonitoringHost))]
public class TriageHttpTests(MonitoringHost host)
{
    private static readonly bool[] Intent = [true, true, true, true, false, false, false];
    private static readonly bool[] Method = [true, true, true, false, false, false, false];
    private static readonly bool[] Recent = [false, false, false, false, false, true, true];
    private static readonly bool[] Wish = [true, false, false, false, false, false, false];
    private readonly HttpClient _nurse = host.As(Roles.Clinician, "clinician-1");
    private readonly HttpClient _doctor = host.As(Roles.Prescriber, "psychiatrist-1");

    public static TheoryData<bool[], string, int, string> Asking => new()
    {
        { Intent, "high", 15, "psychiatric-assessment" },
        { Recent, "high", 15, "psychiatric-assessment" },
        { Method, "moderate", 60, "clinician-assessment" },
    };

    [Theory, MemberData(nameof(Asking))]
    public async Task A_risk_raises_an_alert_with_its_time_and_what_has_to_be_done(
        bool[] answers, string severity, int minutes, string action)
    {
        var patient = await KnownAsync();
        var (answer, scored) = await ScoreAsync(patient, answers);
        Assert.Equal((HttpStatusCode.Created, severity), (answer.StatusCode, (string?)scored["severity"]));
        var alert = (await _nurse.ReadAsync($"/v1/alerts/{Assert.Single(scored["alerts"]!.AsArray())}")).Body;
        Assert.Equal(MonitoringHost.Now.AddMinutes(minutes), (DateTimeOffset)alert["ackDueAt"]!);
        Assert.Equal((severity, action), ((string?)alert["severity"], (string?)alert["action"]));
        Assert.Equal(MonitoringHost.Now.Date.AddDays(1), ((DateTimeOffset)alert["actBy"]!).UtcDateTime);
        Assert.Equal((string?)scored["id"], (string?)Assert.Single(alert["subjects"]!.AsArray()));
    }

    [Fact]
    public async Task A_low_risk_is_noted_and_asks_nobody()
    {
        var (_, scored) = await ScoreAsync(await KnownAsync(), Wish);
        Assert.Equal("low", (string?)scored["severity"]);
        Assert.Empty(scored["alerts"]!.AsArray());
    }

    [Fact]
    public async Task A_psychiatrist_s_assessment_answers_the_alert_which_then_can_be_closed()
    {
        var patient = await KnownAsync();
        var alert = $"/v1/alerts/{(await ScoreAsync(patient, Intent)).Body["alerts"]![0]}";
        var closing = new { code = "assessed", reason = "Seen by psychiatry; safety plan agreed." };
        var (byNurse, wrongRole) = await _nurse.PostAsync($"{alert}/resolution", closing, ifMatch: "\"1\"");
        Assert.Equal((HttpStatusCode.Forbidden, "monitoring.alert-role"), (byNurse.StatusCode, (string?)wrongRole["code"]));
        var (early, unmet) = await _doctor.PostAsync($"{alert}/resolution", closing, ifMatch: "\"1\"");
        Assert.Equal((422, "monitoring.alert-action-missing"), ((int)early.StatusCode, (string?)unmet["code"]));
        var (_, assessed) = await _doctor.PostAsync($"/v1/patients/{patient}/safety-assessments", new
        {
            by = "psychiatrist", riskLevel = "moderate", disposition = "outpatient", dosingAdvice = "release",
            contactWithinHours = 24,
        });
        var (answer, seen) = await _nurse.ReadAsync(alert);
        Assert.Equal("acknowledged", (string?)seen["state"]);
        Assert.Equal((string?)assessed["assessmentId"], (string?)Assert.Single(seen["assessmentIds"]!.AsArray()));
        var (closed, _) = await _doctor.PostAsync($"{alert}/resolution", closing, ifMatch: answer.Headers.ETag!.Tag);
        Assert.Equal(HttpStatusCode.OK, closed.StatusCode);
    }

    [Fact]
    public async Task One_that_was_given_before_a_dose_is_scored_here_once_and_raises_the_same_alert()
    {
        var told = new Told();
        await host.TellAsync("screening", told.Registered);
        await host.ThereAsync(told.Patient);
        var given = new InstrumentAnswered(
            told.Patient, told.Plan, told.Session(1), 1, Guid.CreateVersion7(), "c-ssrs", Intent, "high",
            MonitoringHost.Now.AddMinutes(-2));
        await host.TellAsync("session", given);
        await host.TellAsync("session", given);
        await host.ThereAsync(Stillwater.Monitoring.Alerts.Triage.Triage.AlertOf(given.ResponseId));
        var (_, alerts) = await _nurse.ReadAsync($"/v1/alerts?patientId={told.Patient}");
        Assert.Equal("c-ssrs-high", (string?)Assert.Single(alerts["items"]!.AsArray())!["kind"]);
        var (_, outcomes) = await _nurse.ReadAsync($"/v1/patients/{told.Patient}/outcomes");
        var series = Assert.Single(outcomes["instruments"]!.AsArray())!["series"]!.AsArray();
        Assert.Equal("high", (string?)Assert.Single(series)!["severity"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_screener_that_is_due_and_not_given_is_an_alert(bool given)
    {
        var clinic = given ? "westside" : "southside";
        await host.Service.SetClockAsync(clinic, MonitoringHost.Now);
        var told = new Told();
        await host.Service.TellAsync("screening", clinic, told.Registered);
        await host.ThereAsync(told.Patient);
        var nurse = host.As(Roles.Clinician, "clinician-1", clinic);
        var path = $"/v1/patients/{told.Patient}/instruments";
        object phq9 = new { instrument = "phq-9", answers = new[] { 1, 1, 1, 1, 0, 1, 0, 0, 2 }, takenAt = MonitoringHost.Now };
        var (_, scored) = await nurse.PostAsync(path, phq9);
        Assert.Equal("c-ssrs", (string?)Assert.Single(scored["required"]!.AsArray())!["instrument"]);
        if (given)
            await nurse.PostAsync(path, new { instrument = "c-ssrs", answers = new bool[7], takenAt = MonitoringHost.Now });
        await host.Service.SetClockAsync(clinic, MonitoringHost.Now.AddMinutes(31));
        if (given)
        {
            var (_, outcomes) = await nurse.ReadAsync($"/v1/patients/{told.Patient}/outcomes");
            Assert.Equal(2, outcomes["instruments"]!.AsArray().Count);
            var timers = await host.Service.Lease["monitoring"].ScalarAsync<long>(
                $"select count(*) from timer where stream = '{told.Patient}'");
            Assert.Equal(0, timers);
            return;
        }

        var (_, alerts) = await nurse.ReadAsync($"/v1/alerts?patientId={told.Patient}");
        var alert = Assert.Single(alerts["items"]!.AsArray())!;
        Assert.Equal(("c-ssrs-missing", "high"), ((string?)alert["kind"], (string?)alert["severity"]));
    }

    [Fact]
    public async Task A_patient_who_answers_herself_is_told_no_score_and_where_help_is()
    {
        var patient = await KnownAsync();
        var self = host.Service.ClientWith(host.Service.Issuer.GuestToken(MonitoringHost.Clinic, patient));
        var (answer, body) = await self.PostAsync($"/v1/patients/{patient}/instruments", new
        {
            instrument = "c-ssrs", answers = Intent, takenAt = MonitoringHost.Now,
        });
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Single(body["alertIds"]!.AsArray());
        Assert.Equal(["988", "911"], body["safetyInfo"]!["lines"]!.AsArray().Select(l => (string?)l!["code"]));
        Assert.All(["severity", "score", "class", "flags"], member => Assert.Null(body[member]));
        var (foreign, _) = await self.PostAsync($"/v1/patients/{await KnownAsync()}/instruments", new
        {
            instrument = "c-ssrs", answers = Wish, takenAt = MonitoringHost.Now,
        });
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
    }

    private Task<(HttpResponseMessage Answer, JsonNode Body)> ScoreAsync(Guid patient, bool[] answers) =>
        _nurse.PostAsync($"/v1/patients/{patient}/instruments", new
        {
            instrument = "c-ssrs", answers, takenAt = MonitoringHost.Now, mode = "clinician",
        });

    private async Task<Guid> KnownAsync()
    {
        var told = new Told();
        await host.TellAsync("screening", told.Registered);
        await host.ThereAsync(told.Patient);
        return told.Patient;
    }
}
