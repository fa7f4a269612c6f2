using System.Text.Json.Serialization;
using Stillwater.Sessions.Protocols;

namespace Stillwater.Sessions.DosingSessions;

/// <summary>What one look at the patient found; a member that was not measured is null.</summary>
public sealed record Measures(
    int? SystolicMmHg,
    int? DiastolicMmHg,
    int? HeartRatePerMin,
    int? Spo2Percent,
    int? RespiratoryRatePerMin,
    decimal? TemperatureC,
    int? Moaas,
    int? Cadss6,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? LowestSpo2Percent = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? DurationSeconds = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] decimal? OxygenLitresPerMin = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Cadss = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Avpu = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? Distress = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Vomits = null)
{
    /// <summary>AVPU as a number that falls with alertness: alert 3, voice 2, pain 1, unresponsive 0.</summary>
    private static readonly string[] Alertness = ["u", "p", "v", "a"];

    public static readonly Measures None = new(null, null, null, null, null, null, null, null);

    /// <summary>Every measure by the name that it has in a reading, as a number; null when it was not taken.</summary>
    internal IEnumerable<(string Name, decimal? Value)> Named() =>
    [
        ("systolicMmHg", SystolicMmHg), ("diastolicMmHg", DiastolicMmHg), ("heartRatePerMin", HeartRatePerMin),
        ("spo2Percent", LowestSpo2Percent is { } lowest ? Math.Min(lowest, Spo2Percent ?? lowest) : Spo2Percent),
        ("respiratoryRatePerMin", RespiratoryRatePerMin), ("temperatureC", TemperatureC), ("moaas", Moaas),
        ("cadss6", Cadss6), ("cadss", Cadss), ("oxygenLitresPerMin", OxygenLitresPerMin), ("vomits", Vomits),
        ("avpu", Avpu is { } level ? Array.IndexOf(Alertness, level) : null),
        ("distress", Distress is { } distressed ? (distressed ? 1 : 0) : null),
    ];

    /// <summary>Names that a limit of a protocol may be of.</summary>
    internal static IEnumerable<string> Names => None.Named().Select(m => m.Name);

    internal decimal? Value(string name) => Named().First(m => m.Name == name).Value;

    /// <summary>This reading over an earlier one: what it did not measure stays as it was.</summary>
    internal Measures Over(Measures earlier) => new(
        SystolicMmHg ?? earlier.SystolicMmHg, DiastolicMmHg ?? earlier.DiastolicMmHg,
        HeartRatePerMin ?? earlier.HeartRatePerMin, Spo2Percent ?? earlier.Spo2Percent,
        RespiratoryRatePerMin ?? earlier.RespiratoryRatePerMin, TemperatureC ?? earlier.TemperatureC,
        Moaas ?? earlier.Moaas, Cadss6 ?? earlier.Cadss6, null, null, OxygenLitresPerMin ?? earlier.OxygenLitresPerMin,
        Cadss ?? earlier.Cadss, Avpu ?? earlier.Avpu, Distress ?? earlier.Distress, Vomits ?? earlier.Vomits);

    /// <summary>Codes of what was measured.</summary>
    internal IEnumerable<string> Taken()
    {
        if (SystolicMmHg is not null && DiastolicMmHg is not null)
            yield return Measured.BloodPressure;
        if (HeartRatePerMin is not null)
            yield return Measured.HeartRate;
        if (Spo2Percent is not null)
            yield return Measured.Spo2;
        if (RespiratoryRatePerMin is not null)
            yield return Measured.RespiratoryRate;
        if (TemperatureC is not null)
            yield return Measured.Temperature;
        if (Moaas is not null)
            yield return Measured.Moaas;
        if (Cadss6 is not null)
            yield return Measured.Cadss6;
        if (Avpu is not null)
            yield return Measured.Alertness;
    }

    /// <summary>Whether anything at all was measured or noted.</summary>
    internal bool IsEmpty => Named().All(m => m.Value is null);
}
