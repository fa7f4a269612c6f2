using Stillwater.TreatmentPlans.Quantities;

namespace Stillwater.TreatmentPlans.Dosing;

/// <summary>
/// Reads a rule file and refuses one with a number that is missing, unused, twice there or in another unit.
/// </summary>
public static class DosingRuleFile
{
    public const string Current = "2026.1";

    /// <summary>The rules that this build ships.</summary>
    public static DosingRules Load() => Parse(ShippedRules.Read(typeof(DosingRuleFile), Current));

    public static DosingRules Parse(ReadOnlySpan<byte> bytes)
    {
        var (file, hash) = ShippedRules.Parse<File>(bytes);
        var numbers = new DosingNumbers(file.Parameters);
        var rules = new DosingRules(
            file.Version, hash,
            [.. file.Routes.Select(r => RouteDosingReader.Read(r.Code, numbers, LadderOf(r.Code, file.Ladders)))],
            Course(numbers), Maintenance(numbers), CourseJudgementReader.Titration(numbers),
            CourseJudgementReader.Stop(numbers), CourseJudgementReader.Adaptation(numbers),
            CourseJudgementReader.Exposure(numbers), Weight(numbers), file.Routes, file.NotOffered, file.Phases,
            file.Interactions, numbers.Take("interaction.start-share-max", "ratio"), file.Labels,
            [.. file.DoseBands.Select(BandOf)], file.OutcomeInstruments, file.Suicidality,
            file.PrescriberLicences);
        numbers.RequireAllUsed();
        DosingRuleChecks.Check(rules);
        return rules;
    }

    private static CourseLimits Course(DosingNumbers numbers) => new(
        numbers.Whole("course.gap-min", "h"), numbers.Whole("course.series-max", "sessions"),
        numbers.Whole("course.extra-max", "sessions"), numbers.Whole("course.rescreen-gap", "days"),
        numbers.Whole("course.review-gap", "days"));

    private static MaintenanceRules Maintenance(DosingNumbers numbers) => new(
        numbers.Whole("maintenance.interval-default", "weeks"), numbers.Whole("maintenance.interval-min", "weeks"),
        numbers.Whole("maintenance.interval-max", "weeks"), numbers.Whole("maintenance.override-min", "weeks"),
        numbers.Whole("maintenance.override-max", "weeks"));

    private static WeightRules Weight(DosingNumbers numbers) => new(
        numbers.Whole("weight.age-max", "days"), numbers.Take("weight.bmi-adjust-from", "kg/m2"),
        new(numbers.Take("weight.ideal-male", "kg")), new(numbers.Take("weight.ideal-female", "kg")),
        new(numbers.Take("weight.ideal-per-inch", "kg/in")), numbers.Take("weight.ideal-height-from", "in"),
        numbers.Take("weight.adjusted-share", "ratio"), numbers.Take("weight.change-recompute", "%"));

    private static IReadOnlyList<MilligramsPerKilogram> LadderOf(string route, IReadOnlyList<LadderRow> ladders) =>
        ladders.SingleOrDefault(l => l.Route == route) is { } row
            ? [.. row.Doses.Select(dose => new MilligramsPerKilogram(DosingNumbers.In(row.Unit, "mg/kg", dose, route)))]
            : [];

    private static DoseBandRule BandOf(BandRow row) =>
        new(row.Band, new(DosingNumbers.In(row.Unit, "mg/kg", row.From, row.Band)), row.Source);

    private sealed record File(
        string Version,
        IReadOnlyList<DosingParameter> Parameters,
        IReadOnlyList<LadderRow> Ladders,
        IReadOnlyList<RouteRule> Routes,
        IReadOnlyList<NotOfferedRule> NotOffered,
        IReadOnlyList<LabelPhase> Phases,
        IReadOnlyList<InteractionRule> Interactions,
        IReadOnlyList<LabelRule> Labels,
        IReadOnlyList<BandRow> DoseBands,
        IReadOnlyList<OutcomeInstrumentRule> OutcomeInstruments,
        SuicidalityRule Suicidality,
        IReadOnlyList<LicenceRule> PrescriberLicences);

    private sealed record LadderRow(string Route, IReadOnlyList<decimal> Doses, string Unit, string Source);

    private sealed record BandRow(string Band, decimal From, string Unit, string Source);
}
