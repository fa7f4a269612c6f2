using Stillwater.TreatmentPlans.Quantities;

namespace Stillwater.TreatmentPlans.Dosing;

/// <summary>What must hold between the numbers of a rule file, so that a slip of the pen never starts.</summary>
internal static class DosingRuleChecks
{
    public static void Check(DosingRules rules)
    {
        Ascending("iv doses", rules.Iv.MinDose, rules.Iv.SoftCap, rules.Iv.HardCap);
        Ascending(
            "iv infusions", rules.Iv.MinInfusion, rules.Iv.UsualMinInfusion, rules.Iv.DefaultInfusion,
            rules.Iv.UsualMaxInfusion, rules.Iv.MaxInfusion);
        Ascending("induction sessions", 1, rules.Induction.MinSessions, rules.Induction.MaxSessions);
        Ascending("induction days", 1, rules.Induction.MinDays, rules.Induction.MaxDays);
        Ascending(
            "maintenance intervals", 1, rules.Maintenance.MinWeeks, rules.Maintenance.DefaultWeeks,
            rules.Maintenance.MaxWeeks);
        Ascending("dose bands", [.. rules.DoseBands.Select(b => b.From)]);
        Require(rules.Iv is { MinDose.Amount: > 0, MinInfusion.Amount: > 0 }, "A dose and a duration are above zero.");
        Require(rules.Induction.MinGapDays >= 1, "Two doses are never on one day.");
        Require(rules.Weight is { MaxAgeDays: > 0, AdjustedShare: >= 0 and <= 1 }, "A weight rule is out of range.");
        Require(rules.DoseBands is [{ From.Amount: 0 }, ..], "The first dose band begins at zero.");
        Require(rules.Routes.Count > 0 && rules.Routes.All(r => r.Settings.Count > 0), "Every route has a setting.");
        Require(rules.PrescriberLicences.Count > 0, "Nobody signs without a licence.");
        Unique("route", rules.Routes.Select(r => r.Code));
        Unique("label", rules.Labels.Select(l => l.Drug));
        Unique("condition", rules.OutcomeInstruments.Select(o => o.Condition));
        foreach (var route in rules.Routes)
            Require(rules.Labels.Any(l => l.Drug == route.Drug), $"{route.Drug} has no label status.");
    }

    private static void Ascending<T>(string what, params IReadOnlyList<T> values)
        where T : IComparable<T>
    {
        for (var i = 1; i < values.Count; i++)
            Require(values[i - 1].CompareTo(values[i]) <= 0, $"The {what} are not in ascending order.");
    }

    private static void Unique(string what, IEnumerable<string> names) =>
        Require(names.GroupBy(n => n).All(g => g.Count() == 1), $"A {what} stands twice in the rule file.");

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
            throw new InvalidDataException(otherwise);
    }
}
