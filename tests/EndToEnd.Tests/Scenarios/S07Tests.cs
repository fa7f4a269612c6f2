using System.Net;
using System.Text.Json.Nodes;
using Stillwater.EndToEnd.Tests.Hosting;

namespace Stillwater.EndToEnd.Tests.Scenarios;

/// <summary>S07: a dose at home, and nobody, or not for long, beside the patient.</summary>
public sealed class S07Tests(PlatformFixture platform)
{
    private const string Clinic = "harborview";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Without_a_sitter_the_dose_stays_locked_and_the_second_time_dosing_at_home_is_looked_at(bool killed)
    {
        // Given a patient with 100 mg in a lock box at home, cleared for her dose
        using var ward = await WardHome.AtHomeAsync(platform.Door, Clinic);
        await ward.ClearAtHomeAsync();

        // When the video check shows nobody beside her
        Assert.Equal(["sitter"], await ward.LookAsync(sitter: false));

        // Then the gate fails, the dose stays locked, and neither clinician nor patient passes it by
        Assert.Equal(("session.home-gate-failed", "sitter"), await ward.UnmetAsync(ward.ReleaseAsync));
        Assert.Equal("locked", await ward.SupplyStateAsync());
        Assert.Equal("session.home-not-released", await ward.RefusedAsync(() => ward.StartAsync(100)));
        var own = await platform.Door.GuestTokenAsync(Clinic, "patient", $"{ward.Patient.PatientId}");
        var herself = await platform.Door.PostAsync(
            own, $"{ward.Path}/home-release", new { emergencyContactConfirmed = true });
        Assert.Equal(HttpStatusCode.Forbidden, herself.Status);
        await ward.PassAsync(0);
        Assert.Empty(await ward.ProposedAsync());
        if (killed)
            await platform.KillSessionAsync();

        // When it is put off to the next day, and again nobody is there
        await ward.DoAsync("rescheduling", new JsonObject
        {
            ["startsAt"] = ward.Now.AddDays(1), ["reasonCode"] = "home-gate", ["reason"] = "Nobody to sit with her.",
        }, ward.Desk);
        await ward.PassAsync(TimeSpan.FromDays(1).TotalMinutes - 20);
        await ward.ReadyAtHomeAsync();
        await ward.LookAsync(sitter: false);
        Assert.Equal(("session.home-gate-failed", "sitter"), await ward.UnmetAsync(ward.ReleaseAsync));
        await ward.PassAsync(0);

        // Then whether she may dose at home at all is to be looked at
        var review = Assert.Single(await ward.ProposedAsync());
        Assert.Equal(("review", "HOME-REVIEW"), review.Ground());
        Assert.Equal("2", (string?)review["because"]![0]!["values"]!["failures"]);
        await ward.DoAsync(
            "cancellation", new JsonObject { ["reason"] = "She comes to the clinic.", ["reasonCode"] = "home-gate" });
        Assert.Equal("returned", (await ward.ReturnAsync(2))["state"]);
        await SettledAsync();
    }

    [Fact]
    public async Task Pressure_above_the_limit_of_the_home_keeps_the_dose_locked_and_the_clinician_calls()
    {
        // Given a patient at home with her partner beside her
        using var ward = await WardHome.AtHomeAsync(platform.Door, Clinic);
        await ward.ClearAtHomeAsync();
        var partner = await ward.ChaperoneAsync(platform.Door, Clinic);
        await ward.AttestAsync(platform.Door, partner, "arrived");

        // When her own cuff shows 152/95
        Assert.Equal(["bp-range"], await ward.LookAsync(sitter: true, systolic: 152, diastolic: 95));

        // Then the dose is blocked, and is still when the clinician has called: a call is no look
        Assert.Equal(("session.home-gate-failed", "bp-range"), await ward.UnmetAsync(ward.ReleaseAsync));
        await ward.LookAsync(sitter: true, channel: "call");
        Assert.Equal(("session.home-gate-failed", "bp-range"), await ward.UnmetAsync(ward.ReleaseAsync));
        Assert.Equal("locked", await ward.SupplyStateAsync());
        await ward.DoAsync("cancellation", new JsonObject { ["reason"] = "Pressure.", ["reasonCode"] = "bp" });
        await ward.ReturnAsync(2);
        await SettledAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_sitter_who_leaves_after_an_hour_is_called_after(bool killed)
    {
        // Given a patient who has taken her dose with her partner beside her
        using var ward = await WardHome.AtHomeAsync(platform.Door, Clinic);
        await ward.ClearAtHomeAsync();
        var partner = await ward.ChaperoneAsync(platform.Door, Clinic);
        await ward.AttestAsync(platform.Door, partner, "arrived");
        Assert.Empty(await ward.LookAsync(sitter: true));
        Assert.Equal(6, (await ward.ReleaseAsync())["unlockCode"].Length);
        Assert.Equal("dosing", (await ward.StartAsync(100))["state"]);
        await ward.DoAsync("doses/1/stop", new JsonObject { ["stoppedAt"] = ward.Now, ["reason"] = "complete" });
        for (var quarter = 1; quarter <= 3; quarter++)
        {
            await ward.PassAsync(15);
            Assert.Null((string?)(await ward.AttestAsync(platform.Door, partner, "present"))["alert"]);
            await ward.ObserveAsync();
        }

        if (killed)
            await platform.KillSessionAsync();

        // When the partner leaves after sixty minutes
        await ward.PassAsync(15);
        await ward.ObserveAsync();
        Assert.Equal("chaperone-left", (string?)(await ward.AttestAsync(platform.Door, partner, "leaving"))["alert"]);

        // Then somebody calls, and until the partner is back she is not alone on the line
        await ward.LookAsync(sitter: false, channel: "call");
        await ward.PassAsync(5);
        await ward.AttestAsync(platform.Door, partner, "arrived");
        while (await ward.ReadAsync() is var session && session["unmet"]!.AsArray().Count > 0)
        {
            await ward.PassAsync(15);
            await ward.AttestAsync(platform.Door, partner, "present");
            await ward.ObserveAsync();
        }

        Assert.Equal("discharged", (await ward.DischargeAsync())["state"]);
        Assert.Equal("locked", await ward.SupplyStateAsync());
        await ward.ReturnAsync(1);
        await SettledAsync();
        Assert.Contains(
            "1 session.chaperone-left.v1", await platform.Books.FactsOfAsync(ward.Patient.PatientId),
            StringComparison.Ordinal);
    }

    private async Task SettledAsync()
    {
        await platform.Books.UntilSettledAsync();
        Assert.Empty(await platform.Books.FaultsAsync());
    }
}
