using Stillwater.Contracts;
using Stillwater.Contracts.Screening.V1;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Inbox;
using Stillwater.TreatmentPlans.Dosing;
using Stillwater.TreatmentPlans.Plans;
using Stillwater.TreatmentPlans.Plans.DraftPlan;

namespace Stillwater.TreatmentPlans.Reactions;

/// <summary>An eligible patient gets a draft, unless a plan of this clinic is active already: two never are.</summary>
internal sealed class OnEligibilityDetermined(DosingRules rules)
{
    public const string ActivePlan = "active-plan";

    private static readonly Refusal Taken = new(
        "plan.already-active", RefusalKind.State, "The patient has an active plan.");

    public async Task ReactAsync(EligibilityDetermined fact, ReceivedFact received, Work work, CancellationToken ct)
    {
        if (!DraftPlan.Permits(fact.Verdict))
            return;
        var patient = fact.PatientId.ToString();
        if (await work.HolderAsync(ActivePlan, patient, ct) is not null)
            return;

        var plan = StableId.From("plan", received.EventId.ToString());
        work.RuleSet = rules.Stamp;
        var draft = new DraftPlan(fact, received.EventId, rules);
        (await work.ApplyOrStartAsync<Plan, PlanEvent>(plan, draft, ct)).OrPark();
        work.Take(ActivePlan, patient, plan, Taken);
    }
}
