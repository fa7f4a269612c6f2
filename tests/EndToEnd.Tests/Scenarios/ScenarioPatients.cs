using System.Globalization;
using System.Text.Json.Nodes;

namespace Stillwater.EndToEnd.Tests.Scenarios;

/// <summary>A patient of a scenario: 38 years, 66 kg, three failed trials, on sertraline.</summary>
/// <param name="Id">The patient.</param>
/// <param name="ScreeningId">The screening that found her eligible.</param>
/// <param name="Phq9">Id of the PHQ-9 at screening and when it was answered.</param>
internal sealed record ScenarioPatient(Guid Id, Guid ScreeningId, (Guid? Id, DateTimeOffset TakenAt) Phq9 = default)
{
    public string Path => $"/v1/patients/{Id}";

    public string Screening => $"/v1/screenings/{ScreeningId}";
}

/// <summary>How a scenario gets its patient.</summary>
internal static class ScenarioPatients
{
    /// <summary>Registered, screened and found eligible.</summary>
    public static async Task<ScenarioPatient> ScreenedPatientAsync(
        this ScenarioClinic clinic, Prescription? prescribed = null)
    {
        var asked = prescribed ?? Prescription.Infusion;
        var patient = await clinic.As("front-desk-1").PostAsync("/v1/patients", new
        {
            externalId = $"scenario-{Guid.NewGuid():n}", givenName = "Ada", familyName = "Fairwater",
            birthDate = "1987-05-14", sexAtBirth = "female", heightCm = 166, weightKg = 66,
            contact = new { phone = "+1-503-555-0142" },
            emergencyContact = new { name = "Ben Fairwater", phone = "+1-503-555-0143", relation = "spouse" },
        });
        var screening = await clinic.As("clinician-1").PostAsync("/v1/screenings", new
        {
            patientId = (Guid)patient["id"]!, targetCondition = "trd", requestedSetting = asked.Place,
            preferredRoute = asked.Route,
        });
        var screened = new ScenarioPatient((Guid)patient["id"]!, (Guid)screening["id"]!);
        screened = screened with { Phq9 = await clinic.TellScreeningAsync(screened.Screening) };
        foreach (var kind in asked.Consents)
            await clinic.ConsentAsync(screened, kind);
        await clinic.ReadAsync(screened, asked.Route);
        var determined = await clinic.DetermineAsync(screened);
        Assert.StartsWith("eligible", (string?)determined["verdict"], StringComparison.Ordinal);
        return screened;
    }

    /// <summary>History, medicines, vitals, hCG and instruments of the happy path; answers the PHQ-9.</summary>
    public static async Task<(Guid? Id, DateTimeOffset TakenAt)> TellScreeningAsync(this ScenarioClinic clinic, string screening)
    {
        var clinician = clinic.As("clinician-1");
        var now = await clinic.NowAsync();
        await clinician.ChangeAsync(HttpMethod.Put, screening, $"{screening}/history", new
        {
            conditions = new[] { new { code = "major-depression", status = "active" } },
            antidepressantTrials = new[] { "fluoxetine", "venlafaxine", "bupropion" }
                .Select(drug => new { drug, adequate = true, outcome = "none" }),
            substanceUse = new { disorder = "none" },
            priorKetamine = new { exposure = "none" },
            pregnancy = new { status = "not-pregnant", contraception = "used" },
            allergies = Array.Empty<object>(),
        });
        await clinician.ChangeAsync(HttpMethod.Put, screening, $"{screening}/medications", new
        {
            medications = new[] { new { name = "sertraline", dose = "100 mg", frequency = "daily" } },
        });
        await clinician.ChangeAsync(HttpMethod.Put, screening, $"{screening}/context", new
        {
            goals = new[] { "Sleep through the night" },
            alternativesConsidered = new[] { new { code = "tms", outcome = "declined", reason = "Too far away" } },
            homeSuitability = new
            {
                historyRisk = 3, priorKetamineResponse = 2, dissociationComfort = 2, practicalities = 3, finances = 3,
                providerRecommendation = 3,
            },
        });
        await clinician.PostAsync($"{screening}/vitals", new
        {
            takenAt = now, systolicMmHg = 124, diastolicMmHg = 78, heartRatePerMin = 72, spo2Percent = 98,
            respiratoryRatePerMin = 14,
        });
        await clinician.PostAsync($"{screening}/labs", new { test = "hcg", interpretation = "negative", takenAt = now });
        (Guid?, DateTimeOffset) phq9 = default;
        foreach (var (instrument, answers) in Instruments)
        {
            var scored = await clinician.PostAsync($"{screening}/instruments", new { instrument, answers, takenAt = now });
            if (instrument == "phq-9")
                phq9 = ((Guid?)scored["responseId"], now);
        }

        return phq9;
    }

    /// <summary>She reads what there is to know before her first dose.</summary>
    private static async Task ReadAsync(this ScenarioClinic clinic, ScenarioPatient patient, string route)
    {
        var desk = clinic.As("front-desk-1");
        var texts = (await desk.GetAsync($"/v1/education?route={route}"))["items"]!.AsArray();
        foreach (var text in texts)
            await desk.PostAsync($"{patient.Path}/education-acknowledgements", new
            {
                topic = (string?)text!["topic"], version = (string?)text["version"], readAt = await clinic.NowAsync(),
            });
    }

    /// <summary>One consent, signed now by the patient.</summary>
    public static async Task<Guid> ConsentAsync(
        this ScenarioClinic clinic, ScenarioPatient patient, string kind, string? recipient = null) =>
        (Guid)(await clinic.As("front-desk-1").PostAsync($"{patient.Path}/consents", new
        {
            kind, documentVersion = "2026-01", recipient, signedBy = new { name = "Ada Fairwater", relation = "self" },
            signedAt = await clinic.NowAsync(),
        }))["consentId"]!;

    /// <summary>Asks the rules.</summary>
    public static Task<JsonNode> DetermineAsync(this ScenarioClinic clinic, ScenarioPatient patient) =>
        clinic.As("clinician-1").ChangeAsync(
            HttpMethod.Post, patient.Screening, $"{patient.Screening}/determination", new { });

    /// <summary>Drafted by the platform, proposed and signed by the prescriber; answers the plan's path.</summary>
    public static async Task<string> SignedPlanAsync(
        this ScenarioClinic clinic, ScenarioPatient patient, Prescription? prescribed = null)
    {
        await clinic.LicenceAsync("prescriber-1");
        await clinic.SettleAsync();
        var prescriber = clinic.As("prescriber-1");
        var plans = await prescriber.GetAsync($"/v1/plans?patientId={patient.Id}");
        var plan = $"/v1/plans/{Assert.Single(plans["items"]!.AsArray())!["id"]}";
        await prescriber.ChangeAsync(HttpMethod.Put, plan, $"{plan}/regimen", (prescribed ?? Prescription.Infusion).Regimen);
        var version = (int)(await prescriber.GetAsync(plan))["version"]!;
        await prescriber.ChangeAsync(HttpMethod.Post, plan, $"{plan}/signature", new { version });
        await clinic.SettleAsync();
        return plan;
    }

    /// <summary>Registers a practitioner's licences unless the clinic knows them.</summary>
    public static async Task LicenceAsync(this ScenarioClinic clinic, string who)
    {
        var director = clinic.As("medical-director-1");
        await clinic.SettleAsync();
        var known = (await director.GetAsync("/v1/credentials?limit=200"))["items"]!.AsArray();
        var practitioner = clinic.IdOf(who);
        if (known.Any(c => (string?)c!["practitionerId"] == practitioner.ToString()))
            return;
        var expiresOn = DateOnly.FromDateTime((await clinic.NowAsync()).AddYears(10).UtcDateTime)
            .ToString("O", CultureInfo.InvariantCulture);
        await director.PostAsync("/v1/credentials", new
        {
            kind = "practitioner", practitionerId = practitioner,
            licences = new[] { "state-licence", "dea" }
                .Select(type => new { type, number = "SCENARIO-0001", state = "OR", expiresOn }),
        });
    }

    private static IEnumerable<(string Instrument, object[] Answers)> Instruments =>
    [
        ("phq-9", [3, 3, 3, 3, 3, 3, 3, 1, 0]),
        ("gad-7", [2, 2, 2, 2, 2, 1, 1]),
        ("c-ssrs", [false, false, false, false, false, false, false]),
        ("audit-c", [1, 1, 0]),
        ("dast-10", [false, false, true, false, false, false, false, false, false, false]),
    ];
}
