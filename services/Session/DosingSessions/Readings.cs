using Stillwater.Sessions.Protocols;

namespace Stillwater.Sessions.DosingSessions;

/// <summary>One reading before the dose. It counts for the gate only when the patient sat and had rested.</summary>
public sealed record PreDoseReading(
    DateTimeOffset TakenAt,
    int SystolicMmHg,
    int DiastolicMmHg,
    int HeartRatePerMin,
    int Spo2Percent,
    int? RespiratoryRatePerMin,
    decimal? TemperatureC,
    string Position,
    int RestMinutes);

/// <summary>What one look at the patient found; a member that was not measured is null.</summary>
public sealed record Measures(
    int? SystolicMmHg,
    int? DiastolicMmHg,
    int? HeartRatePerMin,
    int? Spo2Percent,
    int? RespiratoryRatePerMin,
    decimal? TemperatureC,
    int? Moaas,
    int? Cadss6)
{
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
    }
}

/// <summary>A reading that is owed: due at a time, and missed when it is not there once overdue.</summary>
public sealed record DueCheck(string Key, DateTimeOffset DueAt, DateTimeOffset OverdueAt)
{
    /// <summary>The check without its minute, such as vitals.</summary>
    internal string Check => Key[..Key.IndexOf('@', StringComparison.Ordinal)];

    /// <summary>Whether a reading of this time is the one that was owed.</summary>
    internal bool Covers(DateTimeOffset takenAt) => takenAt > DueAt - (OverdueAt - DueAt) && takenAt <= OverdueAt;
}

/// <summary>The C-SSRS of the day: coded answers and what they come to.</summary>
public sealed record Suicidality(
    IReadOnlyList<bool> Answers, string Severity, DateTimeOffset TakenAt, string InstrumentVersion)
{
    public bool Equals(Suicidality? other) =>
        other is not null && Severity == other.Severity && TakenAt == other.TakenAt
            && Answers.SequenceEqual(other.Answers);

    public override int GetHashCode() => HashCode.Combine(Severity, TakenAt);
}

/// <summary>Something found before the dose that speaks against it, and who may release it.</summary>
public sealed record Hold(string RuleId, string Kind, IReadOnlyList<string> ReleasableBy);
