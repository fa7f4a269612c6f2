using System.Text.Json.Nodes;
using Stillwater.EndToEnd.Tests.Hosting;
using Stillwater.Harness.Platforms;

namespace Stillwater.EndToEnd.Tests;

/// <summary>Scenario S00 through the public API alone: six IV sessions, from PHQ-9 22 to remission and maintenance.</summary>
public sealed class S00Tests(PlatformFixture platform)
{
    private const int InductionSessions = 6;
    private const decimal DoseMg = 33;

    [Fact]
    public async Task The_course_ends_in_remission_and_maintenance()
    {
        var course = await platform.CourseAsync();

        Assert.Equal(S00.Phq9, course.Phq9);
        Assert.Equal(S00.Classes, course.Classes);
        Assert.Equal("maintenance", course.PlanState);
        Assert.Equal(InductionSessions, course.Sessions.Distinct().Count());
    }

    [Fact]
    public async Task Every_session_is_completed_with_its_dose_and_no_missed_check()
    {
        var course = await platform.CourseAsync();
        for (var number = 1; number <= course.Sessions.Count; number++)
        {
            var session = await ReadAsync("clinician-1", $"/v1/sessions/{course.Sessions[number - 1]}");

            Assert.Equal("discharged", (string?)session["state"]);
            Assert.Equal(number, (int)session["number"]!);
            var dose = Assert.Single(session["doses"]!.AsArray())!;
            Assert.Equal((DoseMg, DoseMg), ((decimal)dose["doseMg"]!, (decimal)dose["givenMg"]!));
            Assert.Empty(session["missed"]!.AsArray());
            Assert.Empty(session["due"]!.AsArray());
        }

        var plan = await ReadAsync("prescriber-1", $"/v1/plans/{course.PlanId}");
        Assert.Equal(InductionSessions, (int)plan["sessionsDone"]!);
        Assert.Equal(InductionSessions * DoseMg, (decimal)plan["cumulativeMg"]!);
    }

    [Fact]
    public async Task Integration_follows_each_dose_in_its_window()
    {
        var course = await platform.CourseAsync();
        var journey = await ReadAsync("therapist-1", $"/v1/journeys/{course.JourneyId}");

        var sessions = journey["sessions"]!.AsArray();
        Assert.All(sessions, session => Assert.NotNull(session!["completedAt"]));
        Assert.Equal("preparation", (string?)Assert.Single(sessions, s => s!["dosingSessionId"] is null)!["kind"]);
        Assert.Equal(
            course.Sessions, sessions.Where(s => (string?)s!["kind"] == "integration" && (bool)s["inWindow"]!)
                .Select(s => (Guid)s!["dosingSessionId"]!));
        Assert.Equal(
            Enumerable.Repeat("met", InductionSessions), journey["dosings"]!.AsArray().Select(d => (string?)d!["followUp"]));
        Assert.Equal("maintenance", (string?)journey["phase"]);
    }

    [Fact]
    public async Task Monitoring_sees_response_at_the_third_session_and_remission_at_the_sixth()
    {
        var course = await platform.CourseAsync();
        var outcomes = await ReadAsync("clinician-1", $"/v1/patients/{course.PatientId}/outcomes");

        var phq9 = outcomes["instruments"]!.AsArray().Single(i => (string?)i!["instrument"] == "phq-9")!;
        Assert.Equal(22, (int)phq9["baseline"]!["score"]!);
        Assert.Equal((3, 6), ((int)phq9["firstResponseAtSession"]!, (int)phq9["firstRemissionAtSession"]!));
        var counting = phq9["series"]!.AsArray().Where(point => (bool)point!["counts"]!).ToList();
        Assert.Equal(S00.Classes, counting.Select(point => (string)point!["class"]!));
        Assert.Equal(Enumerable.Range(1, InductionSessions), counting.Select(point => (int)point!["sessionNumber"]!));
    }

    [Fact]
    public async Task The_prescriber_has_accepted_what_the_platform_proposed()
    {
        var course = await platform.CourseAsync();
        var plan = await ReadAsync("prescriber-1", $"/v1/plans/{course.PlanId}");

        var proposal = Assert.Single(plan["proposals"]!.AsArray())!;
        Assert.Equal(("maintenance-start", "accepted"), ((string?)proposal["kind"], (string?)proposal["state"]));
        Assert.Equal(4, (int)plan["maintenance"]!["intervalWeeks"]!);
    }

    [Fact]
    public async Task Every_fact_stands_once_and_was_handled_once()
    {
        var course = await platform.CourseAsync();

        Assert.Equal(S00.Facts, await platform.Books.FactsOfAsync(course.PatientId));
        Assert.Empty(await platform.Books.FaultsAsync());
    }

    private async Task<JsonNode> ReadAsync(string who, string path) =>
        (await platform.Door.GetAsync(await platform.Door.TokenAsync(PlatformFixture.Clinic, who), path)).Found;
}
