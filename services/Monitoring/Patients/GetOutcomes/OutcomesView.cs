using Stillwater.Clinical.Instruments;
using Stillwater.Monitoring.Outcomes;
using Stillwater.Monitoring.Patients.SubmitInstrument;

namespace Stillwater.Monitoring.Patients.GetOutcomes;

/// <summary>What treatment has done for a patient, in the order in which it is plotted.</summary>
/// <param name="PatientId">The patient.</param>
/// <param name="PlanId">The plan that was signed last, null before the first.</param>
/// <param name="FirstDoseAt">When its first dose began, null before it.</param>
/// <param name="Instruments">One series per instrument, by code.</param>
public sealed record OutcomesView(
    Guid PatientId, Guid? PlanId, DateTimeOffset? FirstDoseAt, IReadOnlyList<InstrumentOutcomes> Instruments)
{
    internal static OutcomesView From(PatientMonitoring patient, OutcomeRules rules)
    {
        var planId = patient.Plans.OrderBy(p => p.SignedAt).ThenBy(p => p.PlanId).LastOrDefault()?.PlanId;
        return new OutcomesView(
            patient.PatientId, planId, planId is { } plan ? Attribution.FirstDoseAt(patient, plan) : null,
            [.. patient.Scores.Select(s => s.Instrument).Distinct().Order(StringComparer.Ordinal)
                .Select(instrument => InstrumentOutcomes.From(patient, planId, instrument, rules))]);
    }
}

/// <summary>The course of one instrument.</summary>
/// <param name="Instrument">Instrument code.</param>
/// <param name="Baseline">The score that the plan's outcomes are compared with, null while there is none.</param>
/// <param name="Series">Every score in the order taken.</param>
/// <param name="Change">Change of the latest score that counts, null while none does.</param>
/// <param name="Class">Class of the latest score that counts.</param>
/// <param name="Response">Whether the latest score that counts is a response.</param>
/// <param name="Remission">Whether the latest score that counts is a remission.</param>
/// <param name="FirstResponseAtSession">Number of the first session with a response, null while there is none.</param>
/// <param name="FirstRemissionAtSession">Number of the first session with remission, null while there is none.</param>
/// <param name="Trend">
/// improving, steady or worsening: the latest score that counts beside the one before it, else the baseline.
/// </param>
/// <param name="SustainedResponse">The first response that has lasted, null while none has.</param>
/// <param name="Relapse">A relapse that is suspected or confirmed, null without one.</param>
/// <param name="Scale">What a plot draws beside the series, null for an instrument that measures no change.</param>
public sealed record InstrumentOutcomes(
    string Instrument,
    BaselineView? Baseline,
    IReadOnlyList<OutcomePoint> Series,
    ChangeView? Change,
    string? Class,
    bool? Response,
    bool? Remission,
    int? FirstResponseAtSession,
    int? FirstRemissionAtSession,
    string? Trend,
    SustainedResponse? SustainedResponse,
    Relapse? Relapse,
    OutcomeScale? Scale)
{
    internal static InstrumentOutcomes From(
        PatientMonitoring patient, Guid? planId, string instrument, OutcomeRules rules)
    {
        var baseline = planId is { } plan ? Attribution.BaselineOf(patient, plan, instrument, rules) : null;
        var counting = patient.Outcomes
            .Where(o => o.PlanId == planId && o.Instrument == instrument)
            .OrderBy(o => o.TakenAt).ThenBy(o => o.ResponseId).ToArray();
        var latest = counting.LastOrDefault();
        var scores = Attribution.InTime(patient.Scores.Where(s => s.Instrument == instrument))
            .Select(s => (Score: s, Judged: Attribution.Judge(patient, s, rules))).ToArray();
        var judged = scores.Select(s => s.Judged).OfType<OutcomeAssessed>().Where(o => o.PlanId == planId).ToArray();
        return new InstrumentOutcomes(
            instrument,
            BaselineView.From(baseline),
            [.. scores.Select(
                s => OutcomePoint.From(patient, s.Score, s.Judged, s.Score.ScoreId == baseline?.ScoreId, rules))],
            ChangeView.From(latest), latest?.Class, latest?.Response, latest?.Remission,
            counting.FirstOrDefault(o => o.Response)?.AfterSessionNumber,
            counting.FirstOrDefault(o => o.Remission)?.AfterSessionNumber,
            latest is null ? null : TrendOf(latest.Score, counting.Length > 1 ? counting[^2].Score : latest.Baseline),
            Durability.SustainedBy(judged, rules.Parameters.Sustained),
            Durability.RelapseIn(judged, rules.Parameters.Relapse),
            OutcomeScale.Of(rules.Instruments.Find(instrument)?.Definition));
    }

    private static string TrendOf(int latest, int before) =>
        latest < before ? "improving" : latest > before ? "worsening" : "steady";
}

/// <summary>The score that outcomes are compared with.</summary>
/// <param name="ScoreId">The response.</param>
/// <param name="Score">Its total.</param>
/// <param name="Severity">Its band.</param>
/// <param name="TakenAt">When it was answered.</param>
/// <param name="Source">screening or monitoring.</param>
public sealed record BaselineView(Guid ScoreId, int? Score, string Severity, DateTimeOffset TakenAt, string Source)
{
    internal static BaselineView? From(KnownScore? score) => score is null
        ? null
        : new BaselineView(score.ScoreId, score.Score, score.Severity, score.TakenAt, score.Source);
}

/// <summary>The lines beside a series: where the instrument's bands and thresholds are.</summary>
/// <param name="Bands">Severity by total, from the lowest to the highest.</param>
/// <param name="RemissionBelow">Total under which the patient is in remission.</param>
/// <param name="ResponsePercent">Fall from baseline that is a response, in per cent, inclusive.</param>
/// <param name="PartialPercent">Fall from baseline that is a partial response, in per cent, inclusive.</param>
public sealed record OutcomeScale(
    IReadOnlyList<SeverityBand> Bands, int RemissionBelow, int ResponsePercent, int PartialPercent)
{
    internal static OutcomeScale? Of(InstrumentDefinition? definition) => definition?.Outcome is { } rule
        ? new OutcomeScale(definition.Bands, rule.RemissionBelow, rule.ResponsePercent, rule.PartialPercent)
        : null;
}
