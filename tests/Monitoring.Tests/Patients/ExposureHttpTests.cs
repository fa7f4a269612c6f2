using System.Net;
using Stillwater.Contracts.Session.V1;
using Stillwater.Harness;
using Stillwater.Platform.Tenancy;

namespace Stillwater.Monitoring.Tests.Patients;

/// <summary>What a patient was given in all, over real servers.</summary>
[Collection(nameof(MonitoringHost))]
public class ExposureHttpTests(MonitoringHost host)
{
    private readonly HttpClient _nurse = host.As(Roles.Clinician, "clinician-1");

    [Fact]
    public async Task Doses_are_counted_by_drug_and_route_and_a_correction_changes_only_the_milligrams()
    {
        var told = new Told();
        await host.TellAsync("screening", told.Registered);
        await host.ThereAsync(told.Patient);
        await host.TellAsync("session", Given(told, 1, "ketamine", "iv", 33), new DoseCorrected(
            told.Patient, told.Plan, told.Session(1), 1, "ketamine", "iv", 33, 30.5m, 0.46m, told.StartOf(1).AddHours(3)));
        await host.TellAsync("session", Given(told, 2, "ketamine", "iv", 33));
        await host.TellAsync("session", Given(told, 3, "esketamine", "intranasal", 56));
        await Eventually.TrueAsync(async () => await host.Service.Lease["monitoring"].ScalarAsync<long>(
            $"select count(*) from mt_events where stream_id = '{told.Patient}' and type like '%exposure%'") == 4);

        var (answer, seen) = await _nurse.ReadAsync(PathOf(told));
        Assert.Equal((HttpStatusCode.OK, 3, 3), (answer.StatusCode, (int)seen["doses"]!, (int)seen["sessions"]!));
        Assert.Equal(
            [("esketamine", "intranasal", 1, 56m), ("ketamine", "iv", 2, 63.5m)],
            seen["routes"]!.AsArray().Select(r => (
                (string)r!["drug"]!, (string)r["route"]!, (int)r["doses"]!, (decimal)r["cumulativeMg"]!)));
    }

    [Fact]
    public async Task Others_may_not_see_it()
    {
        var told = new Told();
        await host.TellAsync("screening", told.Registered);
        await host.ThereAsync(told.Patient);
        Assert.Equal(
            HttpStatusCode.Forbidden,
            (await host.As(Roles.FrontDesk, "front-desk-1").ReadAsync(PathOf(told))).Answer.StatusCode);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await host.As(Roles.Clinician, "clinician-1", "harborview").ReadAsync(PathOf(told))).Answer.StatusCode);
    }

    private static DoseGiven Given(Told told, int number, string drug, string route, decimal mg) => new(
        told.Patient, told.Plan, told.Session(number), number, drug, route, mg, mg / 66, mg, told.StartOf(number).AddHours(1));

    private static string PathOf(Told told) => $"/v1/patients/{told.Patient}/exposure";
}
