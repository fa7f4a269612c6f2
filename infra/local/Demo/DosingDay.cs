using System.Text.Json.Nodes;

namespace Stillwater.Local.Demo;

/// <summary>One dosing session, minute by minute: clearance, 33 mg over 40 minutes, timed observations, discharge.</summary>
internal sealed class DosingDay(Course course, Guid planId, int number, (Guid? Id, DateTimeOffset TakenAt) phq9)
{
    private const int StartHour = 10;
    private static readonly int[] DuringInfusion = [0, 10, 20, 30];
    private static readonly int[] InRecovery = [55, 70, 85, 100];
    private Guid _id;

    private string Path => $"/v1/sessions/{_id}";

    private Person Clinician => course.Clinic.As("clinician-1");

    public async Task<Guid> RunAsync(CancellationToken ct)
    {
        var startsAt = new DateTimeOffset(course.Now.Date.AddDays(1).AddHours(StartHour), TimeSpan.Zero);
        var desk = course.Clinic.As("front-desk-1");
        _id = (await desk.PostAsync("/v1/sessions", new JsonObject
        {
            ["planId"] = planId, ["startsAt"] = startsAt, ["setting"] = "clinic", ["chairId"] = "chair-1",
        }, ct)).Id;
        await course.PassAsync(startsAt.AddMinutes(-30) - course.Now, ct);
        await ArriveAsync(ct);
        await ClearAsync(ct);
        await DoseAsync(ct);
        await DischargeAsync(ct);
        await course.SettleAsync(ct);
        return _id;
    }

    private async Task ArriveAsync(CancellationToken ct)
    {
        await Clinician.PostAsync($"{Path}/preparation", new JsonObject
        {
            ["intention"] = "To meet what is difficult with kindness.",
            ["environment"] = new JsonObject
            {
                ["eyeShades"] = true, ["calmingMusic"] = true, ["quietRoom"] = true, ["comfortablePlace"] = true,
            },
        }, ct);
        await Clinician.ChangeAsync(HttpMethod.Post, Path, $"{Path}/check-in", new JsonObject
        {
            ["arrivedAt"] = course.Now,
            ["escort"] = new JsonObject { ["name"] = "Ben Fairwater", ["phone"] = "+1-503-555-0143" },
            ["lastSolidAt"] = course.Now.AddHours(-10),
            ["lastFluidAt"] = course.Now.AddHours(-3),
            ["medicines"] = new JsonArray(),
            ["changes"] = new JsonObject
            {
                ["medication"] = false, ["pregnancyPossible"] = false, ["diagnosis"] = false, ["intoxicated"] = false,
            },
        }, ct);
        course.Did(Clinician, $"session {number}: checks in, escort present, fasted");
    }

    private async Task ClearAsync(CancellationToken ct)
    {
        await course.PassAsync(TimeSpan.FromMinutes(20), ct);
        var clearance = new JsonObject
        {
            ["readings"] = new JsonArray(Reading(-10), Reading(-2)),
            ["cSsrs"] = new JsonObject { ["answers"] = Course.No(7), ["takenAt"] = course.Now },
            ["phq9TakenAt"] = phq9.TakenAt,
            ["hcg"] = "negative",
        };
        if (phq9.Id is { } id)
            clearance["phq9Id"] = id;
        var cleared = await Clinician.ChangeAsync(HttpMethod.Post, Path, $"{Path}/clearance", clearance, ct);
        if (cleared["verdict"] != "cleared")
        {
            throw new InvalidOperationException(
                $"Session {number} is {cleared["verdict"]}: {cleared.Body["holds"]} {cleared.Body["findings"]}");
        }

        course.Concluded("session", $"session {number}: cleared, blood pressure normal, C-SSRS none");
    }

    private async Task DoseAsync(CancellationToken ct)
    {
        await course.PassAsync(TimeSpan.FromMinutes(10), ct);
        await Clinician.ChangeAsync(HttpMethod.Post, Path, $"{Path}/doses", new JsonObject
        {
            ["doseMg"] = 33,
            ["drug"] = "ketamine",
            ["route"] = "iv",
            ["startedAt"] = course.Now,
            ["infusionMinutes"] = 40,
            ["lots"] = new JsonArray(new JsonObject { ["lot"] = Stockroom.KetamineLot, ["mg"] = 33 }),
            ["administeredBy"] = Staff.IdOf(course.Clinic.Clinic, "clinician-1"),
        }, ct);
        course.Did(Clinician, $"session {number}: starts 33 mg IV over 40 min");
        foreach (var minute in DuringInfusion)
            await ObserveAsync(minute, ct);
        await course.PassAsync(TimeSpan.FromMinutes(10), ct);
        await PostObservationAsync(40, ct);
        await Clinician.ChangeAsync(HttpMethod.Post, Path, $"{Path}/doses/1/stop", new JsonObject
        {
            ["stoppedAt"] = course.Now, ["reason"] = "complete",
        }, ct);
        course.Did(Clinician, $"session {number}: infusion complete; vitals every 10 min, peak 138/84, MOAA/S 4, CADSS-6 7");
    }

    private async Task DischargeAsync(CancellationToken ct)
    {
        foreach (var minute in InRecovery)
            await ObserveAsync(minute, ct);
        await course.PassAsync(TimeSpan.FromMinutes(2), ct);
        await Clinician.ChangeAsync(HttpMethod.Post, Path, $"{Path}/discharge", new JsonObject
        {
            ["aldrete"] = new JsonObject
            {
                ["activity"] = 2, ["respiration"] = 2, ["circulation"] = 2, ["consciousness"] = 2, ["oxygenation"] = 2,
            },
            ["orientedTimes3"] = true,
            ["gaitSteady"] = true,
            ["dissociationResolved"] = true,
            ["siWithIntent"] = false,
            ["escort"] = new JsonObject { ["present"] = true, ["name"] = "Ben Fairwater" },
            ["instructionsGiven"] = true,
            ["signedBy"] = Staff.IdOf(course.Clinic.Clinic, "clinician-1"),
        }, ct);
        course.Concluded("session", $"session {number}: all discharge criteria met after 102 min, discharged with escort");
    }

    private async Task ObserveAsync(int minute, CancellationToken ct)
    {
        var after = minute switch { 0 => 0, <= 40 => 10, _ => 15 };
        await course.PassAsync(TimeSpan.FromMinutes(after), ct);
        await PostObservationAsync(minute, ct);
    }

    private Task<Reply> PostObservationAsync(int minute, CancellationToken ct) =>
        Clinician.PostAsync($"{Path}/observations", new JsonObject
        {
            ["takenAt"] = course.Now,
            ["source"] = "manual",
            ["systolicMmHg"] = minute is >= 20 and <= 40 ? 138 : 126,
            ["diastolicMmHg"] = minute is >= 20 and <= 40 ? 84 : 79,
            ["heartRatePerMin"] = 78,
            ["spo2Percent"] = 97,
            ["respiratoryRatePerMin"] = 14,
            ["moaas"] = minute is >= 20 and <= 40 ? 4 : 5,
            ["cadss6"] = minute is >= 20 and <= 40 ? 7 : 0,
        }, ct);

    private JsonObject Reading(int minutesAgo) => new()
    {
        ["takenAt"] = course.Now.AddMinutes(minutesAgo),
        ["systolicMmHg"] = 124,
        ["diastolicMmHg"] = 78,
        ["heartRatePerMin"] = 72,
        ["spo2Percent"] = 98,
        ["respiratoryRatePerMin"] = 14,
        ["position"] = "seated",
        ["restMinutes"] = 5,
    };
}
