using Stillwater.Contracts;
using Stillwater.Platform.Commands;
using Stillwater.TreatmentPlans.Dosing;

namespace Stillwater.TreatmentPlans.Plans.DiscontinuePlan;

/// <summary>
/// A plan ends for good, with what is offered instead and how long the patient is looked after. For want of response
/// never after one or two sessions (section 8, rule d).
/// </summary>
public sealed record DiscontinuePlan(
    string ReasonCode,
    IReadOnlyList<string> Alternatives,
    int FollowUpWeeks,
    Sealed<string> Reason,
    string ClosedBy,
    DosingRules Rules)
    : ICommand<Plan, PlanEvent>
{
    public const string NonResponse = "non-response";

    public static readonly Refusal AlternativesMissing = PlanRefusals.Rule(
        "plan.alternatives-missing", "Who does not respond is offered something else.", "/alternatives",
        "at least one code");

    public Decision<PlanEvent> Decide(Plan state, DateTimeOffset now)
    {
        if (state.Draft is null)
            return PlatformCodes.NotFound;
        if (state.Closure is not null)
            return PlanRefusals.Closed;
        if (ReasonCode == NonResponse && NonResponseRefused(state) is { } refused)
            return refused;
        return (PlanEvent[])
        [
            .. state.Proposals.Where(p => p.State == ProposalState.Open).Select(p => new ProposalSuperseded(p.Id, now)),
            new PlanClosed(
                state.PatientId, ReasonCode, Alternatives, FollowUpWeeks, state.Sessions.Count, Reason, ClosedBy, now),
        ];
    }

    private Refusal? NonResponseRefused(Plan state) => 0 switch
    {
        _ when state.Sessions.Count < Rules.Stop.ReviewSession => PlanRefusals.Rule(
            "plan.too-early-to-stop", "Some need several sessions before they benefit.", "/reasonCode",
            $"another reason, or at least {Rules.Stop.ReviewSession} sessions"),
        _ when Alternatives.Count == 0 => AlternativesMissing,
        _ when FollowUpWeeks < Rules.Stop.FollowUpMinWeeks => PlanRefusals.Rule(
            "plan.follow-up-too-short", "Suicidality is watched after stopping.", "/followUpWeeks",
            $"at least {Rules.Stop.FollowUpMinWeeks} weeks"),
        _ => null,
    };
}
