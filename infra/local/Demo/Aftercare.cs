using System.Globalization;
using System.Text.Json.Nodes;

namespace Stillwater.Local.Demo;

/// <summary>The journey before the first dose: goals, and a preparation session.</summary>
internal sealed class Preparation(Course course, Guid patientId)
{
    public async Task<Guid> RunAsync(CancellationToken ct)
    {
        var therapist = course.Clinic.As("therapist-1");
        var journeys = await therapist.GetAsync($"/v1/journeys?patientId={patientId}", ct);
        var journey = journeys.Body["items"]![0]!["id"]!.GetValue<Guid>();
        course.Concluded("integration", "opens a journey beside the plan");
        var path = $"/v1/journeys/{journey}";
        await therapist.ChangeAsync(HttpMethod.Put, path, $"{path}/goals", new JsonObject
        {
            ["goals"] = new JsonArray(new JsonObject { ["text"] = "Walk with a friend twice a week." }),
        }, ct);
        await Therapy.HoldAsync(course, journey, "preparation", null, ct);
        course.Did(therapist, "sets goals with the patient and holds the preparation session");
        await EducateAsync(ct);
        return journey;
    }

    private async Task EducateAsync(CancellationToken ct)
    {
        var clinician = course.Clinic.As("clinician-1");
        var texts = (await clinician.GetAsync("/v1/education?route=iv", ct)).Body["items"]!.AsArray();
        foreach (var text in texts)
        {
            await clinician.PostAsync($"/v1/patients/{patientId}/education-acknowledgements", new JsonObject
            {
                ["topic"] = text!["topic"]!.DeepClone(), ["version"] = text["version"]!.DeepClone(), ["readAt"] = course.Now,
            }, ct);
        }

        course.Did(clinician, $"notes the {texts.Count} texts that the patient has read");
    }
}

/// <summary>Integration 48 hours after a dosing session, inside its window.</summary>
internal sealed class IntegrationDay(Course course, Guid journey, Guid dosingSession, int number)
{
    public async Task RunAsync(CancellationToken ct)
    {
        await Therapy.HoldAsync(course, journey, "integration", dosingSession, ct);
        course.Did(course.Clinic.As("therapist-1"), $"session {number}: integration, two days after the dose");
    }
}

/// <summary>PHQ-9 between the sessions, and what Monitoring makes of it.</summary>
internal sealed class FollowUp(Course course, Guid patientId)
{
    public async Task<((Guid? Id, DateTimeOffset TakenAt) Phq9, string Class)> ScoreAsync(int score, CancellationToken ct)
    {
        var clinician = course.Clinic.As("clinician-1");
        var scored = await clinician.PostAsync($"/v1/patients/{patientId}/instruments", new JsonObject
        {
            ["instrument"] = "phq-9", ["answers"] = Course.Phq9Of(score), ["takenAt"] = course.Now,
        }, ct);
        await course.SettleAsync(ct);
        var percent = Math.Abs(scored.Body["change"]!["percent"]!.GetValue<decimal>());
        course.Concluded("monitoring", string.Create(
            CultureInfo.InvariantCulture,
            $"PHQ-9 {scored["score"]} ({scored["severity"]}): {percent:0.0} % better, {scored["class"]}"));
        return ((scored.Body["id"]?.GetValue<Guid>(), course.Now), scored["class"]);
    }
}

/// <summary>One therapy session: arranged for two days from now, held, noted and completed.</summary>
internal static class Therapy
{
    private static readonly TimeSpan Ahead = TimeSpan.FromHours(48);
    private static readonly TimeSpan Length = TimeSpan.FromMinutes(50);

    public static async Task HoldAsync(Course course, Guid journey, string kind, Guid? dosingSession, CancellationToken ct)
    {
        var therapist = course.Clinic.As("therapist-1");
        var path = $"/v1/journeys/{journey}";
        var session = new JsonObject
        {
            ["kind"] = kind,
            ["startsAt"] = course.Now + Ahead,
            ["therapistId"] = Staff.IdOf(course.Clinic.Clinic, "therapist-1"),
            ["mode"] = "in-person",
        };
        if (dosingSession is { } id)
            session["dosingSessionId"] = id;
        var number = (await therapist.PostAsync($"{path}/sessions", session, ct)).Body["number"]!.GetValue<int>();
        await course.PassAsync(Ahead + Length, ct);
        await therapist.PostAsync($"{path}/sessions/{number}/notes", new JsonObject
        {
            ["themes"] = new JsonArray("grief", "connection"), ["insight"] = "Grief can be carried together.",
        }, ct);
        await therapist.ChangeAsync(
            HttpMethod.Post, path, $"{path}/sessions/{number}/completion", new JsonObject { ["completedAt"] = course.Now }, ct);
        await course.SettleAsync(ct);
    }
}
