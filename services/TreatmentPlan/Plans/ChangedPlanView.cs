using Stillwater.Platform.Commands;

namespace Stillwater.TreatmentPlans.Plans;

/// <summary>What a change has made of a plan.</summary>
/// <param name="Id">The plan.</param>
/// <param name="State">draft, signed, induction, maintenance, suspended or closed.</param>
/// <param name="Version">Version of the regimen that is signed, null before.</param>
/// <param name="IntervalWeeks">Weeks between maintenance sessions, null before maintenance.</param>
/// <param name="Suspensions">The grounds of its suspension; empty while it runs.</param>
/// <param name="Closure">How it ended, null while it has not.</param>
/// <param name="EventIds">The facts that this request has added.</param>
public sealed record ChangedPlanView(
    Guid Id,
    PlanPhase State,
    int? Version,
    int? IntervalWeeks,
    IReadOnlyList<SuspensionView> Suspensions,
    ClosureView? Closure,
    IReadOnlyList<Guid> EventIds)
{
    internal static Answer Answer(Guid plan, Decided<Plan> decided, Work work) => decided.Refusal is { } refusal
        ? refusal
        : Platform.Commands.Answer.Ok(decided.Revision, new ChangedPlanView(
            plan, decided.State.Status, decided.State.Signed?.Version, decided.State.IntervalWeeks,
            [.. decided.State.Suspensions.Select(SuspensionView.From)], ClosureView.From(decided.State.Closure),
            [.. work.EventIds]));
}

/// <summary>One ground on which a plan is suspended.</summary>
/// <param name="ReasonCode">contraindication, consent-withdrawn, credential-lapsed, gap or what a person named.</param>
/// <param name="RuleIds">The rules that suspended it, empty when a person did.</param>
/// <param name="RescreenRequired">Whether only a new screening lets it resume.</param>
/// <param name="Until">Until when it was meant to last, null when open.</param>
/// <param name="SuspendedBy">Who suspended it.</param>
/// <param name="SuspendedAt">When.</param>
public sealed record SuspensionView(
    string ReasonCode,
    IReadOnlyList<string> RuleIds,
    bool RescreenRequired,
    DateTimeOffset? Until,
    string SuspendedBy,
    DateTimeOffset SuspendedAt)
{
    internal static SuspensionView From(PlanSuspended e) =>
        new(e.ReasonCode, e.RuleIds, e.RescreenRequired, e.Until, e.SuspendedBy, e.SuspendedAt);
}

/// <summary>How a plan ended.</summary>
/// <param name="ReasonCode">non-response, adverse-event, contraindication and so on.</param>
/// <param name="Alternatives">What was offered instead.</param>
/// <param name="FollowUpWeeks">Weeks for which the patient is still looked after.</param>
/// <param name="ClosedBy">Who closed it.</param>
/// <param name="ClosedAt">When.</param>
public sealed record ClosureView(
    string ReasonCode, IReadOnlyList<string> Alternatives, int FollowUpWeeks, string ClosedBy, DateTimeOffset ClosedAt)
{
    internal static ClosureView? From(PlanClosed? e) =>
        e is null ? null : new ClosureView(e.ReasonCode, e.Alternatives, e.FollowUpWeeks, e.ClosedBy, e.ClosedAt);
}
