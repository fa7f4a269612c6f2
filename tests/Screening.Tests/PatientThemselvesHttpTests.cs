using System.Net;

namespace Stillwater.Screenings.Tests;

/// <summary>A token of one patient reaches that patient's own consents and education and nobody else's.</summary>
public sealed class PatientThemselvesHttpTests(ScreeningFixture fixture) : IClassFixture<ScreeningFixture>
{
    private static readonly object Read = new { topic = "risks", version = "2026-01", readAt = ScreeningFixture.Noon };

    [Fact]
    public async Task A_patient_gives_sees_and_takes_back_her_own_consent()
    {
        var path = await fixture.Northside.RegisterAsync();
        var herself = Herself(path);
        var given = await herself.PostAsync($"{path}/consents", Bodies.Consent("telehealth"));
        Assert.Equal((HttpStatusCode.Created, "telehealth"), (given.Status, (string?)given["kind"]));
        var listed = Assert.Single((await herself.GetAsync($"{path}/consents"))["items"].AsArray())!;
        Assert.Equal(("telehealth", "live"), ((string?)listed["kind"], (string?)listed["state"]));

        var taken = await herself.PostAsync($"{path}/consents/{given["consentId"]}/withdrawal", new { });
        Assert.Equal((HttpStatusCode.OK, "telehealth"), (taken.Status, (string?)taken["kind"]));
        Assert.Equal(
            "withdrawn", (string?)Assert.Single((await herself.GetAsync($"{path}/consents"))["items"].AsArray())!["state"]);
    }

    [Fact]
    public async Task A_patient_reads_the_texts_and_acknowledges_them_for_herself()
    {
        var path = await fixture.Northside.RegisterAsync();
        var herself = Herself(path);
        Assert.Equal(HttpStatusCode.OK, (await herself.GetAsync("/v1/education?route=iv")).Status);
        Assert.Equal(HttpStatusCode.OK, (await herself.GetAsync("/v1/consent-documents?route=iv")).Status);
        Assert.Equal(
            HttpStatusCode.Created, (await herself.PostAsync($"{path}/education-acknowledgements", Read)).Status);
    }

    [Fact]
    public async Task Another_patient_is_as_unknown_as_one_who_does_not_exist()
    {
        var path = await fixture.Northside.RegisterAsync();
        var consent = await fixture.Northside.PostAsync($"{path}/consents", Bodies.Consent("telehealth"));
        var another = Herself(await fixture.Northside.RegisterAsync());
        foreach (var patient in new[] { path, $"/v1/patients/{Guid.NewGuid()}" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await another.GetAsync($"{patient}/consents")).Status);
            Assert.Equal(
                HttpStatusCode.NotFound, (await another.PostAsync($"{patient}/consents", Bodies.Consent("treatment"))).Status);
            Assert.Equal(
                HttpStatusCode.NotFound,
                (await another.PostAsync($"{patient}/consents/{consent["consentId"]}/withdrawal", new { })).Status);
            Assert.Equal(
                HttpStatusCode.NotFound, (await another.PostAsync($"{patient}/education-acknowledgements", Read)).Status);
        }

        var own = Assert.Single((await fixture.Northside.GetAsync($"{path}/consents"))["items"].AsArray())!;
        Assert.Equal("live", (string?)own["state"]);
    }

    [Fact]
    public async Task A_patient_asks_for_the_erasure_of_her_own_record_alone()
    {
        var path = await fixture.Northside.RegisterAsync();
        var herself = Herself(path);
        var asked = await herself.PostAsync("/v1/erasure-requests", Erasure(path));
        Assert.Equal((HttpStatusCode.Created, "requested"), (asked.Status, (string?)asked["state"]));
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await herself.PostAsync("/v1/erasure-requests", Erasure(await fixture.Northside.RegisterAsync()))).Status);
    }

    [Fact]
    public async Task A_patient_does_nothing_that_is_for_the_staff()
    {
        var (screening, patient, etag) = await fixture.Northside.OpenAsync();
        var herself = Herself($"/v1/patients/{patient}");
        Assert.Equal(HttpStatusCode.Forbidden, (await herself.GetAsync("/v1/patients")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await herself.PostAsync($"{screening}/determination", new { }, etag)).Status);
        Assert.Equal(
            HttpStatusCode.Forbidden,
            (await herself.PostAsync($"{screening}/reviews", new { ruleId = "RC-17", reason = "I agree." }, etag)).Status);
    }

    private static object Erasure(string path) => new
    {
        patientId = Guid.Parse(path[(path.LastIndexOf('/') + 1)..]), scope = "app-data", receivedVia = "app",
    };

    private Clinic Herself(string path) => new(fixture.Host.ClientWith(
        fixture.Host.Issuer.GuestToken("northside", Guid.Parse(path[(path.LastIndexOf('/') + 1)..]))));
}
