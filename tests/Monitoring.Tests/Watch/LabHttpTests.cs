using System.Net;
using System.Text.Json.Nodes;
using Stillwater.Contracts.Session.V1;
using Stillwater.Harness;
using Stillwater.Platform.Tenancy;

namespace Stillwater.Monitoring.Tests.Watch;

/// <summary>Laboratory results over real servers: what they hold, whom they alert, and what is refused.</summary>
[Collection(nameof(MonitoringHost))]
public class LabHttpTests(MonitoringHost host)
{
    private const StringComparison Ordinal = StringComparison.Ordinal;

    private readonly HttpClient _nurse = host.As(Roles.Clinician, "clinician-1");

    [Fact]
    public async Task A_liver_that_suffers_holds_what_is_booked_and_alerts()
    {
        var told = await RegisteredAsync();
        await host.TellAsync("session", new SessionScheduled(
            told.Patient, told.Plan, told.Session(4), 4, MonitoringHost.Now.AddDays(2), MonitoringHost.Now.AddDays(-1)));
        await Eventually.TrueAsync(async () => await host.Service.Lease["monitoring"].ScalarAsync<long>(
            $"select count(*) from mt_events where stream_id = '{told.Patient}' and type like '%booking%'") == 1);

        var (answer, found) = await _nurse.PostAsync(PathOf(told), new
        {
            test = "alt", value = 121, unit = "U/L", upperLimit = 40, interpretation = "abnormal", takenAt = Earlier,
        });
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal("LTW-LIVER", (string?)Assert.Single(found["findings"]!.AsArray())!["ruleId"]);
        Assert.Equal(told.Session(4), (Guid)Assert.Single(found["held"]!.AsArray())!);
        var alert = (await _nurse.ReadAsync($"/v1/alerts/{Assert.Single(found["alerts"]!.AsArray())}")).Body;
        Assert.Equal(("liver", "moderate"), ((string?)alert["kind"], (string?)alert["severity"]));

        await _nurse.PostAsync(PathOf(told), new { test = "tsh", interpretation = "normal", takenAt = Earlier.AddHours(1) });
        var (_, list) = await _nurse.ReadAsync(PathOf(told));
        Assert.Equal(["tsh", "alt"], list["items"]!.AsArray().Select(l => (string?)l!["test"]));
        Assert.Equal("hold", (string?)list["items"]![1]!["findings"]![0]!["action"]);
    }

    private const string Sound = """{"test":"uds","interpretation":"positive","takenAt":"2026-05-03T12:00:00Z"}""";

    public static TheoryData<string, string, int, string> Refused => new()
    {
        { Sound.Replace("03T12:00:00Z", "04T12:00:01Z", Ordinal), "clinician", 422, "monitoring.taken-in-future" },
        { Sound.Replace("uds", "alt", Ordinal), "clinician", 422, "monitoring.lab-value-missing" },
        { Sound.Replace("uds", "tea-leaves", Ordinal), "clinician", 400, "request." },
        { Sound.Replace("positive", "maybe", Ordinal), "clinician", 400, "request." },
        { Sound.Replace("}", ",\"unknown\":1}", Ordinal), "clinician", 400, "request." },
        { Sound.Replace("}", ",\"value\":-1,\"unit\":\"U/L\"}", Ordinal), "clinician", 400, "request." },
        { Sound, "front-desk", 403, "request." },
    };

    [Theory, MemberData(nameof(Refused))]
    public async Task Bad_input_is_refused_by_code(string sent, string role, int status, string code)
    {
        var told = await RegisteredAsync();
        var (answer, problem) = await host.As(role, $"{role}-1").PostAsync(PathOf(told), JsonNode.Parse(sent)!);
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.StartsWith(code, (string?)problem["code"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_patient_of_another_clinic_is_not_there()
    {
        var told = await RegisteredAsync();
        var foreign = host.As(Roles.Clinician, "clinician-1", "harborview");
        var body = new { test = "uds", interpretation = "positive", takenAt = Earlier };
        Assert.Equal(HttpStatusCode.NotFound, (await foreign.PostAsync(PathOf(told), body)).Answer.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await foreign.ReadAsync(PathOf(told))).Answer.StatusCode);
    }

    private static DateTimeOffset Earlier => MonitoringHost.Now.AddDays(-1);

    private static string PathOf(Told told) => $"/v1/patients/{told.Patient}/labs";

    private async Task<Told> RegisteredAsync()
    {
        var told = new Told();
        await host.TellAsync("screening", told.Registered);
        await host.ThereAsync(told.Patient);
        return told;
    }
}
