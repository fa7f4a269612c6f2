using Stillwater.Platform.Commands;
using Stillwater.Screenings.RuleSets;

namespace Stillwater.Screenings.RuleAdoptions;

/// <summary>What another rule set would have changed is kept, so that an adoption can name it.</summary>
public sealed record ReportBlastRadius(
    Guid ReportId, RuleLibrary Other, RuleShelf Shelf, int Determinations, IReadOnlyList<Flip> Flips, string ReportedBy)
    : ICommand<RuleAdoption, RuleAdoptionEvent>
{
    public Decision<RuleAdoptionEvent> Decide(RuleAdoption state, DateTimeOffset now) =>
        state.Reports.Any(r => r.ReportId == ReportId)
            ? Decision<RuleAdoptionEvent>.Nothing
            : new BlastRadiusReported(
                ReportId, Other.Rules.Version, Other.Hash, ClinicRules.InForce(state, Shelf).Rules.Version, Determinations,
                Flips, ReportedBy, now);
}
