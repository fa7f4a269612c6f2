using System.Text.Json.Nodes;

namespace Stillwater.Local.Demo;

/// <summary>Registration and screening: who the patient is, what was tried, what speaks against, and the verdict.</summary>
internal sealed class Intake(Course course)
{
    public Guid PatientId { get; private set; }

    public Guid ScreeningId { get; private set; }

    /// <summary>Id of the last PHQ-9 and when it was answered.</summary>
    public (Guid? Id, DateTimeOffset TakenAt) Phq9 { get; private set; }

    private string Path => $"/v1/screenings/{ScreeningId}";

    public async Task<Intake> RunAsync(CancellationToken ct)
    {
        await RegisterAsync(ct);
        await HistoryAsync(ct);
        await MeasureAsync(ct);
        await ScoreAsync(ct);
        await ConsentAsync(ct);
        await DetermineAsync(ct);
        return this;
    }

    private async Task RegisterAsync(CancellationToken ct)
    {
        var desk = course.Clinic.As("front-desk-1");
        PatientId = (await desk.PostAsync("/v1/patients", new JsonObject
        {
            ["externalId"] = $"demo-{Guid.CreateVersion7():n}",
            ["givenName"] = "Ada",
            ["familyName"] = "Fairwater",
            ["birthDate"] = "1987-05-14",
            ["sexAtBirth"] = "female",
            ["heightCm"] = 166,
            ["weightKg"] = 66,
            ["contact"] = new JsonObject { ["phone"] = "+1-503-555-0142", ["email"] = "ada@example.org" },
            ["emergencyContact"] = new JsonObject
            {
                ["name"] = "Ben Fairwater", ["phone"] = "+1-503-555-0143", ["relation"] = "spouse",
            },
        }, ct)).Id;
        course.Did(desk, "registers a patient, 38 years, 166 cm, 66 kg");
        var clinician = course.Clinic.As("clinician-1");
        ScreeningId = (await clinician.PostAsync("/v1/screenings", new JsonObject
        {
            ["patientId"] = PatientId, ["targetCondition"] = "trd",
            ["requestedSetting"] = "clinic", ["preferredRoute"] = "iv",
        }, ct)).Id;
        course.Did(clinician, "opens a screening for treatment-resistant depression");
    }

    private async Task HistoryAsync(CancellationToken ct)
    {
        var clinician = course.Clinic.As("clinician-1");
        await clinician.ChangeAsync(HttpMethod.Put, Path, $"{Path}/history", new JsonObject
        {
            ["conditions"] = new JsonArray(new JsonObject { ["code"] = "major-depression", ["status"] = "active" }),
            ["antidepressantTrials"] = new JsonArray(Trial("fluoxetine"), Trial("venlafaxine"), Trial("bupropion")),
            ["substanceUse"] = new JsonObject { ["disorder"] = "none" },
            ["priorKetamine"] = new JsonObject { ["exposure"] = "none" },
            ["pregnancy"] = new JsonObject { ["status"] = "not-pregnant" },
            ["allergies"] = new JsonArray(),
        }, ct);
        course.Did(clinician, "records the history: three adequate trials without response");
        await clinician.ChangeAsync(HttpMethod.Put, Path, $"{Path}/medications", new JsonObject
        {
            ["medications"] = new JsonArray(new JsonObject
            {
                ["name"] = "sertraline", ["dose"] = "100 mg", ["frequency"] = "daily",
            }),
        }, ct);
        course.Did(clinician, "records the medicines: sertraline");
    }

    private async Task MeasureAsync(CancellationToken ct)
    {
        var clinician = course.Clinic.As("clinician-1");
        await clinician.PostAsync($"{Path}/vitals", new JsonObject
        {
            ["takenAt"] = course.Now, ["systolicMmHg"] = 124, ["diastolicMmHg"] = 78,
            ["heartRatePerMin"] = 72, ["spo2Percent"] = 98, ["respiratoryRatePerMin"] = 14,
        }, ct);
        await clinician.PostAsync($"{Path}/labs", new JsonObject
        {
            ["test"] = "hcg", ["interpretation"] = "negative", ["takenAt"] = course.Now,
        }, ct);
        course.Did(clinician, "measures 124/78 mmHg, pulse 72, SpO2 98 %; hCG negative");
    }

    private async Task ScoreAsync(CancellationToken ct)
    {
        var clinician = course.Clinic.As("clinician-1");
        var phq9 = await SubmitAsync("phq-9", Course.Answers(3, 3, 3, 3, 3, 3, 3, 1, 0), ct);
        Phq9 = (phq9.Body["responseId"]?.GetValue<Guid>(), course.Now);
        var gad7 = await SubmitAsync("gad-7", Course.Answers(2, 2, 2, 2, 2, 1, 1), ct);
        await SubmitAsync("c-ssrs", Course.No(7), ct);
        await SubmitAsync("audit-c", Course.Answers(1, 1, 0), ct);
        var dast10 = Course.No(10);
        dast10[2] = true;
        await SubmitAsync("dast-10", dast10, ct);
        course.Did(clinician, $"has PHQ-9 {phq9["score"]} ({phq9["severity"]}), GAD-7 {gad7["score"]}, C-SSRS none answered");
    }

    private async Task ConsentAsync(CancellationToken ct)
    {
        var desk = course.Clinic.As("clinician-1");
        foreach (var kind in (string[])["treatment", "off-label"])
        {
            await desk.PostAsync($"{Path}/consents", new JsonObject
            {
                ["kind"] = kind,
                ["documentVersion"] = "2026-01",
                ["signedBy"] = new JsonObject { ["name"] = "Ada Fairwater", ["relation"] = "self" },
                ["signedAt"] = course.Now,
            }, ct);
        }

        course.Did(desk, "takes the signed consents: treatment, and off-label use of ketamine");
    }

    private async Task DetermineAsync(CancellationToken ct)
    {
        var clinician = course.Clinic.As("clinician-1");
        var determined = await clinician.ChangeAsync(HttpMethod.Post, Path, $"{Path}/determination", null, ct);
        course.Turned("screening", $"determines: {determined["verdict"]}, by rule set {determined.Body["ruleSet"]?["version"]}");
    }

    private Task<Reply> SubmitAsync(string instrument, JsonArray answers, CancellationToken ct) =>
        course.Clinic.As("clinician-1").PostAsync($"{Path}/instruments", new JsonObject
        {
            ["instrument"] = instrument, ["answers"] = answers, ["takenAt"] = course.Now,
        }, ct);

    private static JsonObject Trial(string drug) => new() { ["drug"] = drug, ["adequate"] = true, ["outcome"] = "none" };
}
