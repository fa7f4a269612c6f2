using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Stillwater.TreatmentPlans.Quantities;

namespace Stillwater.TreatmentPlans.Dosing;

/// <summary>
/// Reads a rule file and refuses one with a number that is missing, unused, twice there or in another unit.
/// </summary>
public static class DosingRuleFile
{
    public const string Current = "2026.1";

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowDuplicateProperties = false,
    };

    /// <summary>The rules that this build ships.</summary>
    public static DosingRules Load()
    {
        var name = $"{typeof(DosingRuleFile).Namespace}.{Current}.json";
        using var stream = typeof(DosingRuleFile).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidDataException($"The rule file {name} is not part of this build.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return Parse(bytes);
    }

    public static DosingRules Parse(ReadOnlySpan<byte> bytes)
    {
        var file = JsonSerializer.Deserialize<File>(bytes, Strict)
            ?? throw new InvalidDataException("The dosing rule file is empty.");
        var numbers = new Numbers(file.Parameters);
        var rules = new DosingRules(
            file.Version, Convert.ToHexStringLower(SHA256.HashData(bytes)), numbers.Iv(), numbers.Induction(),
            numbers.Maintenance(), numbers.Weight(), file.Routes, file.Labels,
            [.. file.DoseBands.Select(BandOf)],
            file.OutcomeInstruments, file.PrescriberLicences);
        numbers.RequireAllUsed();
        DosingRuleChecks.Check(rules);
        return rules;
    }

    private static DoseBandRule BandOf(BandRow row) =>
        new(row.Band, new(Numbers.In(row.Unit, "mg/kg", row.From, row.Band)), row.Source);

    private sealed record File(
        string Version,
        IReadOnlyList<Parameter> Parameters,
        IReadOnlyList<RouteRule> Routes,
        IReadOnlyList<LabelRule> Labels,
        IReadOnlyList<BandRow> DoseBands,
        IReadOnlyList<OutcomeInstrumentRule> OutcomeInstruments,
        IReadOnlyList<LicenceRule> PrescriberLicences);

    private sealed record Parameter(string Id, decimal Value, string Unit, string Source);

    private sealed record BandRow(string Band, decimal From, string Unit, string Source);

    private sealed class Numbers(IReadOnlyList<Parameter> parameters)
    {
        private readonly Dictionary<string, Parameter> _unused = parameters.ToDictionary(p => p.Id);

        public IvRules Iv() => new(
            PerKilogram("iv.dose-min"), PerKilogram("iv.dose-soft-cap"), PerKilogram("iv.dose-hard-cap"),
            Duration("iv.infusion-default"), Duration("iv.infusion-min"), Duration("iv.infusion-max"),
            Duration("iv.infusion-usual-min"), Duration("iv.infusion-usual-max"));

        public InductionRules Induction() => new(
            Whole("induction.sessions-min", "sessions"), Whole("induction.sessions-max", "sessions"),
            Whole("induction.days-min", "days"), Whole("induction.days-max", "days"),
            Whole("induction.gap-min", "days"));

        public MaintenanceRules Maintenance() => new(
            Whole("maintenance.interval-default", "weeks"), Whole("maintenance.interval-min", "weeks"),
            Whole("maintenance.interval-max", "weeks"));

        public WeightRules Weight() => new(
            Whole("weight.age-max", "days"), Take("weight.bmi-adjust-from", "kg/m2"),
            new(Take("weight.ideal-male", "kg")), new(Take("weight.ideal-female", "kg")),
            new(Take("weight.ideal-per-inch", "kg/in")),
            Take("weight.ideal-height-from", "in"), Take("weight.adjusted-share", "ratio"));

        public void RequireAllUsed()
        {
            if (_unused.Count > 0)
                throw new InvalidDataException($"No rule reads {string.Join(", ", _unused.Keys)}.");
        }

        public static decimal In(string unit, string expected, decimal value, string id) =>
            unit == expected ? value : throw new InvalidDataException($"{id} is in {unit}; it must be in {expected}.");

        private MilligramsPerKilogram PerKilogram(string id) => new(Take(id, "mg/kg"));

        private Minutes Duration(string id) => new(Take(id, "min"));

        private int Whole(string id, string unit)
        {
            var value = Take(id, unit);
            return decimal.IsInteger(value)
                ? (int)value
                : throw new InvalidDataException(
                    string.Create(CultureInfo.InvariantCulture, $"{id} is {value}, not whole."));
        }

        private decimal Take(string id, string unit)
        {
            if (!_unused.Remove(id, out var parameter))
                throw new InvalidDataException($"{id} is missing.");
            if (string.IsNullOrWhiteSpace(parameter.Source))
                throw new InvalidDataException($"{id} names no source.");
            return In(parameter.Unit, unit, parameter.Value, id);
        }
    }
}
