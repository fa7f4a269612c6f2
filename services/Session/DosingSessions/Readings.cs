using System.Text.Json.Serialization;
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

/// <summary>A reading that is owed: due at a time, and missed when it is not there once overdue.</summary>
public sealed record DueCheck(string Key, DateTimeOffset DueAt, DateTimeOffset OverdueAt)
{
    /// <summary>The check without its minute, such as vitals.</summary>
    internal string Check => Key[..Key.IndexOf('@', StringComparison.Ordinal)];

    /// <summary>Whether a reading of this time is the one that was owed.</summary>
    internal bool Covers(DateTimeOffset takenAt) => takenAt > DueAt - (OverdueAt - DueAt) && takenAt <= OverdueAt;

    internal bool IsVitals => Check == ObservedCheck.Vitals;
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

/// <summary>Something found before the dose that speaks against it, who may release it and how.</summary>
/// <param name="RuleId">The rule that holds.</param>
/// <param name="Kind">hold, review or missing.</param>
/// <param name="ReleasableBy">Roles that decide on it; empty when only another fact lifts it.</param>
/// <param name="Release">reason, assessment or new-fact; null in sessions of before 2026.2.</param>
/// <param name="AssessedBy">Whose assessment carries a release; that of whoever releases when null.</param>
public sealed record Hold(
    string RuleId, string Kind, IReadOnlyList<string> ReleasableBy,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Release = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? AssessedBy = null);
