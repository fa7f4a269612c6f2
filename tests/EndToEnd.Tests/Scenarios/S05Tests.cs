using System.Text.Json.Nodes;
using Stillwater.EndToEnd.Tests.Hosting;

namespace Stillwater.EndToEnd.Tests.Scenarios;

/// <summary>S05: the patient desaturates during her infusion.</summary>
public sealed class S05Tests(PlatformFixture platform)
{
    private const string Clinic = "harborview";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_desaturation_ends_the_infusion_and_the_patient_leaves_when_every_criterion_is_met(bool killed)
    {
        // Given an infusion of 33 mg that has run for 22 minutes
        using var ward = await DosingAsync();
        foreach (var minutes in (int[])[0, 10, 10])
        {
            await ward.PassAsync(minutes);
            await ward.ObserveAsync();
        }

        await ward.PassAsync(2);

        // When her saturation falls from 96 to 86 % for 45 seconds and she answers only to prodding
        var fallen = await ward.ObserveAsync(spo2: 86, moaas: 2, lowestFor: 45);

        // Then that is critical at once, and a person stops the infusion with what was really given
        Assert.Equal(("spo2", "critical"), Level(fallen.Body["raised"]![0]!));
        await ward.DoAsync("emergencies", new JsonObject
        {
            ["kind"] = "desaturation", ["startedAt"] = ward.Now, ["alarm"] = 1,
        });
        await ward.DoAsync("abort", new JsonObject
        {
            ["reason"] = "Desaturation on pregabalin and clonazepam.", ["reasonCode"] = "alarm", ["givenMg"] = 18.1,
            ["stoppedAt"] = ward.Now,
        });
        foreach (var step in (string[])["stop-dose", "airway", "oxygen"])
            await ward.DoAsync("emergencies/1/actions", new JsonObject { ["code"] = step, ["at"] = ward.Now });
        await ward.DoAsync("alarms/1/acknowledgement", new JsonObject { ["seen"] = true });

        if (killed)
            await platform.KillSessionAsync();

        // And her vitals are owed every two minutes until it is over
        var open = await ward.ReadAsync();
        Assert.Equal(ward.Now.AddMinutes(2), (DateTimeOffset)open["nextDue"]!["dueAt"]!);
        await ward.PassAsync(2);
        await ward.ObserveAsync(spo2: 93, moaas: 4);
        await ward.PassAsync(1);
        await ward.ObserveAsync(spo2: 97);
        await ward.DoAsync("adverse-events", new JsonObject
        {
            ["term"] = "hypoxia", ["onsetAt"] = ward.Now.AddMinutes(-3), ["resolvedAt"] = ward.Now, ["grade"] = 3,
            ["relatedness"] = "probable", ["drugAction"] = "stopped", ["outcome"] = "recovered",
            ["seriousness"] = new JsonArray("important-medical-event"),
        });
        await ward.DoAsync("emergencies/1/closure", new JsonObject { ["outcome"] = "resolved" });

        // And she is not discharged before an hour of calm recovery
        Assert.Equal("session.discharge-criteria-unmet", await ward.RefusedAsync(ward.DischargeAsync));
        while ((await ward.ReadAsync())["unmet"]!.AsArray().Count > 0)
        {
            var next = (DateTimeOffset)(await ward.ReadAsync())["nextDue"]!["dueAt"]!;
            await ward.PassAsync((next - ward.Now).TotalMinutes);
            await ward.ObserveAsync();
        }

        var left = await ward.DischargeAsync();
        Assert.Equal(("discharged", true), (left["state"], (bool)left.Body["aborted"]!));
        Assert.Equal(18.1m, (decimal)left.Body["doses"]![0]!["givenMg"]!);
        Assert.Empty(left.Body["missed"]!.AsArray());
        Assert.True((left.Body["dischargedAt"]!.GetValue<DateTimeOffset>() - ward.Now).TotalMinutes <= 0);
        await platform.Books.UntilSettledAsync();
        Assert.Empty(await platform.Books.FaultsAsync());
    }

    [Fact]
    public async Task Twenty_minutes_without_the_service_change_the_recorded_cause_and_nothing_else()
    {
        // Given two patients who are not looked at for twenty minutes, one of them while the service is down
        using var watched = await DosingAsync();
        await watched.ObserveAsync();
        await watched.PassAsync(20);
        var up = await watched.UntilAsync(session => session["missed"]!.AsArray().Count > 0);
        await watched.DoAsync("abort", new JsonObject
        {
            ["reason"] = "The next patient waits.", ["givenMg"] = 16, ["stoppedAt"] = watched.Now,
        });

        using var unwatched = await DosingAsync();
        await unwatched.ObserveAsync();
        await platform.WithoutSessionAsync(() => unwatched.PassWithoutAsync(20));
        var down = await unwatched.UntilAsync(session => session["missed"]!.AsArray().Count > 0);

        // Then the same checks are missed and the same alarms climb as far; only the cause differs
        Assert.Equal(["not-taken"], Causes(up));
        Assert.Equal(["platform-down"], Causes(down));
        Assert.Equal(Missed(up), Missed(down));
        Assert.Equal(Alarms(up), Alarms(await unwatched.UntilAsync(s => Alarms(s) == Alarms(up))));
    }

    private async Task<Ward> DosingAsync()
    {
        var ward = await Ward.WithPlanAsync(platform.Door.Address, Clinic);
        await ward.BookAsync();
        await ward.PassAsync(30);
        await ward.ArriveAsync();
        await ward.ClearAsync((0, 124, 78));
        await ward.StartAsync(33);
        return ward;
    }

    private static (string?, string?) Level(JsonNode alarm) => ((string?)alarm["code"], (string?)alarm["level"]);

    private static IEnumerable<string?> Causes(JsonNode session) =>
        session["missed"]!.AsArray().Select(m => (string?)m!["cause"]).Distinct();

    private static string Missed(JsonNode session) =>
        string.Join(", ", session["missed"]!.AsArray().Select(m => m!["check"]));

    private static string Alarms(JsonNode session) =>
        string.Join(", ", session["alarms"]!.AsArray().Select(a => $"{a!["code"]} {a["level"]} {a["step"]}"));
}
