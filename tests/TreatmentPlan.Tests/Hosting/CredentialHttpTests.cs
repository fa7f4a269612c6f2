using System.Text.Json;
using System.Text.Json.Nodes;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Stillwater.Contracts;
using Stillwater.Harness;
using Stillwater.Platform.Tenancy;
using Stillwater.TreatmentPlans.Credentials;
using Stillwater.TreatmentPlans.Tests.Plans;
using V1 = Stillwater.Contracts.TreatmentPlan.V1;

namespace Stillwater.TreatmentPlans.Tests.Hosting;

/// <summary>Licences are registered by the medical director; their numbers are stored closed.</summary>
[Collection(PlanHost.Servers)]
public sealed class CredentialHttpTests(PlanHost host)
{
    [Fact]
    public async Task A_credential_is_registered_once_listed_without_numbers_and_shown_with_them()
    {
        using var director = host.As(Roles.MedicalDirector, "medical-director-1");
        var body = PlanHost.Licences("prescriber-9", "2027-01-31");
        var created = await director.PostAsync("/v1/credentials", body);
        var id = Credential.StreamOf(StableId.From("practitioner", PlanHost.Clinic, "prescriber-9"));
        Assert.Equal((201, $"/v1/credentials/{id}", id), (created.Status, created.Location?.ToString(),
            (Guid)created["id"]!));
        var again = await director.PostAsync("/v1/credentials", body);
        Assert.Equal((409, "plan.credential-exists"), (again.Status, again.Code));

        var shown = await director.GetAsync($"/v1/credentials/{id}");
        Assert.Equal("NY-prescriber-9", (string)shown["licences"][0]!["number"]!);
        Assert.Equal("2027-01-31", (string)shown["licences"][1]!["expiresOn"]!);
        var listed = await director.WaitAsync("/v1/credentials");
        Assert.DoesNotContain("NY-prescriber", listed.Body!.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains(listed["items"].AsArray(), row => (string)row!["kind"]! == "practitioner");
    }

    [Fact]
    public async Task A_site_loses_its_certification_with_its_licence_at_its_own_midnight_and_has_it_back_with_a_new_one()
    {
        var clinic = "westside";
        await host.Host.SetClockAsync(clinic, new(2026, 3, 3, 9, 0, 0, TimeSpan.Zero));
        using var director = host.As(Roles.MedicalDirector, "medical-director-1", clinic);
        var site = (Guid)(await director.PostAsync("/v1/sites", SiteHttpTests.Terms("main")))["id"]!;
        var body = new { kind = "site", siteId = site, licences = Rems("2026-03-10") };
        var created = await director.PostAsync("/v1/credentials", body);
        Assert.Equal(201, created.Status);

        await host.Host.SetClockAsync(clinic, new(2026, 3, 11, 3, 59, 59, TimeSpan.Zero));
        Assert.Equal("certified", (string)(await director.GetAsync($"/v1/sites/{site}"))["rems"]!["state"]!);
        await host.Host.SetClockAsync(clinic, new(2026, 3, 11, 4, 0, 0, TimeSpan.Zero));
        var lapsed = await director.GetAsync((string)created.Location!.ToString());
        Assert.Equal(("rems-setting", "America/New_York", "\"1\""), (
            (string)lapsed["lapsedTypes"]![0]!, (string)lapsed["timeZone"]!, lapsed.ETag));
        Assert.Equal("lapsed", (string)(await director.GetAsync($"/v1/sites/{site}"))["rems"]!["state"]!);

        var renewed = await director.PostAsync(
            $"{created.Location}/renewal", new { licences = Rems("2027-03-10") }, lapsed.ETag);
        Assert.Equal(200, renewed.Status);
        Assert.Equal("certified", (string)(await director.GetAsync($"/v1/sites/{site}"))["rems"]!["state"]!);
    }

    [Fact]
    public async Task A_credential_that_is_taken_back_signs_nothing()
    {
        using var director = host.As(Roles.MedicalDirector, "medical-director-1");
        var created = await director.PostAsync("/v1/credentials", PlanHost.Licences("prescriber-5", "2027-01-31"));
        var path = created.Location!.ToString();
        Assert.Equal("request.invalid", (await director.PostAsync($"{path}/revocation", new { reason = "short" }, "\"1\"")).Code);
        Assert.Equal("request.if-match-missing", (await director.PostAsync(
            $"{path}/revocation", new { reason = "Left the clinic without notice." })).Code);
        var revoked = await director.PostAsync(
            $"{path}/revocation", new { reason = "Left the clinic without notice." }, created.ETag);
        Assert.Equal((200, "\"2\""), (revoked.Status, revoked.ETag));
        Assert.Equal("plan.credential-revoked", (await director.PostAsync(
            $"{path}/revocation", new { reason = "Left the clinic without notice." }, revoked.ETag)).Code);

        using var prescriber = host.As(Roles.Prescriber, "prescriber-5");
        var (plan, _) = await host.DraftAsync();
        var proposed = await prescriber.PutAsync($"/v1/plans/{plan}/regimen", new
        {
            route = "iv", setting = "clinic", dosePerKgMg = 0.5, inductionSessions = 6, inductionDays = 21,
        }, "\"1\"");
        var refused = await prescriber.PostAsync($"/v1/plans/{plan}/signature", new { version = 1 }, proposed.ETag);
        Assert.Equal((422, "plan.credential-lapsed"), (refused.Status, refused.Code));

        Assert.Equal("plan.licence-ended", (await director.PostAsync(
            $"{path}/renewal", Renewal("2020-01-01"), revoked.ETag)).Code);
        Assert.Equal(200, (await director.PostAsync($"{path}/renewal", Renewal("2028-01-01"), revoked.ETag)).Status);
        Assert.Equal(200, (await prescriber.PostAsync(
            $"/v1/plans/{plan}/signature", new { version = 1 }, proposed.ETag)).Status);
    }

    [Fact]
    public async Task A_lapsed_licence_suspends_the_plans_of_its_holder_until_a_licensed_prescriber_resumes_them()
    {
        var clinic = $"clinic-{Guid.NewGuid():N}";
        await host.Host.SetClockAsync(clinic, Course.Start.AddDays(1));
        using var director = host.As(Roles.MedicalDirector, "medical-director-1", clinic);
        await director.PostAsync("/v1/credentials", PlanHost.Licences("prescriber-1", "2026-03-10", clinic));
        await director.PostAsync("/v1/credentials", PlanHost.Licences("prescriber-2", "2027-03-10", clinic));
        using var first = host.As(Roles.Prescriber, "prescriber-1", clinic);
        using var second = host.As(Roles.Prescriber, "prescriber-2", clinic);
        var (ends, stays) = (await SignedAsync(first, clinic), await SignedAsync(second, clinic));

        await host.Host.SetClockAsync(clinic, new(2026, 3, 10, 23, 59, 59, TimeSpan.Zero));
        Assert.Equal("signed", (string)(await first.GetAsync($"/v1/plans/{ends}"))["state"]!);
        await host.Host.SetClockAsync(clinic, new(2026, 3, 11, 0, 0, 0, TimeSpan.Zero));
        var suspended = await first.GetAsync($"/v1/plans/{ends}");
        Assert.Equal(("suspended", "credential-lapsed"), (
            (string)suspended["state"]!, (string)suspended["suspensions"]![0]!["reasonCode"]!));
        Assert.Equal("credential-lapsed", (await ToldOfSuspensionAsync(ends, clinic)).ReasonCode);
        Assert.Equal("signed", (string)(await first.GetAsync($"/v1/plans/{stays}"))["state"]!);

        var resume = new { reason = "I take the patient over from my colleague." };
        var refused = await first.PostAsync($"/v1/plans/{ends}/resumption", resume, suspended.ETag);
        Assert.Equal((422, "plan.credential-lapsed"), (refused.Status, refused.Code));
        var resumed = await second.PostAsync($"/v1/plans/{ends}/resumption", resume, suspended.ETag);
        Assert.Equal((200, "signed"), (resumed.Status, (string)resumed["state"]!));
    }

    [Fact]
    public async Task A_credential_that_is_taken_back_suspends_the_plans_of_its_holder()
    {
        using var director = host.As(Roles.MedicalDirector, "medical-director-1");
        var created = await director.PostAsync("/v1/credentials", PlanHost.Licences("prescriber-6", "2027-01-31"));
        using var prescriber = host.As(Roles.Prescriber, "prescriber-6");
        var plan = await SignedAsync(prescriber, PlanHost.Clinic);
        Assert.Equal(200, (await director.PostAsync(
            $"{created.Location}/revocation", new { reason = "Left the clinic without notice." }, created.ETag)).Status);
        await Eventually.TrueAsync(
            async () => (string)(await prescriber.GetAsync($"/v1/plans/{plan}"))["state"]! == "suspended");
    }

    [Fact]
    public async Task Operations_register_the_first_credential_of_a_clinic_and_no_other()
    {
        var clinic = $"clinic-{Guid.NewGuid():N}";
        await host.Host.SetClockAsync(clinic, new(2026, 3, 3, 9, 0, 0, TimeSpan.Zero));
        using var ops = host.As(Roles.Ops, null, clinic);
        Assert.Equal(201, (await ops.PostAsync("/v1/credentials", PlanHost.Licences("medical-director-1", "2027-01-31"))).Status);
        var second = await ops.PostAsync("/v1/credentials", PlanHost.Licences("prescriber-1", "2027-01-31"));
        Assert.Equal((403, "plan.not-first-credential"), (second.Status, second.Code));
        using var nowhere = host.As(Roles.Ops, null, "");
        Assert.Equal("plan.clinic-needed", (await nowhere.PostAsync(
            "/v1/credentials", PlanHost.Licences("prescriber-1", "2027-01-31"))).Code);
    }

    [Fact]
    public async Task A_credential_names_sites_and_a_supervisor_of_its_clinic()
    {
        using var director = host.As(Roles.MedicalDirector, "medical-director-1");
        var body = JsonSerializer.SerializeToNode(PlanHost.Licences("nurse-3", "2027-01-31"))!.AsObject();
        body["siteIds"] = new JsonArray(Guid.NewGuid());
        Assert.Equal("plan.site-unknown", (await director.PostAsync("/v1/credentials", body)).Code);
        body.Remove("siteIds");
        body["supervisorId"] = Guid.NewGuid();
        Assert.Equal("plan.supervisor-unknown", (await director.PostAsync("/v1/credentials", body)).Code);
        body["supervisorId"] = StableId.From("practitioner", PlanHost.Clinic, "prescriber-1");
        Assert.Equal(201, (await director.PostAsync("/v1/credentials", body)).Status);
    }

    [Theory]
    [InlineData("""{"practitionerId":null}""", 400)]
    [InlineData("""{"siteId":"0198c0de-0000-7000-8000-000000000001"}""", 400)]
    [InlineData("""{"licences":[]}""", 400)]
    [InlineData("""{"licences":[{"type":"dea","number":"1"}]}""", 400)]
    [InlineData("""{"licences":[{"type":"pilot","number":"1","expiresOn":"2027-01-31"}]}""", 400)]
    [InlineData("""{"licences":[{"type":"npi","number":""}]}""", 400)]
    [InlineData("""{"licences":[{"type":"rems-setting","number":"1","expiresOn":"2027-01-31"}]}""", 422)]
    public async Task Bad_input_is_refused(string changed, int status)
    {
        using var director = host.As(Roles.MedicalDirector, "medical-director-1");
        var body = JsonSerializer.SerializeToNode(PlanHost.Licences("prescriber-7", "2027-01-31"))!.AsObject();
        foreach (var (member, value) in JsonNode.Parse(changed)!.AsObject())
            body[member] = value?.DeepClone();
        Assert.Equal(status, (await director.PostAsync("/v1/credentials", body)).Status);
        Assert.Equal(400, (await director.PostAsync("/v1/credentials", new { })).Status);
    }

    [Fact]
    public async Task Nobody_but_the_medical_director_registers()
    {
        using var prescriber = host.Prescriber();
        Assert.Equal(403, (await prescriber.PostAsync("/v1/credentials", PlanHost.Licences("prescriber-8",
            "2027-01-31"))).Status);
    }

    private async Task<Guid> SignedAsync(Door prescriber, string clinic)
    {
        var (plan, _) = await host.DraftAsync(clinic: clinic);
        var proposed = await prescriber.PutAsync($"/v1/plans/{plan}/regimen", PlanCourse.Regimen, "\"1\"");
        var signed = await prescriber.PostAsync($"/v1/plans/{plan}/signature", new { version = 1 }, proposed.ETag);
        Assert.True(signed.Status == 200, signed.Body?.ToJsonString());
        return plan;
    }

    private async Task<V1.PlanSuspended> ToldOfSuspensionAsync(Guid plan, string clinic)
    {
        await using var session = host.Host.Services.GetRequiredService<IDocumentStore>().QuerySession(clinic);
        var stored = await session.Events.FetchStreamAsync(plan);
        return Assert.Single(stored.Select(TreatmentPlanContracts.Translate).OfType<V1.PlanSuspended>());
    }

    private static object[] Rems(string until) => [new { type = "rems-setting", number = "REMS-1", expiresOn = until }];

    private static object Renewal(string until) => new
    {
        licences = new object[]
        {
            new { type = "state-licence", number = "NY-1", state = "NY", expiresOn = until },
            new { type = "dea", number = "D-1", expiresOn = until },
        },
    };
}
