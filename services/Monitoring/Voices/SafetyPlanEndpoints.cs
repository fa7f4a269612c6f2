using Stillwater.Contracts;
using Stillwater.Monitoring.Patients;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;
using Stillwater.Platform.Keys;
using Stillwater.Platform.Privacy;
using Stillwater.Platform.Tenancy;

namespace Stillwater.Monitoring.Voices;

/// <summary>A patient's safety plan: each is a new version, and the last one holds.</summary>
internal static class SafetyPlanEndpoints
{
    private static readonly string[] Writers = [.. Roles.Clinical, Roles.Therapist];

    public static void MapSafetyPlan(this IEndpointRouteBuilder patient)
    {
        patient.MapPut("/safety-plan", SetAsync).AsAddition("setSafetyPlan", Writers)
            .WithSummary("Keeps a new version of the safety plan");
        patient.MapGet("/safety-plan", GetAsync).AsRead("getSafetyPlan", [.. Writers, Roles.Patient])
            .WithSummary("The safety plan that holds");
    }

    private static Task<IResult> SetAsync(
        Guid patientId, SetSafetyPlanRequest body, IncomingCommand incoming, Sealer sealer, CancellationToken ct) =>
        incoming.RunAsync(async (work, token) =>
        {
            if (await work.ReadAsync<PatientMonitoring, PatientMonitoringEvent>(patientId, token) is null)
                return PlatformCodes.NotFound;
            var scope = new SealScope(work.Clinic, patientId);
            var text = await sealer.SealAsync(scope, DataClass.ClinicalText, "safety-plan", body.Text, token);
            var contacts = await sealer.SealAsync(scope, DataClass.Identity, "safety-contacts", body.Contacts, token);
            var decided = await work.ApplyAsync<PatientMonitoring, PatientMonitoringEvent>(
                patientId, new SetSafetyPlan(text, contacts, work.Caller.Actor), token);
            return decided.Refusal is { } refusal
                ? refusal
                : Answer.Ok(decided.Revision, new SafetyPlanView(
                    patientId, decided.State.SafetyPlan!.Version, body.Text, body.Contacts, work.Now, work.Caller.Actor)
                {
                    EventIds = work.EventIds,
                });
        }, ct);

    private static Task<IResult> GetAsync(Guid patientId, IncomingRead read, Sealer sealer, CancellationToken ct) =>
        read.ViewAsync<PatientMonitoring, PatientMonitoringEvent>(
            patientId, "safety-plan",
            async (folded, token) =>
            {
                if (folded.State.SafetyPlan is not { } plan)
                    return new SafetyPlanView(patientId, 0, null, null, null, null);
                var scope = new SealScope(read.Caller.Clinic, patientId);
                var text = await sealer.OpenAsync(scope, plan.Text, token);
                var contacts = await sealer.OpenAsync(scope, plan.Contacts, token);
                (bool Gone, string Pointer)[] parts = [(text.IsErased, "/text"), (contacts.IsErased, "/contacts")];
                string[] erased = [.. parts.Where(p => p.Gone).Select(p => p.Pointer)];
                return new SafetyPlanView(patientId, plan.Version, text.Value, contacts.Value, plan.At, plan.By)
                {
                    Erased = erased.Length == 0 ? null : erased,
                };
            }, ct);
}
