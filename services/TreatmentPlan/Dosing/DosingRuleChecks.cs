using Stillwater.TreatmentPlans.Quantities;

namespace Stillwater.TreatmentPlans.Dosing;

/// <summary>What must hold between the numbers of a rule file, so that a slip of the pen never starts.</summary>
internal static class DosingRuleChecks
{
    private static readonly Kilograms AnyWeight = new(70);

    public static void Check(DosingRules rules)
    {
        foreach (var dosing in rules.Doses)
            Check(dosing);
        Ascending(
            "maintenance intervals", 1, rules.Maintenance.OverrideMinWeeks, rules.Maintenance.MinWeeks,
            rules.Maintenance.DefaultWeeks, rules.Maintenance.MaxWeeks, rules.Maintenance.OverrideMaxWeeks);
        Ascending("dose bands", [.. rules.DoseBands.Select(b => b.From)]);
        Ascending("response thresholds", rules.Stop.ReviewBelow, rules.Stop.Below, rules.Titration.ResponsePercent);
        Ascending("sessions of the stop rule", 2, rules.Stop.ReviewSession, rules.Stop.FromSession);
        Require(rules.Titration.DownPercent is > 0 and < 100, "Less is less, and more than nothing.");
        Ascending("gaps", 1, rules.Course.ReviewGapDays, rules.Course.RescreenGapDays);
        Require(rules.Course is { MinGapHours: >= 24, ExtraMax: > 0 }, "Two doses are never on one day.");
        Require(rules.Weight is { MaxAgeDays: > 0, AdjustedShare: >= 0 and <= 1 }, "A weight rule is out of range.");
        Require(rules.DoseBands is [{ From.Amount: 0 }, ..], "The first dose band begins at zero.");
        Require(rules.Routes.Count > 0 && rules.Routes.All(r => r.Settings.Count > 0), "Every route has a setting.");
        Require(rules.PrescriberLicences.Count > 0, "Nobody signs without a licence.");
        Require(
            rules.Suicidality is { Severities.Count: > 1, Source.Length: > 0 }, "Worse suicidality has degrees and a source.");
        Unique("severity", rules.Suicidality.Severities);
        Require(rules.InteractingStartShare is > 0 and < 1, "An interacting drug lowers the first dose.");
        Require(
            rules.Interactions.All(i => InteractionEffect.All.Contains(i.Effect)),
            "An interaction has an unknown effect.");
        Unique("route", rules.Routes.Select(r => r.Code));
        Unique("label", rules.Labels.Select(l => l.Drug));
        Unique("condition", rules.OutcomeInstruments.Select(o => o.Condition));
        foreach (var route in rules.Routes)
            Require(rules.Labels.Any(l => l.Drug == route.Drug), $"{route.Drug} has no label status.");
    }

    private static void Check(RouteDosing dosing)
    {
        Require(
            new[] { dosing.StartMax, dosing.SoftCap, dosing.HardCap, dosing.Step, dosing.StepMax }
                .All(limit => limit.Fixed is null == dosing.Min.Fixed is null),
            $"The {dosing.Route} doses are not in one unit.");
        Ascending(
            $"{dosing.Route} doses", dosing.Min.For(AnyWeight), dosing.StartMax.For(AnyWeight),
            dosing.HardCap.For(AnyWeight));
        Require(
            dosing.SoftCap.PerKilogram is null || dosing.SoftCap.For(AnyWeight) <= dosing.HardCap.For(AnyWeight),
            $"The {dosing.Route} caps are not in ascending order.");
        Ascending($"{dosing.Route} steps", dosing.Step.For(AnyWeight), dosing.StepMax.For(AnyWeight));
        Ascending($"{dosing.Route} ladder", dosing.Ladder);
        Ascending($"{dosing.Route} sessions", 1, dosing.Induction.MinSessions, dosing.Induction.MaxSessions);
        Ascending($"{dosing.Route} days", 1, dosing.Induction.MinDays, dosing.Induction.MaxDays);
        Require(dosing.Min.For(AnyWeight).Amount > 0, "A dose is above zero.");
        Require(dosing.Bioavailability.Share is > 0 and <= 1, $"{dosing.Route} has no bioavailability.");
        if (dosing.Infusion is { } i)
            Ascending($"{dosing.Route} infusions", i.Min, i.UsualMin, i.Default, i.UsualMax, i.Max);
        if (dosing.Hold is { } hold)
            Ascending($"{dosing.Route} holding times", hold.Min, hold.Max);
        if (dosing is { HomeSoftCap: { } soft, HomeHardCap: { } hard })
            Ascending($"{dosing.Route} caps at home", soft.For(AnyWeight), hard.For(AnyWeight));
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
