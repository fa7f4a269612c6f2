using System.Net;
using System.Text.Json.Nodes;
using Stillwater.Contracts.Screening.V1;
using Stillwater.Contracts.Session.V1;
using Stillwater.Contracts.TreatmentPlan.V1;
using Stillwater.Harness;
using Stillwater.Platform.Tenancy;

namespace Stillwater.Monitoring.Tests.Tasks;

/// <summary>Tasks that facts of other services bring, over real servers: for whom, and who may work on them.</summary>
[Collection(nameof(MonitoringHost))]
public class TaskHttpTests(MonitoringHost host)
{
    private readonly HttpClient _nurse = host.As(Roles.Clinician, "clinician-1");
    private readonly HttpClient _desk = host.As(Roles.FrontDesk, "front-desk-1");

    [Fact]
    public async Task S06_who_did_not_come_is_called_after_a_day_and_after_three()
    {
        var tasks = await MissedAsync();
        Assert.Equal(["outreach", "outreach"], tasks.Select(t => (string?)t["kind"]));
        Assert.Equal(
            [MonitoringHost.Now.AddDays(1), MonitoringHost.Now.AddDays(3)],
            tasks.Select(t => (DateTimeOffset)t["dueAt"]!).Order());
        Assert.All(tasks, t => Assert.Equal(("TSK-NO-SHOW", "open", "clinician"),
            ((string?)t["ruleId"], (string?)t["state"], (string?)t["assigneeRole"])));
    }

    [Fact]
    public async Task A_task_is_tried_done_with_a_note_and_done_once()
    {
        var path = PathOf((await MissedAsync())[0]);
        var (tried, _) = await _nurse.PostAsync(
            $"{path}/attempts", new { channel = "phone", at = MonitoringHost.Now, reached = false });
        Assert.Equal(HttpStatusCode.OK, tried.StatusCode);
        var done = new { outcome = "reached", note = "Her sister answered; she will come next week." };
        var (completed, view) = await _nurse.PostAsync($"{path}/completion", done);
        Assert.Equal((HttpStatusCode.OK, "done"), (completed.StatusCode, (string?)view["state"]));
        Assert.Contains(done.note, (await _nurse.ReadAsync(path)).Body.ToJsonString(), StringComparison.Ordinal);
        var (again, problem) = await _nurse.PostAsync($"{path}/completion", done);
        Assert.Equal((HttpStatusCode.Conflict, "monitoring.task-closed"), (again.StatusCode, (string?)problem["code"]));
    }

    [Fact]
    public async Task Only_whoever_it_is_for_works_on_it_and_no_other_clinic_sees_it()
    {
        var path = PathOf((await MissedAsync())[0]);
        var (refused, problem) = await _desk.PostAsync($"{path}/completion", new { outcome = "reached" });
        Assert.Equal((HttpStatusCode.Forbidden, "monitoring.task-role"), (refused.StatusCode, (string?)problem["code"]));
        var (given, view) = await _nurse.PostAsync($"{path}/reassignment", new { assigneeRole = Roles.FrontDesk });
        Assert.Equal((HttpStatusCode.OK, "front-desk"), (given.StatusCode, (string?)view["assigneeRole"]));
        var (taken, _) = await _desk.PostAsync($"{path}/completion", new { outcome = "reached" });
        Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
        var (foreign, _) = await host.As(Roles.Clinician, "clinician-1", "harborview").ReadAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
    }

    [Fact]
    public async Task Bad_input_is_told_apart()
    {
        var path = PathOf((await MissedAsync())[0]);
        var (unknown, _) = await _nurse.PostAsync($"{path}/completion", new { outcome = "reached", colour = "blue" });
        Assert.Equal(HttpStatusCode.BadRequest, unknown.StatusCode);
        var (later, problem) = await _nurse.PostAsync(
            $"{path}/attempts", new { channel = "phone", at = MonitoringHost.Now.AddDays(1), reached = true });
        Assert.Equal((HttpStatusCode)422, later.StatusCode);
        Assert.Equal("/at", (string?)problem["errors"]![0]!["pointer"]);
    }

    [Fact]
    public async Task S13_whoever_withdraws_from_treatment_is_called_for_a_plan_and_her_words_are_marked()
    {
        var told = new Told();
        await host.TellAsync("screening", told.Registered);
        await host.TellAsync(
            "screening", new ConsentWithdrawn(told.Patient, Guid.CreateVersion7(), "treatment", null, MonitoringHost.Now));
        var task = Assert.Single(await TasksAsync(told, 1));
        Assert.Equal(("outreach", "TSK-CONSENT-WITHDRAWN"), ((string?)task["kind"], (string?)task["ruleId"]));
    }

    [Fact]
    public async Task S10_an_answer_does_the_task_of_the_schedule_that_asked_for_it_and_no_other()
    {
        // Given a plan that was closed eight days ago: of four weekly C-SSRS the first is due, the others are still to come
        var told = new Told();
        await host.TellAsync("screening", told.Registered);
        await host.TellAsync("treatment-plan", told.Signed, new PlanClosed(
            told.Patient, told.Plan, "non-response", ["tms"], 4, 4, MonitoringHost.Now.AddDays(-8)));
        var task = Assert.Single(await TasksAsync(told, 1));
        Assert.Equal(("c-ssrs", "FUP-NON-RESPONSE-SI"), ((string?)task["instrument"], (string?)task["ruleId"]));

        // When another instrument is answered, and then the one that is due
        Assert.Equal(HttpStatusCode.Created, (await AnswerAsync(told, "phq-9", Enumerable.Repeat(0, 9))).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await AnswerAsync(told, "c-ssrs", Enumerable.Repeat(false, 7))).StatusCode);

        // Then it is done, by that answer
        await Eventually.TrueAsync(async () => (string?)(await _nurse.ReadAsync(PathOf(task))).Body["state"] == "done");
        var done = (await _nurse.ReadAsync(PathOf(task))).Body["completion"]!;
        Assert.Equal("answered", (string?)done["outcome"]);
        Assert.Equal(
            await host.Service.Lease["monitoring"].ScalarAsync<string>(
                $"""
                 select data ->> 'responseId' from mt_events where stream_id = '{told.Patient}'
                 and type = 'monitoring.instrument-scored.v1' and data ->> 'instrument' = 'c-ssrs'
                 """),
            (string?)Assert.Single(done["evidence"]!.AsArray()));
        Assert.Equal(1, await host.Service.Lease["monitoring"].ScalarAsync<long>(
            $"""
             select count(*) from mt_events
             where type = 'monitoring.task-opened.v1' and data ->> 'patientId' = '{told.Patient}'
             """));
    }

    private async Task<HttpResponseMessage> AnswerAsync<T>(Told told, string instrument, IEnumerable<T> answers) =>
        (await _nurse.PostAsync(
            $"/v1/patients/{told.Patient}/instruments",
            new { instrument, answers, takenAt = MonitoringHost.Now.AddHours(-1) })).Answer;

    private async Task<IReadOnlyList<JsonNode>> MissedAsync()
    {
        var told = new Told();
        await host.TellAsync("screening", told.Registered);
        await host.TellAsync("session", new SessionNoShow(
            told.Patient, told.Plan, told.Session(1), 1, MonitoringHost.Now.AddHours(-1), MonitoringHost.Now));
        return await TasksAsync(told, 2);
    }

    private async Task<IReadOnlyList<JsonNode>> TasksAsync(Told told, int count)
    {
        IReadOnlyList<JsonNode> tasks = [];
        await Eventually.TrueAsync(async () =>
        {
            var (_, body) = await _nurse.ReadAsync($"/v1/tasks?patientId={told.Patient}");
            tasks = [.. body["items"]!.AsArray().Select(t => t!)];
            return tasks.Count == count;
        });
        return tasks;
    }

    private static string PathOf(JsonNode task) => $"/v1/tasks/{task["id"]}";
}
