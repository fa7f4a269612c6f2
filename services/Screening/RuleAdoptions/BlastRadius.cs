using Stillwater.Screenings.RuleSets;
using Stillwater.Screenings.Screenings;

namespace Stillwater.Screenings.RuleAdoptions;

/// <summary>Judges a past determination by another rule set. Pure: the stored facts are all that it needs.</summary>
internal static class BlastRadius
{
    private const string Incomplete = "incomplete";

    /// <summary>How the determination would have come out, null when the verdict stays.</summary>
    public static Flip? Of(Guid screening, EligibilityDetermined past, RuleSet other)
    {
        if (Judge.Missing(past.Facts, other) is { Count: > 0 } missing)
            return Flipped(screening, past, Incomplete, missing);
        var judged = Judge.Determine(past.Facts, other, past.AcceptedFindings);
        return judged.Verdict == past.Judgement.Verdict
            ? null
            : Flipped(screening, past, Kebab.Of(judged.Verdict), Differing(past.Judgement.Findings, judged.Findings));
    }

    private static Flip Flipped(Guid screening, EligibilityDetermined past, string to, IReadOnlyList<string> because) =>
        new(past.DeterminationId, screening, past.PatientId, past.Judgement.Verdict, to, because);

    /// <summary>Rules that bear on a verdict and spoke otherwise, or in one of the two alone.</summary>
    private static IReadOnlyList<string> Differing(IReadOnlyList<Finding> before, IReadOnlyList<Finding> after)
    {
        var (was, now) = (Weighing(before), Weighing(after));
        return [.. now.Except(was).Concat(was.Except(now)).Select(f => f.RuleId).Distinct()];
    }

    private static HashSet<(string RuleId, FindingAction Action, bool IsAccepted)> Weighing(IReadOnlyList<Finding> findings) =>
        [.. findings.Where(f => f.Action != FindingAction.Info).Select(f => (f.RuleId, f.Action, f.IsAccepted))];
}
