using System.Globalization;
using Stillwater.TreatmentPlans.Quantities;

namespace Stillwater.TreatmentPlans.Dosing;

/// <summary>One number of medicine, as the rule file writes it.</summary>
internal sealed record DosingParameter(string Id, decimal Value, string Unit, string Source);

/// <summary>Takes each number of a rule file once, in the unit that is asked for.</summary>
internal sealed class DosingNumbers(IReadOnlyList<DosingParameter> parameters)
{
    private readonly Dictionary<string, DosingParameter> _unused = parameters.ToDictionary(p => p.Id);

    public void RequireAllUsed()
    {
        if (_unused.Count > 0)
            throw new InvalidDataException($"No rule reads {string.Join(", ", _unused.Keys)}.");
    }

    public static decimal In(string unit, string expected, decimal value, string id) =>
        unit == expected ? value : throw new InvalidDataException($"{id} is in {unit}; it must be in {expected}.");

    public bool Has(string id) => _unused.ContainsKey(id);

    public Milligrams Dose(string id) => new(Take(id, "mg"));

    public MilligramsPerKilogram PerKilogram(string id) => new(Take(id, "mg/kg"));

    public Minutes Duration(string id) => new(Take(id, "min"));

    /// <summary>A limit in mg, in mg/kg, or in both when a second number of the same name says so.</summary>
    public DoseLimit Limit(string id)
    {
        var isFixed = _unused.TryGetValue(id, out var parameter) && parameter.Unit == "mg";
        return isFixed
            ? new DoseLimit(Has($"{id}-per-kg") ? PerKilogram($"{id}-per-kg") : null, Dose(id))
            : new DoseLimit(PerKilogram(id), null);
    }

    public int Whole(string id, string unit)
    {
        var value = Take(id, unit);
        return decimal.IsInteger(value)
            ? (int)value
            : throw new InvalidDataException(
                string.Create(CultureInfo.InvariantCulture, $"{id} is {value}, not whole."));
    }

    public decimal Take(string id, string unit)
    {
        if (!_unused.Remove(id, out var parameter))
            throw new InvalidDataException($"{id} is missing.");
        if (string.IsNullOrWhiteSpace(parameter.Source))
            throw new InvalidDataException($"{id} names no source.");
        return In(parameter.Unit, unit, parameter.Value, id);
    }
}
