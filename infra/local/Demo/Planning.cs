using System.Text.Json.Nodes;

namespace Stillwater.Local.Demo;

/// <summary>
/// The plan: drafted by the platform, proposed and signed by the prescriber, and moved to maintenance at the end.
/// </summary>
internal sealed class Planning(Course course, Guid patientId)
{
    public Guid Id { get; private set; }

    private string Path => $"/v1/plans/{Id}";

    public async Task<Planning> RunAsync(CancellationToken ct)
    {
        var prescriber = course.Clinic.As("prescriber-1");
        await course.SettleAsync(ct);
        Id = (await prescriber.GetAsync($"/v1/plans?patientId={patientId}", ct)).Body["items"]![0]!["id"]!.GetValue<Guid>();
        course.Concluded("treatment-plan", "drafts a plan from the verdict");

        var regimen = await prescriber.ChangeAsync(HttpMethod.Put, Path, $"{Path}/regimen", new JsonObject
        {
            ["route"] = "iv", ["dosePerKgMg"] = 0.5, ["infusionMinutes"] = 40, ["inductionSessions"] = 6, ["inductionDays"] = 21,
            ["maintenanceIntervalWeeks"] = 4, ["setting"] = "clinic",
        }, ct);
        course.Did(prescriber, $"proposes 0.5 mg/kg IV = {regimen["doseMg"]} mg over 40 min, six sessions in three weeks");
        var version = (await prescriber.GetAsync(Path, ct)).Body["version"]!.GetValue<int>();
        await prescriber.ChangeAsync(HttpMethod.Post, Path, $"{Path}/signature", new JsonObject { ["version"] = version }, ct);
        course.Turned("prescriber-1", "signs the plan");
        await course.SettleAsync(ct);
        return this;
    }

    public async Task<string> StartMaintenanceAsync(CancellationToken ct)
    {
        var prescriber = course.Clinic.As("prescriber-1");
        await course.SettleAsync(ct);
        var proposal = (await prescriber.GetAsync($"{Path}/proposals?state=open", ct)).Body["items"]!.AsArray()
            .Single(p => p!["kind"]!.ToString() == "maintenance-start")!;
        course.Concluded("treatment-plan", "proposes maintenance: the induction series is complete and the outcome holds");
        await prescriber.ChangeAsync(
            HttpMethod.Post, Path, $"{Path}/proposals/{proposal["id"]}/decision",
            new JsonObject { ["decision"] = "accept", ["reason"] = "Remission after six sessions, well tolerated." }, ct);
        await course.SettleAsync(ct);
        var plan = await prescriber.GetAsync(Path, ct);
        course.Turned("prescriber-1", "accepts: maintenance starts, every 4 weeks");
        return plan["state"];
    }
}
