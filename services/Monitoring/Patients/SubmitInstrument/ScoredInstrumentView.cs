using Stillwater.Monitoring.Outcomes;

namespace Stillwater.Monitoring.Patients.SubmitInstrument;

/// <summary>How an instrument was scored, and what the score means beside the baseline.</summary>
/// <param name="Id">The response.</param>
/// <param name="Instrument">Instrument code.</param>
/// <param name="Score">Total; null for instruments without one (c-ssrs).</param>
/// <param name="Subscores">Sums of subscales by code; empty where there are none.</param>
/// <param name="Severity">The reference's band in kebab-case.</param>
/// <param name="Positive">Whether a screen is positive; null where the instrument is no screen.</param>
/// <param name="Flags">Codes of what the answers call for.</param>
/// <param name="Complete">Whether every item was answered; false when a missing one was imputed.</param>
/// <param name="TakenAt">When it was answered.</param>
/// <param name="AfterSessionId">The dosing session that it counts for, null before the first discharge.</param>
/// <param name="AfterSessionNumber">Its number in the series, from 1.</param>
/// <param name="Baseline">The score that it is compared with, null while there is none.</param>
/// <param name="Change">The change from baseline, null while there is none.</param>
/// <param name="Class">deterioration, none, partial, response or remission; null while there is no baseline.</param>
/// <param name="Response">Whether the fall reaches the response threshold; null while there is no baseline.</param>
/// <param name="Remission">Whether the score is below the remission cut-off; null while there is no baseline.</param>
/// <param name="SiResponse">
/// Whether thoughts of suicide fell by half within a day of a dose; null where this score says nothing of it.
/// </param>
/// <param name="Required">Instruments that are now due.</param>
/// <param name="EventIds">The events that record it.</param>
public sealed record ScoredInstrumentView(
    Guid Id,
    string Instrument,
    int? Score,
    IReadOnlyDictionary<string, int> Subscores,
    string Severity,
    bool? Positive,
    IReadOnlyList<string> Flags,
    bool Complete,
    DateTimeOffset TakenAt,
    Guid? AfterSessionId,
    int? AfterSessionNumber,
    int? Baseline,
    ChangeView? Change,
    string? Class,
    bool? Response,
    bool? Remission,
    bool? SiResponse,
    IReadOnlyList<RequiredInstrument> Required,
    IReadOnlyList<Guid> EventIds)
{
    /// <summary>Alerts that it has raised: a person looks at the patient.</summary>
    public IReadOnlyList<Guid> Alerts { get; init; } = [];

    internal static ScoredInstrumentView From(
        PatientMonitoring patient, InstrumentScored scored, OutcomeRules rules, DateTimeOffset now,
        IReadOnlyList<Guid> eventIds)
    {
        var judged = Attribution.Judge(patient, KnownScore.From(scored), rules);
        var session = Attribution.SessionOf(patient, scored.StatedSessionId, scored.TakenAt);
        return new ScoredInstrumentView(
            scored.ResponseId, scored.Instrument, scored.Score, scored.Subscores, scored.Severity, scored.Positive,
            scored.Flags, scored.Complete, scored.TakenAt, session?.SessionId, session?.Number, judged?.Baseline,
            ChangeView.From(judged), judged?.Class, judged?.Response, judged?.Remission,
            Suicidality.ResponseOf(patient, KnownScore.From(scored), rules),
            [.. RequiredBy(patient, scored, rules, now)], eventIds);
    }

    internal static IEnumerable<RequiredInstrument> RequiredBy(
        PatientMonitoring patient, InstrumentScored scored, OutcomeRules rules, DateTimeOffset now) =>
        from rule in rules.RequiredBy(scored.Flags, patient, scored.TakenAt)
        select new RequiredInstrument(rule.Instrument, now.AddMinutes(rule.WithinMinutes), rule.Id);
}

/// <summary>A change from baseline.</summary>
/// <param name="Points">Score minus baseline: a fall is negative.</param>
/// <param name="Percent">Improvement in per cent of the baseline, one decimal: a fall is positive.</param>
public sealed record ChangeView(int Points, decimal Percent)
{
    internal static ChangeView? From(OutcomeAssessed? judged) =>
        judged is null ? null : new ChangeView(judged.ChangePoints, judged.ChangePercent);
}

/// <summary>An instrument that a flag makes due.</summary>
/// <param name="Instrument">Instrument code.</param>
/// <param name="By">Until when it is due; the time of the answer itself when it is due at once.</param>
/// <param name="RuleId">The rule that asks for it.</param>
public sealed record RequiredInstrument(string Instrument, DateTimeOffset By, string RuleId);
