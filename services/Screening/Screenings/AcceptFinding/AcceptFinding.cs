using Stillwater.Contracts;
using Stillwater.Platform.Commands;
using Stillwater.Screenings.RuleSets;

namespace Stillwater.Screenings.Screenings;

/// <summary>A review is accepted with a reason; a block only where its rule names a role that may waive it.</summary>
public sealed record AcceptFinding(
    string RuleId, Sealed<string> Reason, string AcceptedBy, string Role, string? Specialty, RuleShelf Shelf)
    : ICommand<Screening, ScreeningEvent>
{
    public static readonly Refusal NotDetermined = new(
        "screening.not-determined", RefusalKind.State, "There is no determination whose findings could be accepted.");

    public static readonly Refusal FindingUnknown = new(
        "screening.finding-unknown", RefusalKind.Rule, "The last determination has no finding of this rule.")
    {
        Field = new FieldFault("/ruleId", "a rule among the findings"),
    };

    public static readonly Refusal NotAcceptable = new(
        "screening.finding-not-acceptable", RefusalKind.Rule,
        "Only a review can be accepted; a hold must be resolved.");

    public static readonly Refusal BlockNotWaivable = new(
        "screening.block-not-waivable", RefusalKind.Rule, "This contraindication cannot be waived.");

    public static readonly Refusal ReviewRole = new(
        "screening.review-role", RefusalKind.Role,
        "Another role, or another specialty, may accept this review; see acceptableBy of the finding.");

    public static readonly Refusal WaiverRole = new(
        "screening.waiver-role", RefusalKind.Role, "Another role may waive this contraindication.");

    public Decision<ScreeningEvent> Decide(Screening state, DateTimeOffset now)
    {
        if (state.Determination is not { } determination)
            return NotDetermined;
        if (determination.Judgement.Findings.FirstOrDefault(f => f.RuleId == RuleId) is not { } finding)
            return FindingUnknown;
        if (state.Acceptances.Any(a => a.Finding.Covers(RuleId, finding.Action, finding.Evidence)))
            return Decision<ScreeningEvent>.Nothing;

        var waivableBy = Shelf.Find(determination.RuleSetVersion)?.Rules.Rules.First(r => r.Id == RuleId).WaivableBy ?? [];
        return finding.Action switch
        {
            FindingAction.Review when finding.AcceptableBy?.Any(r => r.Allows(Role, Specialty)) == false => ReviewRole,
            FindingAction.Review => Accepted(determination, finding),
            FindingAction.Block when waivableBy.Count == 0 => BlockNotWaivable,
            FindingAction.Block when !waivableBy.Contains(Role) => WaiverRole,
            FindingAction.Block => Accepted(determination, finding),
            _ => NotAcceptable,
        };
    }

    private FindingAccepted Accepted(EligibilityDetermined determination, Finding finding) => new(
        determination.DeterminationId, new AcceptedFinding(RuleId, finding.Action, finding.Evidence), Reason,
        AcceptedBy, Role, Specialty);
}
