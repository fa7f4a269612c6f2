using Stillwater.TreatmentPlans.Dosing;

namespace Stillwater.TreatmentPlans.Plans.Progress;

/// <summary>
/// Whether suicidality is worse than when it was last asked for, at the screening or since (section 8, e).
/// </summary>
internal static class SuicidalityJudgement
{
    public static IEnumerable<ProposalRaised> Of(Plan plan, DosingRules rules, DateTimeOffset now)
    {
        if (Worsening(plan, rules) is var (before, after))
            yield return Proposing.Raise(
                ProposalKind.Review, rules.Suicidality.RuleId, after.EvidenceId, [after.EvidenceId],
                new()
                {
                    ["instrument"] = rules.Suicidality.Instrument, ["before"] = before, ["severity"] = after.Severity,
                },
                after.AssessedAt, now);
    }

    public static bool IsWorse(Plan plan, DosingRules rules) => Worsening(plan, rules) is not null;

    private static (string Before, SuicidalityNoted After)? Worsening(Plan plan, DosingRules rules)
    {
        var noted = plan.Suicidality.OrderBy(s => s.AssessedAt).ThenBy(s => s.EvidenceId).ToList();
        var before = noted is [.., { } earlier, _] ? earlier.Severity : BaselineOf(plan, rules);
        return noted is [.., { } last] && before is not null && rules.Suicidality.IsGraver(last.Severity, before)
            ? (before, last)
            : null;
    }

    /// <summary>What was found at the screening; one that was never asked for counts as none.</summary>
    private static string? BaselineOf(Plan plan, DosingRules rules) => plan.Draft is not { } draft
        ? null
        : draft.Baselines.Where(b => b.Instrument == rules.Suicidality.Instrument).MaxBy(b => b.TakenAt)?.Severity
            ?? rules.Suicidality.Severities[0];
}
