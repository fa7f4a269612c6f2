using System.Text.Json.Nodes;
using Stillwater.Harness.Platforms;
using Stillwater.Local.Demo;

namespace Stillwater.EndToEnd.Tests.Scenarios;

/// <summary>A dose at home as clinician, patient and chaperone go about it.</summary>
internal static class WardHome
{
    /// <summary>
    /// A patient who tolerated two lozenges of 100 mg in the clinic, responds, and has two in a lock box at home.
    /// </summary>
    public static async Task<Ward> AtHomeAsync(Door door, string clinic)
    {
        var lot = $"TRO-{Guid.NewGuid():n}";
        var ward = await Ward.WithPlanAsync(door, clinic, Prescription.Lozenge(lot));
        await ward.Nurse.PostAsync("/v1/inventory/receipts", new JsonObject
        {
            ["lot"] = lot, ["drug"] = "ketamine", ["ndc"] = "42023-115-99", ["expiresOn"] = "2029-12-31", ["unitMg"] = 100,
            ["units"] = 10, ["receivedAt"] = ward.Now, ["supplier"] = "Harrow Wholesale",
        }, Ward.Ct);
        await ward.HoldAsync(100);
        await ward.HoldAsync(100, inDays: 6);
        Assert.Equal("response", await ward.ScoreAsync(10));
        var down = Assert.Single(await ward.ProposedAsync());
        Assert.Equal(("home-step-down", "stop.home-sessions"), down.Ground());
        await ward.AnswerAsync(down, "accept");
        ward.Treatment = ward.Treatment with { Setting = "home" };
        var supply = await ward.Nurse.PostAsync("/v1/home-supplies", new JsonObject
        {
            ["patientId"] = ward.Patient.PatientId, ["planId"] = ward.Patient.PlanId, ["lot"] = lot, ["doses"] = 2,
            ["doseMgEach"] = 100, ["lockBoxConfirmed"] = true, ["witness"] = ward.IdOf("clinician-2"),
        }, Ward.Ct);
        ward.Supply = $"/v1/home-supplies/{supply.Id}";
        return ward;
    }

    /// <summary>The session at home is booked, and she is ready for her dose but for the gate.</summary>
    public static async Task ClearAtHomeAsync(this Ward ward)
    {
        await ward.BookAsync();
        await ward.PassAsync(30);
        await ward.ReadyAtHomeAsync();
    }

    /// <summary>She is checked in and cleared from afar.</summary>
    public static async Task ReadyAtHomeAsync(this Ward ward)
    {
        await ward.ArriveAsync();
        Assert.Equal("cleared", (await ward.ClearAsync((10, 124, 78), (0, 124, 78)))["verdict"]);
    }

    /// <summary>
    /// The clinician looks at her by video: who is there, and what her own cuff shows. When she was last seen in person
    /// is only said as the dose is asked for, so that stays open until then once the clinic's clock is past the date.
    /// </summary>
    public static async Task<IReadOnlyList<string>> LookAsync(
        this Ward ward, bool sitter, int systolic = 128, int diastolic = 80, string channel = "video")
    {
        var looked = await ward.Nurse.PostAsync($"{ward.Path}/home-checks", new JsonObject
        {
            ["channel"] = channel, ["at"] = ward.Now, ["sitterSeen"] = sitter, ["alertness"] = "a",
            ["location"] = new JsonObject { ["address"] = "12 Harbour Lane", ["confirmed"] = true },
            ["device"] = new JsonObject
            {
                ["kind"] = "cuff", ["takenAt"] = ward.Now,
                ["reading"] = new JsonObject { ["systolicMmHg"] = systolic, ["diastolicMmHg"] = diastolic },
            },
        }, Ward.Ct);
        return [.. looked.Body["unmet"]!.AsArray().Select(code => (string)code!).Except(["telehealth-date"])];
    }

    /// <summary>The clinician asks for the dose.</summary>
    public static Task<Reply> ReleaseAsync(this Ward ward) =>
        ward.Nurse.PostAsync($"{ward.Path}/home-release", new JsonObject
        {
            ["emergencyContactConfirmed"] = true, ["seenInPersonOn"] = $"{ward.Now.AddDays(-7):yyyy-MM-dd}",
        }, Ward.Ct);

    /// <summary>A chaperone is invited and has a token that holds for this session alone.</summary>
    public static async Task<string> ChaperoneAsync(this Ward ward, Door door, string clinic)
    {
        var invited = await ward.Nurse.PostAsync($"{ward.Path}/chaperone-invitations", new JsonObject
        {
            ["name"] = "Ben Fairwater", ["phone"] = "+1-503-555-0143", ["birthYear"] = 1985, ["relation"] = "partner",
        }, Ward.Ct);
        return await door.GuestTokenAsync(clinic, "invitation", invited["code"]);
    }

    /// <summary>What the chaperone says of herself.</summary>
    public static async Task<JsonNode> AttestAsync(this Ward ward, Door door, string token, string kind) =>
        (await door.PostAsync(token, $"{ward.Path}/chaperone-attestations", new
        {
            adult = true, sober = true, staysUntil = ward.Now.AddHours(5), kind, at = ward.Now,
        })).Found;

    /// <summary>How the doses at her home are.</summary>
    public static async Task<string> SupplyStateAsync(this Ward ward) =>
        (await ward.Nurse.GetAsync(ward.Supply, Ward.Ct))["state"];

    /// <summary>What is left comes back, counted by two.</summary>
    public static Task<Reply> ReturnAsync(this Ward ward, int doses) =>
        ward.Nurse.ChangeAsync(HttpMethod.Post, ward.Supply, $"{ward.Supply}/return", new JsonObject
        {
            ["dosesCounted"] = doses, ["witness"] = ward.IdOf("clinician-2"),
        }, Ward.Ct);
}
