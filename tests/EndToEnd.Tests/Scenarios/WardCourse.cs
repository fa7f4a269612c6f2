using System.Text.Json.Nodes;
using Stillwater.Local.Demo;

namespace Stillwater.EndToEnd.Tests.Scenarios;

/// <summary>A course on the ward: sessions without anything untoward, scores, and what the plan makes of them.</summary>
internal static class WardCourse
{
    private const int DayMinutes = 24 * 60;
    private const int InfusionMinutes = 40;
    private const int EveryMinutes = 10;
    private const int RestMinutes = 5;
    private const decimal SoftCapPerKgMg = 0.75m;

    /// <summary>The next session of the series, days from now, from booking to discharge; all have heard of it.</summary>
    public static async Task HoldAsync(this Ward ward, decimal mg, double inDays = 1)
    {
        await ward.PassAsync(inDays * DayMinutes);
        await ward.WeighAsync();
        await ward.BookAsync();
        await ward.PassAsync(30);
        if (ward.Treatment.SiteId is not null)
            await ward.CheckEquipmentAsync();
        await ward.ArriveAsync();
        if (ward.Treatment.Drug == "esketamine")
            await ward.VerifyAsync("active");
        var cleared = await ward.ClearAsync((10, 124, 78), (0, 124, 78));
        Assert.True(cleared["verdict"] == "cleared", $"{cleared.Body["holds"]}");
        await ward.StartAsync(mg);
        await ward.ObserveAsync();
        await ward.TakeAsync();
        await ward.DoAsync("doses/1/stop", new JsonObject { ["stoppedAt"] = ward.Now, ["reason"] = "complete" });
        await ward.RecoverAsync();
        await ward.PassAsync(0);
    }

    /// <summary>The dose from its start to its end: an infusion is watched, a second device follows its rest.</summary>
    public static async Task TakeAsync(this Ward ward)
    {
        if (ward.Treatment.Route == "intranasal")
        {
            await ward.PassAsync(RestMinutes);
            await ward.DoAsync(
                "doses/1/devices", new JsonObject { ["lot"] = ward.Treatment.Lot, ["at"] = ward.Now });
        }

        if (ward.Treatment.Route != "iv")
            return;
        for (var minute = EveryMinutes; minute <= InfusionMinutes; minute += EveryMinutes)
        {
            await ward.PassAsync(EveryMinutes);
            await ward.ObserveAsync();
        }
    }

    /// <summary>She is looked at whenever it is due, until she meets every criterion, and leaves.</summary>
    public static async Task<Reply> RecoverAsync(this Ward ward)
    {
        while (await ward.ReadAsync() is var session && session["unmet"]!.AsArray().Count > 0)
        {
            await ward.PassAsync(((DateTimeOffset)session["nextDue"]!["dueAt"]! - ward.Now).TotalMinutes);
            await ward.ObserveAsync();
        }

        return await ward.DischargeAsync();
    }

    /// <summary>A PHQ-9 some days later; what Monitoring calls it, once the plan has heard of it.</summary>
    public static async Task<string> ScoreAsync(this Ward ward, int phq9, double afterDays = 2)
    {
        await ward.PassAsync(afterDays * DayMinutes);
        var (items, left) = (new JsonArray(), phq9);
        for (var item = 0; item < 9; item++)
        {
            var points = Math.Min(3, left);
            items.Add(points);
            left -= points;
        }

        var scored = await ward.Nurse.PostAsync($"{ward.PatientPath}/instruments", new JsonObject
        {
            ["instrument"] = "phq-9", ["answers"] = items, ["takenAt"] = ward.Now,
        }, Ward.Ct);
        await ward.PassAsync(0);
        return scored["class"];
    }

    /// <summary>She is weighed again: a weight older than thirty days carries no dose.</summary>
    public static Task<Reply> WeighAsync(this Ward ward) =>
        ward.Nurse.PostAsync(
            $"{ward.PatientPath}/measurements", new JsonObject { ["weightKg"] = 66, ["takenAt"] = ward.Now }, Ward.Ct);

    /// <summary>The plan as its prescriber sees it.</summary>
    public static async Task<JsonNode> PlanAsync(this Ward ward) =>
        (await ward.Prescriber.GetAsync(ward.PlanPath, Ward.Ct)).Body;

    /// <summary>What waits for the prescriber.</summary>
    public static async Task<IReadOnlyList<JsonNode>> ProposedAsync(this Ward ward) =>
        [.. (await ward.Prescriber.GetAsync($"{ward.PlanPath}/proposals?state=open", Ward.Ct))
            .Body["items"]!.AsArray().Select(proposal => proposal!)];

    /// <summary>The prescriber's answer to a proposal, which all have heard of.</summary>
    public static async Task<Reply> AnswerAsync(this Ward ward, JsonNode proposal, string decision, JsonObject? terms = null)
    {
        var answer = terms ?? [];
        answer["decision"] = decision;
        answer["reason"] ??= "Tolerated well; the patient and I have talked it over.";
        var decided = await ward.ChangePlanAsync($"proposals/{proposal["id"]}/decision", answer);
        await ward.PassAsync(0);
        return decided;
    }

    /// <summary>Something that the prescriber changes about the plan.</summary>
    public static Task<Reply> ChangePlanAsync(this Ward ward, string what, JsonObject body) =>
        ward.Prescriber.ChangeAsync(HttpMethod.Post, ward.PlanPath, $"{ward.PlanPath}/{what}", body, Ward.Ct);

    /// <summary>The same course with another dose; above the soft cap with a reason for that.</summary>
    public static JsonObject Dose(decimal perKgMg)
    {
        var regimen = new JsonObject
        {
            ["route"] = "iv", ["setting"] = "clinic", ["dosePerKgMg"] = perKgMg, ["infusionMinutes"] = InfusionMinutes,
            ["inductionSessions"] = 6, ["inductionDays"] = 21, ["maintenanceIntervalWeeks"] = 4,
        };
        if (perKgMg > SoftCapPerKgMg)
            regimen["override"] = new JsonObject { ["code"] = "above-soft-cap", ["reason"] = "Nothing less has helped." };
        return new JsonObject { ["regimen"] = regimen };
    }

    /// <summary>The kind of a proposal and the rule that it rests on.</summary>
    public static (string? Kind, string? Rule) Ground(this JsonNode proposal) =>
        ((string?)proposal["kind"], (string?)proposal["because"]![0]!["ruleId"]);

    /// <summary>The same body with one member more.</summary>
    public static JsonObject With(this JsonObject body, string member, string value)
    {
        body[member] = value;
        return body;
    }
}
