using System.Text.Json.Nodes;
using Stillwater.Contracts;
using Stillwater.Harness.Platforms;
using Stillwater.Local.Demo;

namespace Stillwater.EndToEnd.Tests.Scenarios;

/// <summary>What esketamine asks of a ward besides: the enrolment, its verification, the site's order and the form.</summary>
internal static class WardRems
{
    private static readonly string[] Acknowledgements =
    [
        "medication-guide", "self-administration-observed", "monitoring-two-hours", "no-driving-until-next-day",
        "transport-arranged", "tells-other-medicines", "misuse-and-sharing-understood",
    ];

    private static readonly string[] Equipment =
        ["pulse-oximeter", "blood-pressure-monitor", "oxygen", "bag-valve-mask", "airway-kit", "aed", "call-bell"];

    private static readonly string[] Drill = ["acls-lead", "bls-second", "ordered-actions", "debrief"];

    /// <summary>A patient with 56 mg of esketamine planned at the certified site, enrolled and prepared.</summary>
    public static async Task<Ward> OnSpravatoAsync(Door door, string clinic)
    {
        var ward = await Ward.WithPlanAsync(door, clinic, Prescription.Spravato(clinic));
        await ward.DrillAsync(ward.Treatment.SiteId!.Value);
        var drafted = await ward.Nurse.PostAsync("/v1/rems/enrolments", new JsonObject
        {
            ["patientId"] = ward.Patient.PatientId,
            ["prescriberId"] = ward.IdOf("prescriber-1"),
            ["siteId"] = ward.Treatment.SiteId,
            ["acknowledgements"] = new JsonArray([.. Acknowledgements.Select(code => JsonValue.Create(code))]),
            ["patientSignature"] = new JsonObject { ["name"] = "Ada Fairwater", ["signedAt"] = ward.Now },
            ["prescriberSignature"] = new JsonObject { ["name"] = "Prescriber 1", ["signedAt"] = ward.Now },
        }, Ward.Ct);
        ward.Enrolment = $"/v1/rems/enrolments/{drafted.Id}";
        await ward.EnrolAsync();
        return ward;
    }

    /// <summary>The enrolment goes to the REMS, for the first time or again, and its confirmation comes back.</summary>
    public static async Task EnrolAsync(this Ward ward)
    {
        await ward.ChangeRemsAsync(ward.Enrolment, "submission", new JsonObject { ["submittedAt"] = ward.Now });
        await ward.ChangeRemsAsync(ward.Enrolment, "confirmation", new JsonObject
        {
            ["remsId"] = "REMS-4711", ["confirmedOn"] = $"{ward.Now:yyyy-MM-dd}",
        });
    }

    /// <summary>What the REMS says of the patient for the session of today.</summary>
    public static Task<Reply> VerifyAsync(this Ward ward, string result) =>
        ward.Nurse.PostAsync($"{ward.Enrolment}/verifications", new JsonObject
        {
            ["sessionId"] = ward.Session, ["result"] = result, ["checkedAt"] = ward.Now,
            ["checkedBy"] = ward.IdOf("clinician-1"), ["reference"] = "V-1",
        }, Ward.Ct);

    /// <summary>The equipment of the day is checked where the session takes place.</summary>
    public static Task CheckEquipmentAsync(this Ward ward) =>
        ward.ReadyAsync(ward.Treatment.SiteId!.Value, "equipment-check", Equipment);

    /// <summary>A site's emergency drill.</summary>
    public static Task DrillAsync(this Ward ward, Guid site) => ward.ReadyAsync(site, "emergency-drill", Drill);

    /// <summary>The monitoring form of a session, filled in, signed and sent.</summary>
    public static async Task ReportAsync(this Ward ward, Guid session)
    {
        var form = FormOf(session);
        await ward.Nurse.ChangeAsync(HttpMethod.Put, form, form, new JsonObject
        {
            ["medicines"] = new JsonArray(), ["acceptableBefore"] = true, ["acceptableAtCompletion"] = true,
            ["monitoringHcp"] = new JsonObject
            {
                ["name"] = "Clinician 1", ["phone"] = "+1-503-555-0150", ["email"] = "clinician-1@example.org",
            },
        }, Ward.Ct);
        await ward.ChangeRemsAsync(form, "signature", new JsonObject { ["signedAt"] = ward.Now });
        await ward.ChangeRemsAsync(form, "submission", new JsonObject
        {
            ["submittedAt"] = ward.Now, ["via"] = "portal", ["reference"] = "PMF-1",
        });
    }

    /// <summary>Where the monitoring form of a session is.</summary>
    public static string FormOf(Guid session) => $"/v1/rems/forms/{StableId.From("rems-form", session.ToString())}";

    private static Task<Reply> ChangeRemsAsync(this Ward ward, string resource, string step, JsonObject body) =>
        ward.Nurse.ChangeAsync(HttpMethod.Post, resource, $"{resource}/{step}", body, Ward.Ct);

    private static async Task ReadyAsync(this Ward ward, Guid site, string kind, string[] items)
    {
        await ward.Nurse.PostAsync($"/v1/sites/{site}/safety-records", new JsonObject
        {
            ["kind"] = kind, ["doneAt"] = ward.Now,
            ["items"] = new JsonArray([.. items.Select(
                code => (JsonNode)new JsonObject { ["code"] = code, ["ok"] = true })]),
        }, Ward.Ct);
        await ward.PassAsync(0);
    }
}
