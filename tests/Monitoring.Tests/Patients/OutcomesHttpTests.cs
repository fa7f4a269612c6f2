using System.Net;
using System.Text.Json.Nodes;
using Stillwater.Harness;
using Stillwater.Platform.Tenancy;

namespace Stillwater.Monitoring.Tests.Patients;

/// <summary>Scenario S00 in Monitoring: facts over the broker, scores over REST.</summary>
[Collection(nameof(MonitoringHost))]
public class OutcomesHttpTests(MonitoringHost host)
{
    private readonly HttpClient _clinician = host.As(Roles.Clinician, "clinician-1");

    [Fact]
    public async Task Phq_9_falls_from_22_to_4_with_response_at_session_3_and_remission_at_session_6()
    {
        var told = new Told();
        await host.TellAsync("screening", told.Registered);
        await host.TellAsync("screening", told.Determined);
        await host.TellAsync("treatment-plan", told.Signed);
        foreach (var (number, score) in new[] { 16, 12, 11, 9, 7, 4 }.Index())
        {
            await host.TellAsync("session", told.CourseOf(number + 1));
            await DischargedAsync(told.Patient, number + 1, told);
            var (answer, body) = await SubmitAsync(told.Patient, score, told.StartOf(number + 1).AddDays(2));
            Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
            Assert.Equal((22, number + 1), ((int)body["baseline"]!, (int)body["afterSessionNumber"]!));
        }

        var phq9 = Of("phq-9", await OutcomesAsync(told.Patient));
        Assert.Equal("remission", (string?)phq9["class"]);
        Assert.Equal((3, 6), ((int)phq9["firstResponseAtSession"]!, (int)phq9["firstRemissionAtSession"]!));
        Assert.Equal(
            ["partial", "partial", "response", "response", "response", "remission"],
            phq9["series"]!.AsArray().Skip(1).Select(point => (string?)point!["class"]));
        Assert.Equal([0m, 27.3m, 45.5m, 50.0m, 59.1m, 68.2m, 81.8m],
            phq9["series"]!.AsArray().Select(point => (decimal?)point!["change"]?["percent"] ?? 0));
    }

    [Fact]
    public async Task A_score_that_comes_before_the_facts_it_rests_on_is_judged_when_they_arrive()
    {
        var told = new Told();
        await host.TellAsync("screening", told.Registered);
        await _clinician.ReadAsync(Path(told.Patient));
        var (_, body) = await SubmitAsync(told.Patient, 11, told.FirstDose.AddDays(2));
        Assert.Null(body["class"]);

        await host.TellAsync("session", told.CourseOf(1));
        await host.TellAsync("treatment-plan", told.Signed);
        await host.TellAsync("screening", told.Determined);
        await Eventually.TrueAsync(async () =>
            (string?)Of("phq-9", await OutcomesAsync(told.Patient))["class"] == "response");
    }

    [Fact]
    public async Task Outcomes_are_told_to_the_other_services()
    {
        var told = new Told();
        await host.TellAsync("screening", told.Determined);
        await host.TellAsync("treatment-plan", told.Signed);
        await host.TellAsync("session", told.CourseOf(1));
        await DischargedAsync(told.Patient, 1, told);
        await SubmitAsync(told.Patient, 11, told.FirstDose.AddDays(2));
        await Eventually.TrueAsync(async () => await host.Service.Lease["monitoring"].ScalarAsync<long>(
            $"""
             select count(*) from relayed r join mt_streams s on s.id = r.stream and s.version = r.last
             where r.stream = '{told.Patient}'
             """) == 1);
    }

    [Fact]
    public async Task Nobody_but_the_clinic_sees_a_patient()
    {
        var told = new Told();
        await host.TellAsync("screening", told.Registered);
        Assert.Equal(HttpStatusCode.OK, (await _clinician.ReadAsync(Path(told.Patient))).Answer.StatusCode);
        Assert.Equal(
            HttpStatusCode.Forbidden,
            (await host.As(Roles.FrontDesk, "front-desk-1").ReadAsync(Path(told.Patient))).Answer.StatusCode);

        var foreign = await host.As(Roles.Clinician, "clinician-1", "harborview").GetAsync(
            Path(told.Patient), TestContext.Current.CancellationToken);
        var unknown = await _clinician.GetAsync(Path(Guid.NewGuid()), TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (foreign.StatusCode, unknown.StatusCode));
    }

    private Task<(HttpResponseMessage Answer, JsonNode Body)> SubmitAsync(Guid patient, int total, DateTimeOffset takenAt) =>
        _clinician.PostAsync($"/v1/patients/{patient}/instruments", new
        {
            instrument = "phq-9",
            answers = Course.AnswersOf(total).Select(a => a.Value),
            takenAt,
        });

    private async Task DischargedAsync(Guid patient, int number, Told told) =>
        await Eventually.TrueAsync(async () => await host.Service.Lease["monitoring"].ScalarAsync<long>(
            $"""
             select count(*) from mt_events where stream_id = '{patient}' and type = 'monitoring.discharge-noted.v1'
               and data ->> 'sessionId' = '{told.Session(number)}'
             """) == 1
            && await host.Service.Lease["monitoring"].ScalarAsync<long>(
                $"select count(*) from mt_events where stream_id = '{patient}' and type = 'monitoring.plan-noted.v1'") == 1
            && await host.Service.Lease["monitoring"].ScalarAsync<long>(
                $"""
                 select count(*) from mt_events
                 where stream_id = '{patient}' and type = 'monitoring.screening-scores-noted.v1'
                 """) == 1);

    private async Task<JsonNode> OutcomesAsync(Guid patient) => (await _clinician.ReadAsync(Path(patient))).Body;

    private static string Path(Guid patient) => $"/v1/patients/{patient}/outcomes";

    private static JsonNode Of(string instrument, JsonNode outcomes) =>
        outcomes["instruments"]!.AsArray().Single(i => (string?)i!["instrument"] == instrument)!;
}
