using Stillwater.Contracts;
using Stillwater.Contracts.Screening.V1;
using Stillwater.Contracts.Session.V1;
using Stillwater.Harness;
using Stillwater.Platform.Tenancy;
using Stillwater.TreatmentPlans.Tests.Plans;

namespace Stillwater.TreatmentPlans.Tests.Hosting;

/// <summary>Scenario S08 through the service's own doors: between sites, and between two clinics that share nothing.</summary>
[Collection(PlanHost.Servers)]
public sealed class TransferHttpTests(PlanHost host)
{
    private static readonly DateTimeOffset Now = new(2026, 3, 3, 9, 0, 0, TimeSpan.Zero);
    private const string Why = "The patient moves across town.";

    private readonly string _here = $"clinic-{Guid.NewGuid():N}";
    private readonly string _there = $"clinic-{Guid.NewGuid():N}";

    [Fact]
    public async Task A_plan_moves_to_another_site_of_the_clinic_in_one_step()
    {
        using var prescriber = await OpenAsync(_here);
        var (plan, consent, _) = await SignedAsync(prescriber);
        var site = await SiteAsync(_here, "annex");
        var body = new { to = new { siteId = site }, sharingConsentId = consent, effectiveOn = "2026-03-10", reason = Why };
        Assert.Equal("request.not-found", (await prescriber.PostAsync(
            $"/v1/plans/{plan}/transfer", body with { to = new { siteId = Guid.NewGuid() } })).Code);
        Assert.Equal("plan.transfer-in-past", (await prescriber.PostAsync(
            $"/v1/plans/{plan}/transfer", body with { effectiveOn = "2026-03-01" })).Code);

        var asked = await prescriber.PostAsync($"/v1/plans/{plan}/transfer", body);
        Assert.Equal((201, "requested"), (asked.Status, (string)asked["state"]!));
        Assert.Empty(asked["unmet"].AsArray());
        Assert.Equal("plan.transfer-open", (await prescriber.PostAsync($"/v1/plans/{plan}/transfer", body)).Code);
        var path = asked.Location!.ToString();
        var form = new RemsFormOverdue(Guid.NewGuid(), plan, Guid.NewGuid(), Guid.NewGuid(), Now, Now);
        await host.HearAsync(form, "session", Guid.CreateVersion7(), _here);
        var shown = await prescriber.GetAsync(path);
        Assert.Equal(("pmf-arrears", 1, Why), (
            (string)shown["unmet"]![0]!, (int)shown["package"]!["pmfArrears"]!, (string)shown["reason"]!));
        var refused = await prescriber.PostAsync($"{path}/acceptance", new { }, asked.ETag);
        Assert.Equal((422, "plan.transfer-unmet"), (refused.Status, refused.Code));
        await host.HearAsync(
            new RemsFormSubmitted(form.PatientId, plan, form.SessionId, form.FormId, true, Now), "session",
            Guid.CreateVersion7(), _here);

        Assert.Equal("plan.notice-not-owed", (await prescriber.PostAsync(
            $"{path}/rems-notice", new { sentAt = Now }, asked.ETag)).Code);
        var accepted = await prescriber.PostAsync($"{path}/acceptance", new { }, asked.ETag);
        Assert.Equal((200, "completed"), (accepted.Status, (string)accepted["state"]!));
        Assert.Null(accepted.Body!["code"]);
        Assert.Equal("signed", (string)(await prescriber.GetAsync($"/v1/plans/{plan}"))["state"]!);
        var listed = await prescriber.WaitAsync("/v1/transfers?direction=in&state=completed");
        Assert.Equal(plan, (Guid)Assert.Single(listed["items"].AsArray())!["planId"]!);
        Assert.Equal("plan.transfer-not-open", (await prescriber.PostAsync(
            $"{path}/withdrawal", new { reason = Why }, accepted.ETag)).Code);
    }

    [Fact]
    public async Task A_plan_goes_to_another_clinic_by_a_code_that_is_redeemed_once()
    {
        using var prescriber = await OpenAsync(_here);
        var (plan, consent, _) = await SignedAsync(prescriber);
        var (path, issued) = await IssuedAsync(prescriber, plan, consent);
        var code = (string)issued["code"]!;
        Assert.Equal("closed", (string)(await prescriber.WaitAsync($"/v1/plans/{plan}"))["state"]!);

        using var other = await OpenAsync(_there);
        var patient = Guid.CreateVersion7();
        var theirs = await ConsentAsync(patient, _there);
        Assert.Equal("plan.transfer-code-unknown", (await other.PostAsync(
            "/v1/transfers/redemption", new { code = new string('A', 43), patientId = patient, consentId = theirs })).Code);
        Assert.Equal("plan.transfer-consent-missing", (await other.PostAsync(
            "/v1/transfers/redemption", new { code, patientId = patient, consentId = Guid.NewGuid() })).Code);
        Assert.Equal("request.invalid", (await other.PostAsync(
            "/v1/transfers/redemption", new { code = "short", patientId = patient, consentId = theirs })).Code);
        var redeemed = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => other.PostAsync(
            "/v1/transfers/redemption", new { code, patientId = patient, consentId = theirs })));
        var draft = Assert.Single(redeemed, r => r.Status == 201);
        Assert.All(redeemed.Where(r => r.Status != 201), r => Assert.Contains(
            r.Code, new[] { "plan.transfer-code-used", "request.conflict" }));
        Assert.NotEmpty(draft["sourceEventIds"].AsArray());
        Assert.Equal("enrolment-verification", (string)draft["unmet"]![0]!);
        var begun = await other.GetAsync($"/v1/plans/{(Guid)draft["planId"]!}");
        Assert.Equal(("draft", patient), ((string)begun["state"]!, (Guid)begun["patientId"]!));
        var listed = await other.WaitAsync("/v1/transfers?direction=in&state=completed");
        var row = Assert.Single(listed["items"].AsArray())!;
        Assert.Equal(
            ((Guid)draft["transferId"]!, (Guid)draft["planId"]!, true),
            ((Guid)row["id"]!, (Guid)row["planId"]!, (bool)row["fromOtherClinic"]!));
        Assert.Empty((await other.GetAsync("/v1/transfers?direction=out"))["items"].AsArray());
        var cameIn = await other.GetAsync($"/v1/transfers/{(Guid)draft["transferId"]!}");
        Assert.Equal(("completed", patient, 0), (
            (string)cameIn["state"]!, (Guid)cameIn["patientId"]!, (int)cameIn["package"]!["sessionsDone"]!));
        Assert.Equal("enrolment-verification", (string)Assert.Single(cameIn["unmet"].AsArray())!);
        Assert.Equal(404, (await other.PostAsync(
            $"/v1/transfers/{(Guid)draft["transferId"]!}/withdrawal", new { reason = Why }, cameIn.ETag)).Status);
        Assert.Equal(404, (await other.GetAsync(path)).Status);
        Assert.Equal(404, (await prescriber.GetAsync($"/v1/plans/{(Guid)draft["planId"]!}")).Status);

        Assert.Equal("completed", (string)(await prescriber.GetAsync(path))["state"]!);
        Assert.Equal("plan.transfer-code-used", (await prescriber.PostAsync(
            $"{path}/withdrawal", new { reason = Why }, issued.ETag)).Code);
        await host.Host.SetClockAsync(_here, Now.AddDays(31));
        var over = await prescriber.GetAsync(path);
        Assert.Equal("completed", (string)over["state"]!);
        Assert.NotEqual(issued.ETag, over.ETag);
    }

    [Fact]
    public async Task A_code_that_nobody_redeems_ends_after_thirty_days_and_is_worth_nothing()
    {
        using var prescriber = await OpenAsync(_here);
        var (plan, consent, _) = await SignedAsync(prescriber);
        var (path, issued) = await IssuedAsync(prescriber, plan, consent);
        await host.Host.SetClockAsync(_here, Now.AddDays(30).AddSeconds(-1));
        Assert.Equal("accepted", (string)(await prescriber.GetAsync(path))["state"]!);
        await host.Host.SetClockAsync(_here, Now.AddDays(30));
        Assert.Equal("expired", (string)(await prescriber.GetAsync(path))["state"]!);

        using var other = await OpenAsync(_there);
        var patient = Guid.CreateVersion7();
        var late = await other.PostAsync("/v1/transfers/redemption", new
        {
            code = (string)issued["code"]!, patientId = patient, consentId = await ConsentAsync(patient, _there),
        });
        Assert.Equal((409, "plan.transfer-code-used"), (late.Status, late.Code));
    }

    [Fact]
    public async Task Only_the_list_of_operations_says_who_is_certified()
    {
        using var prescriber = await OpenAsync(_here);
        var (plan, consent, _) = await SignedAsync(prescriber);
        var refused = await prescriber.PostAsync($"/v1/plans/{plan}/transfer", Away($"REMS-{Guid.NewGuid()}", consent));
        Assert.Equal((422, "plan.site-not-certified"), (refused.Status, refused.Code));
        Assert.Equal(403, (await prescriber.PutAsync("/v1/certified-settings/REMS-1", new { certified = true })).Status);
        using var ops = host.As(Roles.Ops, null, _here);
        Assert.Equal("plan.platform-only", (await ops.PutAsync("/v1/certified-settings/REMS-1", new { certified = true })).Code);
        using var desk = host.As(Roles.FrontDesk, "front-desk-1", _here);
        Assert.Equal(403, (await desk.PostAsync($"/v1/plans/{plan}/transfer", Away("REMS-1", consent))).Status);
        Assert.Equal(400, (await prescriber.PostAsync($"/v1/plans/{plan}/transfer", new
        {
            to = new { siteId = Guid.NewGuid(), remsSettingId = "R", clinicName = "C" }, sharingConsentId = consent,
            effectiveOn = "2026-03-10", reason = Why,
        })).Status);
        Assert.Equal(400, (await prescriber.GetAsync("/v1/transfers?state=lost")).Status);
    }

    private static object Away(string setting, Guid consent) => new
    {
        to = new { remsSettingId = setting, clinicName = "Harborview" }, sharingConsentId = consent,
        effectiveOn = "2026-03-10", reason = Why,
    };

    private async Task<(string Path, Reply Issued)> IssuedAsync(Door prescriber, Guid plan, Guid consent)
    {
        var setting = $"REMS-{Guid.NewGuid()}";
        using var ops = new Door(host.Host.ClientWith(host.Host.Issuer.Mint("ops", null, Roles.Ops)));
        Assert.Equal(200, (await ops.PutAsync($"/v1/certified-settings/{setting}", new { certified = true })).Status);
        var asked = await prescriber.PostAsync($"/v1/plans/{plan}/transfer", Away(setting, consent));
        Assert.True(asked.Status == 201, asked.Body?.ToJsonString());
        var path = asked.Location!.ToString();
        var issued = await prescriber.PostAsync($"{path}/acceptance", new { }, asked.ETag);
        Assert.True(issued.Status == 200, issued.Body?.ToJsonString());
        return (path, issued);
    }

    private async Task<Door> OpenAsync(string clinic)
    {
        await host.Host.SetClockAsync(clinic, Now);
        using var director = host.As(Roles.MedicalDirector, "medical-director-1", clinic);
        await director.PostAsync("/v1/credentials", new
        {
            kind = "practitioner", practitionerId = StableId.From("practitioner", clinic, "prescriber-1"),
            licences = new object[]
            {
                new { type = "state-licence", number = "1", state = "NY", expiresOn = "2028-01-01" },
                new { type = "dea", number = "2", expiresOn = "2028-01-01" },
            },
        });
        return host.As(Roles.Prescriber, "prescriber-1", clinic);
    }

    private async Task<Guid> SiteAsync(string clinic, string name)
    {
        using var director = host.As(Roles.MedicalDirector, "medical-director-1", clinic);
        return (Guid)(await director.PostAsync("/v1/sites", SiteHttpTests.Terms(name)))["id"]!;
    }

    private async Task<Guid> ConsentAsync(Guid patient, string clinic)
    {
        var consent = Guid.CreateVersion7();
        await host.HearAsync(
            new ConsentGiven(patient, consent, "data-sharing", "2026-01", null, Now), "screening", Guid.CreateVersion7(),
            clinic);
        return consent;
    }

    private async Task<(Guid Plan, Guid Consent, Guid Patient)> SignedAsync(Door prescriber)
    {
        var (plan, fact) = await host.DraftAsync(clinic: _here);
        var proposed = await prescriber.PutAsync($"/v1/plans/{plan}/regimen", new
        {
            route = "iv", setting = "clinic", dosePerKgMg = 0.5, inductionSessions = 6, inductionDays = 21,
        }, "\"1\"");
        Assert.Equal(200, (await prescriber.PostAsync(
            $"/v1/plans/{plan}/signature", new { version = 1 }, proposed.ETag)).Status);
        return (plan, await ConsentAsync(fact.PatientId, _here), fact.PatientId);
    }
}
