using System.Text.Json.Nodes;
using Stillwater.Platform.Tenancy;

namespace Stillwater.TreatmentPlans.Tests.Hosting;

/// <summary>Bad input and wrong hands get the right problem, and nothing is stored.</summary>
[Collection(PlanHost.Servers)]
public sealed class RefusalHttpTests(PlanHost host)
{
    private const string Right =
        """{"route":"iv","setting":"clinic","dosePerKgMg":0.5,"inductionSessions":6,"inductionDays":21}""";

    /// <summary>A right regimen with these members changed, and how it is refused.</summary>
    public static TheoryData<string, int, string> Regimens => new()
    {
        { """{"dosePerKgMg":1.05}""", 422, "plan.dose-above-hard-cap" },
        { """{"dosePerKgMg":0.8}""", 422, "plan.dose-above-soft-cap" },
        { """{"route":"intranasal-ketamine"}""", 422, "plan.route-not-offered" },
        { """{"route":"oral"}""", 422, "plan.route-not-permitted" },
        { """{"holdMinutes":10}""", 422, "plan.not-for-route" },
        { """{"dosePerKgMg":33}""", 400, "request.invalid" },
        { """{"inductionSessions":null}""", 400, "request.invalid" },
        {
            """{"phases":[{"weeks":4,"sessionsPerWeek":9}],"inductionSessions":null,"inductionDays":null}""", 400,
            "request.invalid"
        },
        { """{"doseMg":33}""", 400, "request.invalid" },
        { """{"dosePerKgMg":null}""", 400, "request.invalid" },
        { """{"route":"intrathecal"}""", 400, "request.invalid" },
        { """{"inductionSessions":0}""", 400, "request.invalid" },
        { """{"override":{"code":"above-soft-cap","reason":"x"}}""", 400, "request.invalid" },
        { """{"unknown":1}""", 400, "request.malformed" },
        { """{"dosePerKgMg":"0.5"}""", 400, "request.malformed" },
    };

    [Theory]
    [MemberData(nameof(Regimens))]
    public async Task A_regimen_is_refused_and_nothing_is_stored(string changed, int status, string code)
    {
        using var prescriber = host.Prescriber();
        var (plan, _) = await host.DraftAsync();
        var body = JsonNode.Parse(Right)!.AsObject();
        foreach (var (member, value) in JsonNode.Parse(changed)!.AsObject())
            body[member] = value?.DeepClone();
        var refused = await prescriber.PutAsync($"/v1/plans/{plan}/regimen", body, "\"1\"");
        Assert.True((refused.Status, refused.Code) == (status, code), $"{changed}: {refused.Status} {refused.Body}");
        Assert.Equal("\"1\"", (await prescriber.GetAsync($"/v1/plans/{plan}")).ETag);
    }

    [Fact]
    public async Task An_empty_object_is_refused()
    {
        using var prescriber = host.Prescriber();
        var (plan, _) = await host.DraftAsync();
        var refused = await prescriber.PutAsync($"/v1/plans/{plan}/regimen", new { }, "\"1\"");
        Assert.Equal((400, "request.malformed"), (refused.Status, refused.Code));
    }

    [Fact]
    public async Task A_change_needs_the_revision_that_was_read()
    {
        using var prescriber = host.Prescriber();
        var (plan, _) = await host.DraftAsync();
        var body = new { version = 1 };
        Assert.Equal("request.if-match-missing", (await prescriber.PostAsync($"/v1/plans/{plan}/signature",
            body)).Code);
        Assert.Equal("request.revision-stale", (await prescriber.PostAsync($"/v1/plans/{plan}/signature", body,
            "\"7\"")).Code);
    }

    [Fact]
    public async Task A_repeat_with_its_key_is_answered_the_same_and_another_body_is_refused()
    {
        using var prescriber = host.Prescriber();
        var (plan, _) = await host.DraftAsync();
        var (path, key) = ($"/v1/plans/{plan}/regimen", Guid.NewGuid().ToString());
        var half = new
        {
            route = "iv", setting = "clinic", dosePerKgMg = 0.5, inductionSessions = 6,
            inductionDays = 21
        };
        var first = await prescriber.PutAsync(path, half, "\"1\"", key);
        var second = await prescriber.PutAsync(path, half, "\"1\"", key);
        Assert.Equal((first.Body!.ToJsonString(), first.ETag), (second.Body!.ToJsonString(), second.ETag));
        Assert.Equal("request.idempotency-key-reused", (await prescriber.PutAsync(path,
            half with { dosePerKgMg = 0.4 }, "\"1\"", key)).Code);
    }

    [Fact]
    public async Task Only_a_prescriber_signs_and_decides()
    {
        var (plan, _) = await host.DraftAsync();
        foreach (var role in new[] { Roles.Clinician, Roles.Therapist, Roles.FrontDesk, Roles.MedicalDirector,
            Roles.Client })
        {
            using var other = host.As(role, role == Roles.Client ? null : "clinician-1");
            Assert.Equal(403, (await other.PostAsync($"/v1/plans/{plan}/signature", new { version = 1 },
                "\"1\"")).Status);
            Assert.Equal(403, (await other.PostAsync(
                $"/v1/plans/{plan}/proposals/{Guid.NewGuid()}/decision", new { decision = "accept" }, "\"1\"")).Status);
        }
    }

    [Fact]
    public async Task Another_clinics_plan_is_unknown()
    {
        await host.Host.SetClockAsync("harborview", Plans.Course.Start);
        using var foreign = host.As(Roles.Prescriber, "prescriber-1", "harborview");
        var (plan, fact) = await host.DraftAsync();
        Assert.Equal(404, (await foreign.GetAsync($"/v1/plans/{plan}")).Status);
        Assert.Equal(404, (await foreign.PostAsync($"/v1/plans/{plan}/signature", new { version = 1 },
            "\"1\"")).Status);
        Assert.Empty((await foreign.GetAsync($"/v1/plans?patientId={fact.PatientId}"))["items"].AsArray());
    }

    [Fact]
    public async Task Proposals_are_listed_by_a_state_that_exists()
    {
        using var prescriber = host.Prescriber();
        var (plan, _) = await host.DraftAsync();
        Assert.Equal(200, (await prescriber.GetAsync($"/v1/plans/{plan}/proposals?state=superseded")).Status);
        Assert.Equal(400, (await prescriber.GetAsync($"/v1/plans/{plan}/proposals?state=lost")).Status);
    }

    [Fact]
    public async Task A_decision_says_what_it_needs()
    {
        using var prescriber = host.Prescriber();
        var (plan, _) = await host.DraftAsync();
        var path = $"/v1/plans/{plan}/proposals/{Guid.NewGuid()}/decision";
        Assert.Equal("request.malformed", (await prescriber.PostAsync(path, new { }, "\"1\"")).Code);
        Assert.Equal("request.malformed", (await prescriber.PostAsync(path, new { decision = "maybe" }, "\"1\"")).Code);
        Assert.Equal("request.invalid", (await prescriber.PostAsync(path, new
        {
            decision = "accept",
            intervalWeeks = 4
        }, "\"1\"")).Code);
        Assert.Equal("request.not-found", (await prescriber.PostAsync(path, new { decision = "accept" },
            "\"1\"")).Code);
    }
}
