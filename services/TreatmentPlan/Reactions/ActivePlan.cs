using Stillwater.Platform.Commands;
using Stillwater.Platform.Inbox;
using Stillwater.TreatmentPlans.Plans;

namespace Stillwater.TreatmentPlans.Reactions;

/// <summary>The one plan of a patient that is not over; the claim is taken with the draft and released with the end.</summary>
internal static class ActivePlan
{
    public const string Kind = "active-plan";

    public static Task<Guid?> OfAsync(Work work, Guid patient, CancellationToken ct) =>
        work.HolderAsync(Kind, patient.ToString(), ct);

    /// <summary>Changes the patient's active plan, when there is one.</summary>
    public static async Task ChangeAsync(
        Work work, Guid patient, ICommand<Plan, PlanEvent> command, CancellationToken ct)
    {
        if (await OfAsync(work, patient, ct) is { } plan)
            (await work.ApplyAsync(plan, command, ct)).OrPark();
    }

    public static IEnumerable<Guard> Owed(string tenant, Guid stream, object happened) =>
        happened is PlanClosed closed ? [Claim.Release(tenant, Kind, closed.PatientId.ToString(), stream)] : [];
}
