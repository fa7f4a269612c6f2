using System.Text.Json.Nodes;
using Stillwater.EndToEnd.Tests.Hosting;

namespace Stillwater.EndToEnd.Tests.Scenarios;

/// <summary>S14: the REMS no longer knows the patient as active, and the form of her last session is late.</summary>
public sealed class S14Tests(PlatformFixture platform)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Without_a_live_enrolment_nothing_is_dispensed_until_it_is_confirmed_again(bool killed)
    {
        // Given a patient on Spravato whose form of the first session is not sent nine days later
        using var ward = await WardRems.OnSpravatoAsync(platform.Door, "harborview");
        await ward.HoldAsync(56);
        var (first, form) = (ward.Session, WardRems.FormOf(ward.Session));
        Assert.Equal("open", (await ward.Nurse.GetAsync(form, Ward.Ct))["state"]);
        await ward.PassAsync(TimeSpan.FromDays(9).TotalMinutes);

        // Then the form is overdue, and that is an incident of the site
        Assert.Equal("overdue", (await ward.Nurse.GetAsync(form, Ward.Ct))["state"]);
        var incident = Assert.Single(await IncidentsAsync(ward, form), i => (string?)i["state"] == "open");
        Assert.Equal(
            ("rems-form-overdue", ward.Treatment.SiteId),
            ((string?)incident["kind"], (Guid?)incident["siteId"]));

        // When ten minutes before the next session the REMS says that she is inactive
        await ward.BookAsync();
        await ward.PassAsync(30);
        await ward.CheckEquipmentAsync();
        await ward.ArriveAsync();
        await ward.PassAsync(20);
        Assert.Equal("inactive", (await ward.VerifyAsync("inactive"))["state"]);
        var held = await ward.ClearAsync((10, 124, 78), (0, 124, 78));

        // Then she is held, nothing is dispensed, nor is racemic ketamine given in its place
        Assert.Equal("held", held["verdict"]);
        Assert.Equal("CI-15", (string?)Assert.Single(held.Body["holds"]!.AsArray())!["ruleId"]);
        Assert.Equal("session.rems-not-verified", await ward.RefusedAsync(() => ward.StartAsync(56)));
        Assert.Equal("session.rems-not-enrolled", await ward.RefusedAsync(() => ward.VerifyAsync("active")));
        Assert.Equal("plan.new-plan-required", await ward.RefusedAsync(() => ward.ChangePlanAsync(
            "amendments", WardCourse.Dose(0.5m).With("reason", "The infusion is at hand."))));
        if (killed)
            await platform.KillSessionAsync();

        // When the session is put off, and the enrolment is sent in again and confirmed
        Assert.Equal("scheduled", (await ward.DoAsync("rescheduling", new JsonObject
        {
            ["startsAt"] = ward.Now.AddDays(1), ["reasonCode"] = "rems", ["reason"] = "The enrolment is inactive.",
        }, ward.Desk))["state"]);
        await ward.EnrolAsync();
        await ward.PassAsync(TimeSpan.FromDays(1).TotalMinutes - 30);
        await ward.CheckEquipmentAsync();
        await ward.ArriveAsync();

        // Then it is released by a new verification, and not before
        Assert.Equal("session.not-cleared", await ward.RefusedAsync(() => ward.StartAsync(56)));
        await ward.VerifyAsync("active");
        Assert.Equal("cleared", (await ward.ClearAsync((10, 124, 78), (0, 124, 78)))["verdict"]);
        Assert.Equal("dosing", (await ward.StartAsync(56))["state"]);
        await ward.ObserveAsync();
        await ward.TakeAsync();
        await ward.DoAsync("doses/1/stop", new JsonObject { ["stoppedAt"] = ward.Now, ["reason"] = "complete" });
        await ward.RecoverAsync();

        // And the late form is sent late for ever, the incident stays until somebody resolves it, and all is on record
        await ward.ReportAsync(first);
        var sent = await ward.Nurse.GetAsync(form, Ward.Ct);
        Assert.Equal(("submitted", false), (sent["state"], (bool)sent.Body["compliant"]!));
        Assert.Equal("open", (string?)Assert.Single(await IncidentsAsync(ward, form))["state"]);
        await platform.Books.UntilSettledAsync();
        Assert.Empty(await platform.Books.FaultsAsync());
        var facts = await platform.Books.FactsOfAsync(ward.Patient.PatientId);
        Assert.Contains("3 session.rems-enrolment-verified.v1", facts, StringComparison.Ordinal);
        Assert.Contains("1 session.session-rescheduled.v1", facts, StringComparison.Ordinal);
        Assert.Contains("1 session.rems-form-overdue.v1", facts, StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<JsonNode>> IncidentsAsync(Ward ward, string form)
    {
        await ward.PassAsync(0);
        var listed = await ward.Director.GetAsync($"/v1/compliance-incidents?siteId={ward.Treatment.SiteId}&limit=200", Ward.Ct);
        return [.. listed.Body["items"]!.AsArray().Where(i => form.EndsWith($"{i!["evidenceId"]}", StringComparison.Ordinal))
            .Select(incident => incident!)];
    }
}
