using System.Text.Json.Nodes;
using Stillwater.Contracts;
using Stillwater.Harness;
using Stillwater.Harness.Platforms;
using Stillwater.Local.Demo;

namespace Stillwater.EndToEnd.Tests.Scenarios;

/// <summary>
/// A ward with one patient whose plan is signed, as its nurse, prescriber and desk see it through the gateway. Each step
/// is one thing that somebody does.
/// </summary>
internal sealed class Ward : IDisposable
{
    private readonly HttpClient _http;
    private readonly ClinicApi _api;
    private Guid _session;

    private Ward(HttpClient http, ClinicApi api) => (_http, _api) = (http, api);

    public PlannedPatient Patient { get; private set; } = null!;

    /// <summary>What she is treated with; where, once that has changed.</summary>
    public Prescription Treatment { get; set; } = Prescription.Infusion;

    /// <summary>Where her enrolment in the REMS is, for esketamine.</summary>
    public string Enrolment { get; set; } = "";

    /// <summary>Where the doses at her home are booked.</summary>
    public string Supply { get; set; } = "";

    public DateTimeOffset Now { get; private set; }

    public Guid Session => _session;

    public string Path => $"/v1/sessions/{_session}";

    public string PlanPath => $"/v1/plans/{Patient.PlanId}";

    public string PatientPath => $"/v1/patients/{Patient.PatientId}";

    public Person Nurse => _api.As("clinician-1");

    public Person Prescriber => _api.As("prescriber-1");

    public Person Psychiatrist => _api.As("psychiatrist-1");

    public Person Director => _api.As("medical-director-1");

    public Person Desk => _api.As("front-desk-1");

    public static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>A patient with 33 mg of ketamine IV planned and so many sessions behind her.</summary>
    public static async Task<Ward> WithPlanAsync(Uri gateway, string clinic, int sessionsDone = 0)
    {
        var http = new HttpClient { BaseAddress = gateway, Timeout = TimeSpan.FromSeconds(100) };
        var api = new ClinicApi(http, clinic, TimeProvider.System);
        var course = new Course(api, _ => { });
        var ward = new Ward(http, api) { Patient = await course.PlanAsync(Ct) };
        for (var number = 1; number <= sessionsDone; number++)
            await course.HoldSessionAsync(ward.Patient, number, Ct);
        ward.Now = await api.NowAsync(Ct);
        return ward;
    }

    /// <summary>A patient with another plan, signed, who is prepared for her first session.</summary>
    public static async Task<Ward> WithPlanAsync(Door door, string clinic, Prescription prescribed)
    {
        var http = new HttpClient { BaseAddress = door.Address, Timeout = TimeSpan.FromSeconds(100) };
        var api = new ClinicApi(http, clinic, TimeProvider.System);
        var course = new Course(api, _ => { });
        await course.FurnishAsync(Ct);
        var scenario = new ScenarioClinic(door, clinic);
        var patient = await scenario.ScreenedPatientAsync(prescribed);
        var plan = Guid.Parse((await scenario.SignedPlanAsync(patient, prescribed)).Split('/')[^1]);
        var journey = await course.PrepareAsync(patient.Id, Ct);
        return new Ward(http, api)
        {
            Patient = new PlannedPatient(patient.Id, patient.ScreeningId, plan, journey, patient.Phq9),
            Treatment = prescribed,
            Now = await api.NowAsync(Ct),
        };
    }

    /// <summary>The id under which a seeded practitioner acts.</summary>
    public Guid IdOf(string who) => StableId.From("practitioner", _api.Clinic, who);

    public async Task PassAsync(double minutes)
    {
        await _api.AdvanceAsync(TimeSpan.FromMinutes(minutes), Ct);
        Now += TimeSpan.FromMinutes(minutes);
    }

    /// <summary>Time passes although a service is down; it hears of it when it is back.</summary>
    public async Task PassWithoutAsync(double minutes)
    {
        var span = System.Xml.XmlConvert.ToString(TimeSpan.FromMinutes(minutes));
        await Desk.PostAsync("/v1/sandbox/clock/advance", new JsonObject { ["by"] = span, ["tolerateDown"] = true }, Ct);
        Now += TimeSpan.FromMinutes(minutes);
    }

    public async Task<Reply> BookAsync(double inMinutes = 60)
    {
        var session = new JsonObject
        {
            ["planId"] = Patient.PlanId, ["startsAt"] = Now.AddMinutes(inMinutes), ["setting"] = Treatment.Setting,
            ["practitioners"] = new JsonObject { ["prescriberId"] = IdOf("prescriber-1") },
        };
        if (Treatment.Setting != "home")
            session["chairId"] = "chair-2";
        if (Treatment.SiteId is { } site)
            session["siteId"] = site;
        var booked = await Desk.PostAsync("/v1/sessions", session, Ct);
        _session = booked.Id;
        return booked;
    }

    public async Task ArriveAsync(params (string Name, bool AsAsked)[] medicines)
    {
        await Nurse.PostAsync($"{Path}/preparation", new JsonObject
        {
            ["intention"] = "To rest.", ["environment"] = new JsonObject { ["quietRoom"] = true },
        }, Ct);
        await DoAsync("check-in", new JsonObject
        {
            ["arrivedAt"] = Now,
            ["escort"] = new JsonObject { ["name"] = "Ben Fairwater" },
            ["lastSolidAt"] = Now.AddHours(-10),
            ["lastFluidAt"] = Now.AddHours(-3),
            ["medicines"] = new JsonArray([.. medicines.Select(m => (JsonNode)new JsonObject
            {
                ["name"] = m.Name, ["heldAsAsked"] = m.AsAsked,
            })]),
            ["changes"] = new JsonObject
            {
                ["medication"] = false, ["pregnancyPossible"] = false, ["diagnosis"] = false, ["intoxicated"] = false,
            },
        });
    }

    /// <summary>Pressures read before the dose, each so many minutes ago.</summary>
    public Task<Reply> ClearAsync(params (int MinutesAgo, int Systolic, int Diastolic)[] pressures) =>
        DoAsync("clearance", new JsonObject
        {
            ["readings"] = new JsonArray([.. pressures.Select(p => (JsonNode)new JsonObject
            {
                ["takenAt"] = Now.AddMinutes(-p.MinutesAgo), ["systolicMmHg"] = p.Systolic,
                ["diastolicMmHg"] = p.Diastolic, ["heartRatePerMin"] = 72, ["spo2Percent"] = 98,
                ["position"] = "seated", ["restMinutes"] = 5,
            })]),
            ["cSsrs"] = new JsonObject { ["answers"] = Seven(), ["takenAt"] = Now },
            ["phq9Id"] = Patient.Phq9.Id, ["phq9TakenAt"] = Patient.Phq9.TakenAt, ["hcg"] = "negative",
        });

    public Task<Reply> StartAsync(decimal mg, int? minutes = null)
    {
        var dose = new JsonObject
        {
            ["doseMg"] = mg, ["drug"] = Treatment.Drug, ["route"] = Treatment.Route, ["startedAt"] = Now,
            ["lots"] = new JsonArray(new JsonObject { ["lot"] = Treatment.Lot, ["mg"] = mg }),
            ["administeredBy"] = IdOf("clinician-1"),
        };
        if (Treatment.Route == "intranasal")
            dose["devices"] = new JsonArray(new JsonObject { ["lot"] = Treatment.Lot, ["at"] = Now });
        if (minutes is { } length)
            dose["infusionMinutes"] = length;
        return DoAsync("doses", dose);
    }

    public Task<Reply> ObserveAsync(int spo2 = 97, int moaas = 5, int? cadss6 = 0, int? lowestFor = null)
    {
        var observation = new JsonObject
        {
            ["takenAt"] = Now, ["systolicMmHg"] = 126, ["diastolicMmHg"] = 80, ["heartRatePerMin"] = 78,
            ["spo2Percent"] = spo2, ["respiratoryRatePerMin"] = 14, ["moaas"] = moaas, ["cadss6"] = cadss6,
        };
        if (Treatment.Setting == "home")
            observation["avpu"] = "a";
        if (lowestFor is { } seconds)
            (observation["lowestSpo2Percent"], observation["durationSeconds"]) = (spo2, seconds);
        return Nurse.PostAsync($"{Path}/observations", observation, Ct);
    }

    public Task<Reply> DischargeAsync() => DoAsync("discharge", new JsonObject
    {
        ["aldrete"] = new JsonObject
        {
            ["activity"] = 2, ["respiration"] = 2, ["circulation"] = 2, ["consciousness"] = 2, ["oxygenation"] = 2,
        },
        ["orientedTimes3"] = true,
        ["gaitSteady"] = true,
        ["dissociationResolved"] = true,
        ["siWithIntent"] = false,
        ["escort"] = new JsonObject { ["present"] = true },
        ["instructionsGiven"] = true,
        ["signedBy"] = IdOf("clinician-1"),
    });

    /// <summary>Something that changes the session, by the nurse unless somebody else is named.</summary>
    public Task<Reply> DoAsync(string step, JsonObject body, Person? who = null) =>
        (who ?? Nurse).ChangeAsync(HttpMethod.Post, Path, $"{Path}/{step}", body, Ct);

    /// <summary>The same, and it is refused: the code.</summary>
    public async Task<string> RefusedAsync(Func<Task<Reply>> step)
    {
        var refused = await Assert.ThrowsAsync<CourseException>(step);
        return refused.Code;
    }

    /// <summary>The same, and the refusal names what is not met.</summary>
    public async Task<(string Code, string Unmet)> UnmetAsync(Func<Task<Reply>> step)
    {
        var refused = await Assert.ThrowsAsync<CourseException>(step);
        return (refused.Code, string.Join(", ", refused.Unmet));
    }

    public async Task<JsonNode> ReadAsync() => (await Nurse.GetAsync(Path, Ct)).Body;

    public async Task<JsonNode> UntilAsync(Func<JsonNode, bool> so)
    {
        JsonNode? last = null;
        await Eventually.TrueAsync(async () => so(last = await ReadAsync()), TimeSpan.FromSeconds(60));
        return last!;
    }

    public void Dispose() => _http.Dispose();

    private static JsonArray Seven() => [.. Enumerable.Repeat(false, 7).Select(no => JsonValue.Create(no))];
}
