using Stillwater.Contracts;
using Stillwater.Contracts.Screening.V1;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Inbox;
using Stillwater.TreatmentPlans.Dosing;
using Stillwater.TreatmentPlans.Plans;
using Stillwater.TreatmentPlans.Plans.DraftPlan;
using Stillwater.TreatmentPlans.Plans.RenewDetermination;

namespace Stillwater.TreatmentPlans.Reactions;

/// <summary>
/// An eligible patient gets a draft, unless a plan of this clinic is active already: two never are, and the active one
/// then rests on the newer determination.
/// </summary>
internal sealed class OnEligibilityDetermined(DosingRules rules)
{
    private static readonly Refusal Taken = new(
        "plan.already-active", RefusalKind.State, "The patient has an active plan.");

    public async Task ReactAsync(EligibilityDetermined fact, ReceivedFact received, Work work, CancellationToken ct)
    {
        if (!DraftPlan.Permits(fact.Verdict))
            return;
        var patient = fact.PatientId.ToString();
        work.RuleSet = rules.Stamp;
        if (await ActivePlan.OfAsync(work, fact.PatientId, ct) is { } active)
        {
            var renew = new RenewDetermination(fact, received.EventId);
            (await work.ApplyAsync<Plan, PlanEvent>(active, renew, ct)).OrPark();
            return;
        }

        var plan = StableId.From("plan", received.EventId.ToString());
        var draft = new DraftPlan(fact, received.EventId, rules);
        (await work.ApplyOrStartAsync<Plan, PlanEvent>(plan, draft, ct)).OrPark();
        work.Take(ActivePlan.Kind, patient, plan, Taken);
    }
}
