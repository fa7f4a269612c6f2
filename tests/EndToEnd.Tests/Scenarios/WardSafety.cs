using System.Text.Json.Nodes;
using Stillwater.Local.Demo;

namespace Stillwater.EndToEnd.Tests.Scenarios;

/// <summary>What a ward does about a patient who may be in danger.</summary>
internal static class WardSafety
{
    /// <summary>A calm pressure and these answers to the C-SSRS, before the dose; all have heard of them.</summary>
    public static async Task<Reply> ClearWithAsync(this Ward ward, params bool[] answers)
    {
        var assessed = await ward.DoAsync("clearance", new JsonObject
        {
            ["readings"] = new JsonArray(Reading(ward.Now.AddMinutes(-6)), Reading(ward.Now)),
            ["cSsrs"] = new JsonObject
            {
                ["answers"] = new JsonArray([.. answers.Select(a => JsonValue.Create(a))]), ["takenAt"] = ward.Now,
            },
            ["phq9Id"] = ward.Patient.Phq9.Id, ["phq9TakenAt"] = ward.Patient.Phq9.TakenAt, ["hcg"] = "negative",
        });
        await ward.PassAsync(0);
        return assessed;
    }

    /// <summary>The one alert of the patient.</summary>
    public static async Task<Reply> AlertAsync(this Ward ward)
    {
        var list = await ward.Nurse.GetAsync($"/v1/alerts?patientId={ward.Patient.PatientId}", Ward.Ct);
        return await ward.Nurse.GetAsync($"/v1/alerts/{Assert.Single(list.Body["items"]!.AsArray())!["id"]}", Ward.Ct);
    }

    /// <summary>What somebody found who has seen the patient.</summary>
    public static async Task<Guid> AssessAsync(this Ward ward, Person who, string by)
    {
        var assessed = await who.PostAsync($"{ward.PatientPath}/safety-assessments", new JsonObject
        {
            ["by"] = by, ["riskLevel"] = "moderate", ["disposition"] = "outpatient", ["dosingAdvice"] = "release",
            ["contactWithinHours"] = 24,
        }, Ward.Ct);
        await ward.PassAsync(0);
        return Guid.Parse(assessed["assessmentId"]);
    }

    /// <summary>Somebody decides that the dose may be given.</summary>
    public static Task<Reply> LetAsync(this Ward ward, Person who, string rule, Guid? assessment = null)
    {
        var decision = new JsonObject
        {
            ["holds"] = new JsonArray(rule), ["decision"] = "release", ["reason"] = "Seen and talked through; safe to go on.",
        };
        if (assessment is { } id)
            decision["assessmentId"] = id;
        return ward.DoAsync("hold-decision", decision, who);
    }

    private static JsonObject Reading(DateTimeOffset at) => new()
    {
        ["takenAt"] = at, ["systolicMmHg"] = 124, ["diastolicMmHg"] = 78, ["heartRatePerMin"] = 72, ["spo2Percent"] = 98,
        ["position"] = "seated", ["restMinutes"] = 5,
    };
}
