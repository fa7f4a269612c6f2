using Stillwater.Contracts.Monitoring.V1;
using Stillwater.Contracts.Screening.V1;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Inbox;
using Stillwater.TreatmentPlans.Plans.SuspendPlan;

namespace Stillwater.TreatmentPlans.Reactions;

/// <summary>
/// A result that stops treatment stands against the patient like any contraindication; one that holds it suspends the
/// active plan until a prescriber has looked. The urine holds sessions only, like the symptoms of a bladder.
/// </summary>
internal static class OnLabFindingRaised
{
    private const string Stop = "stop";
    private const string Urinary = "urinary";

    public static Task ReactAsync(LabFindingRaised fact, ReceivedFact received, Work work, CancellationToken ct) =>
        fact switch
        {
            { Action: Stop } => OnContraindicationRaised.ReactAsync(
                new ContraindicationRaised(
                    fact.PatientId, fact.RuleId, "laboratory", "block", RescreenRequired: true, fact.OccurredAt),
                received, work, ct),
            { Kind: Urinary } => Task.CompletedTask,
            _ => ActivePlan.ChangeAsync(
                work, fact.PatientId,
                new SuspendForSafety(
                    SuspensionReason.Laboratory, [fact.RuleId], false, work.Caller.Actor, received.EventId),
                ct),
        };
}
