using System.Text.Json;
using System.Text.Json.Nodes;
using Stillwater.Contracts;
using Stillwater.Platform.Tenancy;
using Stillwater.TreatmentPlans.Credentials;

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
    public async Task A_site_is_recorded_with_its_rems_setting()
    {
        using var director = host.As(Roles.MedicalDirector, "medical-director-1");
        var body = new
        {
            kind = "site", siteId = Guid.CreateVersion7(),
            licences = new[] { new { type = "rems-setting", number = "REMS-1", expiresOn = "2027-01-31" } },
        };
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
}
