extern alias cli;

using System.Net;
using cli::Stillwater.Cli;
using Stillwater.Harness;
using Stillwater.Monitoring.Outcomes;
using Stillwater.Platform.Tenancy;

namespace Stillwater.Monitoring.Tests.Outcomes;

/// <summary>Every outcome of a clinic, made again from its facts as auditors do it.</summary>
public sealed class RecomputationTests : IAsyncLifetime
{
    private const int Patients = 12;
    private readonly MonitoringHost _host = new();

    [Fact]
    public async Task All_come_out_as_recorded_until_somebody_alters_the_store()
    {
        var told = new List<Told>();
        for (var n = 0; n < Patients; n++)
            told.Add(await CourseAsync(sessions: 1 + (n % 3), firstScore: 21 - n));

        // When nobody has touched the store
        var run = await ReplayAsync();

        // Then every outcome is the same
        Assert.Null(run.Difference);
        Assert.Equal((Patients, told.Select((_, n) => 1 + (n % 3)).Sum()), (run.Patients, run.Outcomes));

        // When a score is altered behind the product's back, its patient is named with the first place that differs
        await AlterAsync(told[7].Patient, "monitoring.instrument-scored.v1", "{score}", "2");
        var altered = await ReplayAsync();
        Assert.Equal(told[7].Patient, altered.Difference?.PatientId);
        Assert.Contains("score", altered.Difference!.Place, StringComparison.Ordinal);
        Assert.Equal(7, altered.Patients);

        // And so is one whose outcome is altered and not its score
        await AlterAsync(told[3].Patient, "monitoring.outcome-assessed.v1", "{class}", "\"remission\"");
        var judged = await ReplayAsync();
        Assert.Equal(told[3].Patient, judged.Difference?.PatientId);
        Assert.Contains("class: remission there", judged.Difference!.Place, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/v1/outcome-courses?limit=501", HttpStatusCode.BadRequest)]
    [InlineData("/v1/outcome-courses?after=-1", HttpStatusCode.BadRequest)]
    [InlineData("/v1/outcome-courses?after=soon", HttpStatusCode.BadRequest)]
    public async Task A_page_that_cannot_be_is_refused(string path, HttpStatusCode status)
    {
        var (answer, _) = await _host.As(Roles.Auditor, null).ReadAsync(path);
        Assert.Contains(answer.StatusCode, (HttpStatusCode[])[status, HttpStatusCode.UnprocessableEntity]);
    }

    [Fact]
    public async Task Only_auditors_read_it()
    {
        var (answer, _) = await _host.As(Roles.Prescriber, "prescriber-1").ReadAsync("/v1/outcome-courses");
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    public ValueTask InitializeAsync() => _host.InitializeAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private async Task<OutcomeReplayResult> ReplayAsync()
    {
        using var client = new AuditClient(
            _host.Service.Address, MonitoringHost.Clinic,
            _host.Service.Issuer.Token(MonitoringHost.Clinic, Roles.Auditor, "auditor-1", sandbox: true));
        return await new OutcomeReplay(client, OutcomeRules.Shipped).RunAsync(
            (_, _) => { }, TestContext.Current.CancellationToken);
    }

    private async Task<Told> CourseAsync(int sessions, int firstScore)
    {
        var told = new Told();
        await _host.TellAsync("screening", told.Registered, told.Determined);
        await _host.TellAsync("treatment-plan", told.Signed);
        await _host.TellAsync("session", [.. Enumerable.Range(1, sessions).SelectMany(told.CourseOf)]);
        using var clinician = _host.As(Roles.Clinician, "clinician-1");
        await Eventually.TrueAsync(async () => await _host.Service.Lease["monitoring"].ScalarAsync<long>(
            $"select count(*) from mt_events where stream_id = '{told.Patient}' and type = 'monitoring.discharge-noted.v1'")
            == sessions);
        for (var number = 1; number <= sessions; number++)
        {
            var (answer, _) = await clinician.PostAsync($"/v1/patients/{told.Patient}/instruments", new
            {
                instrument = "phq-9", takenAt = told.StartOf(number).AddDays(2),
                answers = Enumerable.Range(0, 9).Select(i => Math.Clamp(firstScore - number - (3 * i), 0, 3)),
            });
            Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        }

        return told;
    }

    private Task AlterAsync(Guid patient, string type, string path, string value) =>
        _host.Service.Lease["monitoring"].ExecuteAsync(
            $"""
             update mt_events set data = jsonb_set(data, '{path}', '{value}') where seq_id =
               (select min(seq_id) from mt_events where stream_id = '{patient}' and type = '{type}')
             """);
}
