using System.Text.Json.Nodes;
using Stillwater.EndToEnd.Tests.Hosting;
using Stillwater.Local.Demo;

namespace Stillwater.EndToEnd.Tests.Scenarios;

/// <summary>S02: the C-SSRS is positive in the middle of a course.</summary>
public sealed class S02Tests(PlatformFixture platform)
{
    private const string Clinic = ScenarioClinic.Harborview;

    [Fact]
    public async Task Intent_holds_the_session_until_a_psychiatrist_has_seen_her()
    {
        // Given a patient before her fourth session, whose PHQ-9 says that she would rather be dead
        using var ward = await ReadyAsync(sessionsDone: 3);
        Assert.Equal(4, (int)(await ward.ReadAsync())["number"]!);
        var phq9 = await ward.Nurse.PostAsync($"{ward.PatientPath}/instruments", new JsonObject
        {
            ["instrument"] = "phq-9", ["answers"] = new JsonArray(2, 2, 2, 2, 2, 2, 1, 1, 2), ["takenAt"] = ward.Now,
        }, Ward.Ct);
        Assert.Equal("c-ssrs", (string?)Assert.Single(phq9.Body["required"]!.AsArray())!["instrument"]);

        // When she answers the first four questions of the C-SSRS with yes
        var held = await ward.ClearWithAsync(true, true, true, true, false, false, false);

        // Then the session is held, and the prescriber has a quarter of an hour to say that she has seen it
        Assert.Equal(("held", "high"), (held["verdict"], held["cSsrsSeverity"]));
        Assert.Equal("session.not-cleared", await ward.RefusedAsync(() => ward.StartAsync(33)));
        var alert = await ward.AlertAsync();
        Assert.Equal(("c-ssrs-high", "high", "open"), (alert["kind"], alert["severity"], alert["state"]));
        Assert.Equal(
            TimeSpan.FromMinutes(15), (DateTimeOffset)alert.Body["ackDueAt"]! - (DateTimeOffset)alert.Body["raisedAt"]!);
        Assert.Equal(("prescriber", "psychiatric-assessment"), ((string?)alert.Body["ladder"]![0]!["role"], alert["action"]));
        await ward.PassAsync(5);
        Assert.Equal("monitoring.alert-role", await ward.RefusedAsync(() => AcknowledgeAsync(ward.Nurse, alert)));
        var seen = await AcknowledgeAsync(ward.Prescriber, alert);
        Assert.Equal(("acknowledged", 0), (seen["state"], (int)seen.Body["acknowledged"]!["lateBySeconds"]!));

        // And neither nurse nor prescriber releases her, and the alert stays until a psychiatrist has seen her
        Assert.Equal("session.release-role", await ward.RefusedAsync(() => ward.LetAsync(ward.Nurse, "SI-HIGH")));
        Assert.Equal("session.release-role", await ward.RefusedAsync(() => ward.LetAsync(ward.Prescriber, "SI-HIGH")));
        Assert.Equal("monitoring.alert-action-missing", await ward.RefusedAsync(() => CloseAsync(ward.Prescriber, alert)));

        // When the psychiatrist has, and they agree on a safety plan
        var assessment = await ward.AssessAsync(ward.Psychiatrist, "psychiatrist");
        await ward.Psychiatrist.PutAsync($"{ward.PatientPath}/safety-plan", new JsonObject
        {
            ["text"] = "When it turns dark: call Ben, then 988.",
            ["contacts"] = new JsonArray(new JsonObject { ["name"] = "Ben Fairwater", ["phone"] = "+1-503-555-0143" }),
        }, Ward.Ct);

        // Then she may release the dose, it is given, and the alert is closed
        Assert.Equal("cleared", (await ward.LetAsync(ward.Psychiatrist, "SI-HIGH", assessment))["state"]);
        await ward.StartAsync(33);
        Assert.Equal("resolved", (await CloseAsync(ward.Psychiatrist, alert))["state"]);

        // And the patient reads her plan, and nowhere that she has failed
        var token = await platform.Door.GuestTokenAsync(Clinic, "patient", $"{ward.Patient.PatientId}");
        var plan = await platform.Door.GetAsync(token, $"{ward.PatientPath}/safety-plan");
        Assert.Contains("988", (string?)plan.Found["text"], StringComparison.Ordinal);
        var sessions = await platform.Door.GetAsync(token, "/v1/sessions");
        Assert.DoesNotContain("fail", sessions.Found.ToJsonString(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("high", sessions.Found.ToJsonString(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Thoughts_of_a_method_are_released_by_a_clinician_the_same_day()
    {
        using var ward = await ReadyAsync(sessionsDone: 0);
        var held = await ward.ClearWithAsync(true, true, true, false, false, false, false);
        Assert.Equal(("held", "moderate"), (held["verdict"], held["cSsrsSeverity"]));
        var alert = await ward.AlertAsync();
        Assert.Equal(("moderate", "clinician-assessment"), (alert["severity"], alert["action"]));
        await ward.AssessAsync(ward.Nurse, "clinician");
        Assert.Equal("cleared", (await ward.LetAsync(ward.Nurse, "SI-MODERATE"))["state"]);
        Assert.Equal("acknowledged", (await ward.AlertAsync())["state"]);
        Assert.Equal("resolved", (await CloseAsync(ward.Nurse, alert))["state"]);
    }

    [Fact]
    public async Task An_attempt_within_three_months_is_high_without_any_thought_and_climbs_while_nobody_answers()
    {
        using var ward = await ReadyAsync(sessionsDone: 0);
        var held = await ward.ClearWithAsync(false, false, false, false, false, true, true);
        Assert.Equal(("held", "high"), (held["verdict"], held["cSsrsSeverity"]));
        var alert = await ward.AlertAsync();
        Assert.Equal(1, (int)alert.Body["escalationLevel"]!);
        await ward.PassAsync(15);
        alert = await ward.AlertAsync();
        Assert.Equal(("open", 2), (alert["state"], (int)alert.Body["escalationLevel"]!));
        Assert.Equal("not-taken", (string?)Assert.Single(alert.Body["escalations"]!.AsArray())!["cause"]);
        await ward.PassAsync(1);
        var seen = await AcknowledgeAsync(ward.Director, alert);
        Assert.Equal(60, (int)seen.Body["acknowledged"]!["lateBySeconds"]!);
    }

    /// <summary>A patient who has arrived for her next session.</summary>
    private async Task<Ward> ReadyAsync(int sessionsDone)
    {
        var ward = await Ward.WithPlanAsync(platform.Door.Address, Clinic, sessionsDone);
        await ward.BookAsync();
        await ward.PassAsync(30);
        await ward.ArriveAsync();
        return ward;
    }

    private static Task<Reply> AcknowledgeAsync(Person who, Reply alert) =>
        who.PostAsync($"/v1/alerts/{alert.Id}/acknowledgement", new JsonObject(), Ward.Ct);

    private static Task<Reply> CloseAsync(Person who, Reply alert) => who.ChangeAsync(
        HttpMethod.Post, $"/v1/alerts/{alert.Id}", $"/v1/alerts/{alert.Id}/resolution",
        new JsonObject { ["code"] = "assessed", ["reason"] = "Seen; the safety plan holds." }, Ward.Ct);
}
