using System.Text.Json.Nodes;
using Stillwater.Contracts;
using Stillwater.EndToEnd.Tests.Hosting;
using Stillwater.Local.Demo;

namespace Stillwater.EndToEnd.Tests.Scenarios;

/// <summary>S08: a patient on esketamine moves from one certified site to another in her fifth week.</summary>
public sealed class S08SpravatoTests(PlatformFixture platform)
{
    private const string Clinic = "harborview";

    [Fact]
    public async Task Esketamine_moves_to_a_certified_site_once_consent_notice_and_forms_are_there()
    {
        // Given a patient with nine sessions at site A, whose first monitoring form was never sent, and her next booked
        using var ward = await WardRems.OnSpravatoAsync(platform.Door, Clinic);
        await ward.HoldAsync(56);
        var late = ward.Session;
        for (var number = 2; number <= 9; number++)
        {
            await ward.HoldAsync(56, inDays: number < 9 ? 3 : 6);
            await ward.ReportAsync(ward.Session);
        }

        await ward.PassAsync(0);
        await ward.BookAsync(inMinutes: TimeSpan.FromDays(7).TotalMinutes);
        var next = ward.Path;

        // When a transfer to site C, which is not certified, is asked for, it is refused at once
        var clinic = new ScenarioClinic(platform.Door, Clinic);
        var consent = await clinic.ConsentAsync(
            new ScenarioPatient(ward.Patient.PatientId, ward.Patient.ScreeningId), "data-sharing", "site-b");
        await ward.PassAsync(0);
        var annex = StableId.From("site", Clinic, "annex");
        Assert.Equal("plan.site-not-certified", await ward.RefusedAsync(() => AskAsync(ward, annex, consent)));

        // And to site B it waits for the notice to the REMS and for the form that site A owes
        var north = await CertifiedSiteAsync(ward);
        var asked = await AskAsync(ward, north, consent);
        Assert.Equal(["pmf-arrears", "rems-notice"], asked.Body["unmet"]!.AsArray().Select(u => (string?)u).Order());
        var transfer = $"/v1/transfers/{asked.Id}";
        Assert.Equal("plan.transfer-unmet", (await ward.UnmetAsync(() => AcceptAsync(ward, transfer))).Code);
        var notified = await ward.Prescriber.ChangeAsync(HttpMethod.Post, transfer, $"{transfer}/rems-notice", new JsonObject
        {
            ["sentAt"] = ward.Now, ["reference"] = "N-1",
        }, Ward.Ct);
        Assert.Equal("pmf-arrears", (string?)Assert.Single(notified.Body["unmet"]!.AsArray()));
        await ward.ReportAsync(late);
        await ward.PassAsync(0);

        // When site B accepts, all that was done goes with her, and what site A had booked does not take place
        var package = (await ward.Prescriber.GetAsync(transfer, Ward.Ct)).Body["package"]!;
        Assert.Equal((9, 9 * 56m, 0), (
            (int)package["sessionsDone"]!, (decimal)package["cumulativeMg"]!, (int)package["pmfArrears"]!));
        Assert.Equal("completed", (await AcceptAsync(ward, transfer))["state"]);
        await ward.PassAsync(0);
        Assert.Equal("cancelled", (string?)(await ward.Nurse.GetAsync(next, Ward.Ct)).Body["state"]);
        var plans = await ward.Prescriber.GetAsync($"/v1/plans?patientId={ward.Patient.PatientId}", Ward.Ct);
        Assert.Single(plans.Body["items"]!.AsArray());
        Assert.Equal(("induction", 9), (
            (string?)(await ward.PlanAsync())["state"], (int)(await ward.PlanAsync())["sessionsDone"]!));

        // Then her first session at site B is blocked until her enrolment is verified for it
        ward.Treatment = ward.Treatment with { SiteId = north };
        await ward.DrillAsync(north);
        await ward.PassAsync(TimeSpan.FromDays(6).TotalMinutes);
        Assert.Equal(10, (int)(await ward.BookAsync()).Body["number"]!);
        await ward.PassAsync(30);
        await ward.CheckEquipmentAsync();
        await ward.ArriveAsync();
        await ward.ClearAsync((10, 124, 78), (0, 124, 78));
        Assert.Equal("session.rems-not-verified", await ward.RefusedAsync(() => ward.StartAsync(56)));
        await ward.VerifyAsync("active");
        await ward.StartAsync(56);
        await ward.ObserveAsync();
        await ward.TakeAsync();
        await ward.DoAsync("doses/1/stop", new JsonObject { ["stoppedAt"] = ward.Now, ["reason"] = "complete" });
        Assert.Equal("discharged", (await ward.RecoverAsync())["state"]);
        await platform.Books.UntilSettledAsync();
        Assert.Empty(await platform.Books.FaultsAsync());
    }

    private static Task<Reply> AskAsync(Ward ward, Guid site, Guid consent) =>
        ward.Prescriber.PostAsync($"{ward.PlanPath}/transfer", new JsonObject
        {
            ["to"] = new JsonObject { ["siteId"] = site }, ["sharingConsentId"] = consent,
            ["effectiveOn"] = $"{ward.Now.AddDays(1):yyyy-MM-dd}", ["reason"] = "The patient moves across town.",
        }, Ward.Ct);

    private static Task<Reply> AcceptAsync(Ward ward, string transfer) =>
        ward.Prescriber.ChangeAsync(HttpMethod.Post, transfer, $"{transfer}/acceptance", new JsonObject(), Ward.Ct);

    private static async Task<Guid> CertifiedSiteAsync(Ward ward)
    {
        var site = (await ward.Director.PostAsync("/v1/sites", new JsonObject
        {
            ["name"] = "north", ["address"] = "1 north street", ["timeZone"] = "America/Los_Angeles",
            ["settings"] = new JsonArray("clinic", "certified-hcs"), ["escalation"] = new JsonArray(),
            ["openingHours"] = new JsonArray(),
            ["rems"] = new JsonObject
            {
                ["settingId"] = $"REMS-{Guid.NewGuid():n}", ["state"] = "certified",
                ["certifiedOn"] = $"{ward.Now.AddDays(-30):yyyy-MM-dd}", ["representative"] = "Medical director 1",
            },
        }, Ward.Ct)).Id;
        await ward.PassAsync(0);
        return site;
    }
}
