using System.Text.Json.Nodes;
using Stillwater.Local.Demo;

namespace Stillwater.EndToEnd.Tests.Scenarios;

/// <summary>A patient's bladder as the ward watches it over the months.</summary>
internal static class WardBladder
{
    private static readonly int[] Highest = [4, 4, 4, 4, 4, 4, 4, 10];

    /// <summary>A BPIC-SS of today; the alerts that it raises, once all have heard of it.</summary>
    public static async Task<IReadOnlyList<Guid>> BladderAsync(this Ward ward, int total)
    {
        var (items, left) = (new JsonArray(), total);
        foreach (var most in Highest)
        {
            items.Add(Math.Min(most, left));
            left -= Math.Min(most, left);
        }

        var scored = await ward.Nurse.PostAsync($"{ward.PatientPath}/instruments", new JsonObject
        {
            ["instrument"] = "bpic-ss", ["answers"] = items, ["takenAt"] = ward.Now,
        }, Ward.Ct);
        await ward.PassAsync(0);
        return [.. scored.Body["alerts"]!.AsArray().Select(id => (Guid)id!)];
    }

    /// <summary>A result of today, once all have heard of it.</summary>
    public static async Task<JsonNode> LabAsync(this Ward ward, string test, string reading)
    {
        var recorded = await ward.Nurse.PostAsync($"{ward.PatientPath}/labs", new JsonObject
        {
            ["test"] = test, ["interpretation"] = reading, ["takenAt"] = ward.Now,
        }, Ward.Ct);
        await ward.PassAsync(0);
        return recorded.Body;
    }

    /// <summary>What a specialist says of her, recorded by the prescriber.</summary>
    public static async Task<Guid> ReportAsync(this Ward ward, string by, string advice)
    {
        var report = await ward.Prescriber.PostAsync($"{ward.PatientPath}/safety-assessments", new JsonObject
        {
            ["by"] = by, ["riskLevel"] = "low", ["disposition"] = "outpatient", ["dosingAdvice"] = advice,
            ["contactWithinHours"] = 24,
        }, Ward.Ct);
        await ward.PassAsync(0);
        return (Guid)report.Body["assessmentId"]!;
    }

    /// <summary>The prescriber lets the session be, with that report.</summary>
    public static Task<Reply> ReleaseBladderAsync(this Ward ward, Guid? report) => ward.DoAsync(
        "hold-decision",
        new JsonObject
        {
            ["holds"] = new JsonArray("LTW-BLADDER"), ["decision"] = "release", ["reason"] = "Seen by a urologist.",
            ["assessmentId"] = report,
        },
        ward.Prescriber);
}
