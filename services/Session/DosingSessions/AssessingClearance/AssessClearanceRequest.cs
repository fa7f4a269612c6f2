using System.ComponentModel.DataAnnotations;
using Stillwater.Sessions.DosingSessions.GettingSession;

namespace Stillwater.Sessions.DosingSessions.AssessingClearance;

/// <summary>What was found before the dose; readings and answers are kept over repeated assessments.</summary>
/// <param name="Readings">Up to 6 readings; those of earlier assessments count too.</param>
/// <param name="CSsrs">The C-SSRS since the last visit, at most 24 h old.</param>
/// <param name="Phq9Id">The PHQ-9 response before the first dose.</param>
/// <param name="Phq9TakenAt">When that PHQ-9 was answered; at most 7 d before session 1.</param>
/// <param name="Hcg">Pregnancy test of the day: positive or negative.</param>
public sealed record AssessClearanceRequest(
    [property: MaxLength(6)] IReadOnlyList<PreDoseReadingRequest> Readings,
    CSsrsRequest? CSsrs = null,
    Guid? Phq9Id = null,
    DateTimeOffset? Phq9TakenAt = null,
    [property: AllowedValues("positive", "negative", null)] string? Hcg = null);

/// <summary>One reading before the dose.</summary>
/// <param name="TakenAt">When.</param>
/// <param name="SystolicMmHg">40–300 mmHg, above diastolic.</param>
/// <param name="DiastolicMmHg">20–200 mmHg.</param>
/// <param name="HeartRatePerMin">20–250 per minute.</param>
/// <param name="Spo2Percent">50–100 percent, on room air.</param>
/// <param name="Position">seated, supine or standing.</param>
/// <param name="RestMinutes">Rest before the reading, 0–120 minutes.</param>
/// <param name="RespiratoryRatePerMin">2–60 per minute.</param>
/// <param name="TemperatureC">30–43 degrees Celsius.</param>
public sealed record PreDoseReadingRequest(
    DateTimeOffset TakenAt,
    [property: Range(40, 300)] int SystolicMmHg,
    [property: Range(20, 200)] int DiastolicMmHg,
    [property: Range(20, 250)] int HeartRatePerMin,
    [property: Range(50, 100)] int Spo2Percent,
    [property: AllowedValues("seated", "supine", "standing")] string Position,
    [property: Range(0, 120)] int RestMinutes,
    [property: Range(2, 60)] int? RespiratoryRatePerMin = null,
    [property: Range(30.0, 43.0)] decimal? TemperatureC = null)
{
    internal PreDoseReading ToReading() => new(
        TakenAt.ToUniversalTime(), SystolicMmHg, DiastolicMmHg, HeartRatePerMin, Spo2Percent, RespiratoryRatePerMin,
        TemperatureC, Position, RestMinutes);
}

/// <summary>The C-SSRS screener.</summary>
/// <param name="Answers">Questions 1–5, then 6 ever, then 6 within three months; skipped ones false.</param>
/// <param name="TakenAt">When it was answered.</param>
public sealed record CSsrsRequest(
    [property: MinLength(7), MaxLength(7)] IReadOnlyList<bool> Answers, DateTimeOffset TakenAt);

/// <summary>What the assessment came to.</summary>
/// <param name="SessionId">The dosing session.</param>
/// <param name="State">cleared, held or cancelled.</param>
/// <param name="Verdict">cleared, held or cancelled.</param>
/// <param name="Holds">What speaks against a dose: hold, review or missing, and who may release it.</param>
/// <param name="Findings">Everything found, also what holds nothing.</param>
/// <param name="ReleasableBy">Roles that together may release every hold.</param>
/// <param name="NextReadingAt">When to measure again, null when no reading asks for it.</param>
/// <param name="ValidUntil">Until when a dose may be started, null unless cleared.</param>
/// <param name="PressureBand">low, normal, caution, hold or crisis; null when no reading counted.</param>
/// <param name="CSsrsSeverity">none, low, moderate or high; null when none was taken.</param>
/// <param name="ReducedTo">What the releases of holds ask of the dose, null when nothing.</param>
/// <param name="EventIds">Ids of the events that were caused.</param>
/// <param name="UnreadTopics">Topics of the education that the patient has not read; empty after the first session.</param>
public sealed record ClearanceAnswer(
    Guid SessionId,
    SessionStep State,
    string Verdict,
    IReadOnlyList<HoldView> Holds,
    IReadOnlyList<FindingView> Findings,
    IReadOnlyList<string> ReleasableBy,
    DateTimeOffset? NextReadingAt,
    DateTimeOffset? ValidUntil,
    string? PressureBand,
    string? CSsrsSeverity,
    DoseConditions? ReducedTo,
    IReadOnlyList<Guid> EventIds,
    IReadOnlyList<string> UnreadTopics);

/// <summary>Something found before the dose.</summary>
/// <param name="RuleId">The rule that judged it.</param>
/// <param name="Fact">What was found.</param>
/// <param name="Kind">info, missing, review, hold or cancel.</param>
/// <param name="Source">What the rule rests on.</param>
public sealed record FindingView(string RuleId, string Fact, string Kind, string Source);
