using Stillwater.Platform.Commands;
using Stillwater.Screenings.RuleSets;

namespace Stillwater.Screenings.RuleAdoptions;

/// <summary>
/// A rule set is adopted by who has a current report of what it would have changed: none came since, and the clinic still
/// decides by the rule set that the report compared it with.
/// </summary>
public sealed record AdoptRuleSet(
    RuleLibrary Other, RuleShelf Shelf, Guid ReportId, int Determinations, string AdoptedBy)
    : ICommand<RuleAdoption, RuleAdoptionEvent>
{
    public static readonly Refusal Superseded = new(
        "screening.rule-set-superseded", RefusalKind.Rule,
        "This rule set only serves determinations that were made by it; it can no longer be adopted.");

    public static readonly Refusal InForce = new(
        "screening.rule-set-in-force", RefusalKind.State, "The clinic decides by this rule set already.");

    public static readonly Refusal ReportUnknown = new(
        "screening.report-unknown", RefusalKind.Rule, "There is no such report on this rule set.")
    {
        Field = new FieldFault("/reportId", "the reportId that the blast-radius of this version answered"),
    };

    public static readonly Refusal ReportStale = new(
        "screening.report-stale", RefusalKind.State,
        "Determinations or an adoption came after the report; ask for a new one.");

    public Decision<RuleAdoptionEvent> Decide(RuleAdoption state, DateTimeOffset now)
    {
        if (state.Adopted?.ReportId == ReportId && state.Adopted.Version == Other.Rules.Version)
            return Decision<RuleAdoptionEvent>.Nothing;
        if (Shelf.IsSuperseded(Other.Rules.Version))
            return Superseded;

        var inForce = ClinicRules.InForce(state, Shelf).Rules.Version;
        if (inForce == Other.Rules.Version)
            return InForce;
        if (state.Reports.FirstOrDefault(r => r.ReportId == ReportId && r.Hash == Other.Hash) is not { } report)
            return ReportUnknown;
        return report.InForce == inForce && report.Determinations == Determinations
            ? new RuleSetAdopted(Other.Rules.Version, Other.Hash, inForce, ReportId, AdoptedBy, now)
            : ReportStale;
    }
}
