using Stillwater.Contracts;
using Stillwater.TreatmentPlans.Dosing;

namespace Stillwater.TreatmentPlans.Plans.Progress;

/// <summary>
/// What the progress of a plan suggests. It looks at what is known, never at what came last: sessions and outcomes
/// arrive from several services in any order and must lead to the same proposals.
/// </summary>
internal static class PlanProgress
{
    /// <summary>
    /// Raises the proposals that the facts now carry and withdraws open ones that they carry no more. What a prescriber
    /// has decided is not asked again on the same ground.
    /// </summary>
    public static IEnumerable<PlanEvent> Concludes(Plan plan, DosingRules rules, DateTimeOffset now)
    {
        var due = plan.Closure is null && plan.Suspensions.Count == 0 && plan.Signed is not null
            ? Due(plan, rules, now).Select(due => due with { ProposalId = FreeId(plan, due.ProposalId) }).ToList()
            : [];
        foreach (var open in plan.Proposals.Where(p => p.State == ProposalState.Open && !due.Exists(d => d.ProposalId == p.Id)))
            yield return new ProposalSuperseded(open.Id, now);
        foreach (var raised in due.Where(d => !plan.Proposals.Exists(p => p.Id == d.ProposalId || IsDecided(p, d))))
            yield return raised;
    }

    /// <summary>A fact of the plan, and what follows from it.</summary>
    public static PlanEvent[] After(Plan plan, PlanEvent fact, DosingRules rules, DateTimeOffset now) =>
        [fact, .. Concludes(Plan.Evolve(plan, fact), rules, now)];

    private static IEnumerable<ProposalRaised> Due(Plan plan, DosingRules rules, DateTimeOffset now) =>
        InductionJudgement.Of(plan, rules, now)
            .Concat(MaintenanceJudgement.Of(plan, rules, now))
            .Concat(DoseJudgement.Of(plan, rules, now))
            .Concat(AttendanceJudgement.Of(plan, rules, now))
            .Concat(SafetyJudgement.Of(plan, rules, now))
            .Concat(SuicidalityJudgement.Of(plan, rules, now));

    /// <summary>What was overtaken and holds again, as after a suspension, is a proposal of its own.</summary>
    private static Guid FreeId(Plan plan, Guid id) =>
        plan.Proposals.Exists(p => p.Id == id && p.State == ProposalState.Superseded)
            ? FreeId(plan, StableId.From("proposal", "again", id.ToString()))
            : id;

    private static bool IsDecided(Proposal known, ProposalRaised due) =>
        known.Decided is not null && known.Kind == due.Kind && known.Ground == due.Ground && known.Ground is not null
        && known.Because[0].RuleId == due.Because[0].RuleId;
}
