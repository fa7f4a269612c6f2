using Stillwater.Contracts.Screening.V1;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Inbox;
using Stillwater.TreatmentPlans.Plans.NoteExpiry;

namespace Stillwater.TreatmentPlans.Reactions;

/// <summary>An ended determination is flagged on the plan that rests on it.</summary>
internal static class OnEligibilityExpired
{
    public static Task ReactAsync(EligibilityExpired fact, ReceivedFact received, Work work, CancellationToken ct) =>
        ActivePlan.ChangeAsync(work, fact.PatientId, new NoteExpiry(fact, received.EventId), ct);
}
