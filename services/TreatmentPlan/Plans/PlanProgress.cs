using System.Globalization;
using Stillwater.Contracts;
using Stillwater.Platform.Commands;
using Stillwater.TreatmentPlans.Dosing;

namespace Stillwater.TreatmentPlans.Plans;

/// <summary>
/// What the progress of a plan suggests. It looks at what is known, never at what came last: sessions and outcomes
/// arrive from two services in any order and must lead to the same proposal.
/// </summary>
internal static class PlanProgress
{
    /// <summary>Section 8 of the clinical reference: maintenance starts after response.</summary>
    public const string MaintenanceAfterResponse = "maintenance.start-after-response";

    public static readonly Refusal NotSigned = new(
        "plan.not-signed", RefusalKind.State, "Nothing is counted on a plan that was never signed.");

    /// <summary>
    /// Raises the proposal that the facts now carry and withdraws an open one that they carry no more.
    /// </summary>
    public static IEnumerable<PlanEvent> Concludes(Plan plan, DosingRules rules, DateTimeOffset now)
    {
        var due = MaintenanceDue(plan, rules, now);
        var open = plan.Proposals.Find(p => p is { Kind: ProposalKind.MaintenanceStart, State: ProposalState.Open });
        if (open is not null && open.Id != due?.ProposalId)
            yield return new ProposalSuperseded(open.Id, now);
        if (due is not null && !plan.Proposals.Exists(p => p.Id == due.ProposalId))
            yield return due;
    }

    private static ProposalRaised? MaintenanceDue(Plan plan, DosingRules rules, DateTimeOffset now)
    {
        if (plan is not
            {
                Phase: PlanPhase.Induction, Signed.Regimen: { } regimen,
                LastSession: { } last, LastOutcome: { } outcome,
            }
            || plan.Sessions.Count < regimen.InductionSessions
            || outcome.SessionId != last.SessionId
            || outcome.Class is not ("response" or "remission"))
            return null;

        var weeks = rules.Maintenance.Allows(regimen.MaintenanceIntervalWeeks)
            ? regimen.MaintenanceIntervalWeeks
            : rules.Maintenance.DefaultWeeks;
        return new ProposalRaised(
            StableId.From("proposal", "maintenance-start", outcome.EvidenceId.ToString()),
            ProposalKind.MaintenanceStart,
            new ProposedTerms(weeks),
            [new Because(MaintenanceAfterResponse, ValuesOf(plan, outcome), [outcome.EvidenceId, last.EvidenceId])],
            last.CompletedAt.AddDays(7 * weeks), now);
    }

    private static Dictionary<string, string> ValuesOf(Plan plan, OutcomeNoted outcome) => new()
    {
        ["sessionsDone"] = Text(plan.Sessions.Count),
        ["instrument"] = outcome.Instrument,
        ["baseline"] = Text(outcome.Baseline),
        ["score"] = Text(outcome.Score),
        ["changePercent"] = Text(outcome.ChangePercent),
        ["class"] = outcome.Class,
    };

    private static string Text(decimal value) => value.ToString(CultureInfo.InvariantCulture);
}
