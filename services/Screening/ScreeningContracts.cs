using JasperFx.Events;
using Stillwater.Contracts;
using Stillwater.Contracts.Screening.V1;
using Stillwater.Screenings.RuleSets;

namespace Stillwater.Screenings;

/// <summary>The one place where facts of this service become contracts; what has no line here stays inside.</summary>
public static class ScreeningContracts
{
    /// <summary>The published form of an event, null when it stays inside.</summary>
    public static IContract? Translate(IEvent stored)
    {
        ArgumentNullException.ThrowIfNull(stored);
        return stored.Data switch
        {
            Patients.PatientRegistered e => new PatientRegistered(e.PatientId, e.RegisteredAt),
            Patients.MeasurementRecorded e => new MeasurementRecorded(
                stored.StreamId, e.WeightKg, e.HeightCm, e.TakenAt),
            Patients.ConsentGiven e => new ConsentGiven(
                stored.StreamId, e.ConsentId, e.Kind, e.DocumentVersion, e.Route, e.SignedAt, e.Recipient),
            Patients.ConsentWithdrawn e => new ConsentWithdrawn(
                stored.StreamId, e.ConsentId, e.Kind, e.Route, e.WithdrawnAt, e.Recipient),
            Patients.MedicationsUpdated e => new MedicationsChanged(
                stored.StreamId, e.Added, e.Stopped, Kebab.Of(e.ChangedBy),
                [.. e.Interactions.Select(i => new InteractionFound(i.RuleId, i.Severity, Kebab.Of(i.Action)))],
                e.RecordedAt),
            Patients.EducationAcknowledged e => new EducationAcknowledged(
                stored.StreamId, e.Topic, e.Version, e.ReadAt),
            Patients.ContraindicationRaised e => new ContraindicationRaised(
                stored.StreamId, e.RuleId, e.Kind, Kebab.Of(e.Action), e.IsRescreenRequired, e.RaisedAt),
            Screenings.VerdictExpired e => new EligibilityExpired(
                e.PatientId, stored.StreamId, e.DeterminationId, e.Because, e.ExpiredAt),
            Screenings.ContextRecorded { Context.Goals.Count: > 0 } e => new GoalsStated(
                e.PatientId, stored.StreamId, e.RecordId, e.Context.Goals, e.RecordedAt),
            Screenings.EligibilityDetermined e => Determined(stored.StreamId, e, e.Facts),
            _ => null,
        };
    }

    private static EligibilityDetermined Determined(
        Guid screening, Screenings.EligibilityDetermined e, ScreeningFacts facts) => new(
        e.PatientId,
        screening,
        e.DeterminationId,
        Kebab.Of(e.Judgement.Verdict),
        facts.TargetCondition,
        Kebab.Of(facts.RequestedSetting),
        e.Judgement.PermittedRoutes,
        e.Judgement.PermittedSettings,
        e.RuleSetVersion,
        e.RuleSetHash,
        e.Judgement.ValidUntil,
        Kebab.Of(facts.Patient.SexAtBirth),
        facts.Patient.HeightCm,
        facts.Patient.WeightKg,
        facts.Patient.WeightTakenAt,
        [.. facts.Consents.Select(c => new LiveConsent(c.ConsentId, c.Kind, c.DocumentVersion))],
        [.. facts.Scores
            .Where(s => s.IsComplete)
            .GroupBy(s => s.Instrument)
            .Select(taken => taken.Last())
            .Select(s => new InstrumentScore(s.Instrument, s.Score, s.Severity, s.SuicidalityItem, s.TakenAt))],
        facts.AsOf,
        facts.Patient.AgeYears,
        [.. e.Judgement.Findings.Select(f => new RuleFinding(
            f.RuleId, Kebab.Of(f.Action), f.IsAccepted || f.Action == FindingAction.Info))]);
}
