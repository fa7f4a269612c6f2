using Stillwater.Contracts.Screening.V1;
using Stillwater.Platform.Commands;
using Stillwater.TreatmentPlans.Dosing;
using Stillwater.TreatmentPlans.Plans.Progress;
using Stillwater.TreatmentPlans.Plans.SuspendPlan;

namespace Stillwater.TreatmentPlans.Plans.NoteDrugChange;

/// <summary>
/// A changed list of medicines is noted once. What interacts asks for a prescriber's review; what may not be given
/// together, or makes dosing at home unsafe, suspends the plan at once.
/// </summary>
public sealed record NoteDrugChange(MedicationsChanged Fact, Guid EvidenceId, string NotedBy, DosingRules Rules)
    : ICommand<Plan, PlanEvent>
{
    private const string Block = "block";
    private const string Inform = "info";
    private static readonly string[] Severe = ["s1", "s2"];

    public Decision<PlanEvent> Decide(Plan state, DateTimeOffset now)
    {
        if (state.DrugChanges.Exists(c => c.EvidenceId == EvidenceId))
            return Decision<PlanEvent>.Nothing;
        var interactions = Fact.Interactions.Select(i => new FoundRule(i.RuleId, i.Action, i.Action == Inform)).ToList();
        var noted = new DrugChangeNoted(Fact.Added, interactions, EvidenceId, Fact.OccurredAt);
        var events = new List<PlanEvent> { noted };
        if (Unsafe(state) is { Count: > 0 } rules)
            events.AddRange(new SuspendForSafety(SuspensionReason.Interaction, rules, false, NotedBy, EvidenceId)
                .Decide(state, now).Events);
        var after = events.Aggregate(state, Plan.Evolve);
        return (PlanEvent[])[.. events, .. PlanProgress.Concludes(after, Rules, now)];
    }

    private List<string> Unsafe(Plan state) =>
        [.. Fact.Interactions
            .Where(i => i.Action == Block || (state.Signed?.Regimen.Setting == Settings.Home && Severe.Contains(i.Severity)))
            .Select(i => i.RuleId)];
}
