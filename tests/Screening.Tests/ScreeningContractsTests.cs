using JasperFx.Events;
using Stillwater.Contracts;
using Stillwater.Screenings.Patients;
using Stillwater.Screenings.Screenings;
using Stillwater.Screenings.Tests.Patients;
using Stillwater.Screenings.Tests.Screenings;
using static Stillwater.Screenings.Tests.RuleSets.Woman38;
using V1 = Stillwater.Contracts.Screening.V1;

namespace Stillwater.Screenings.Tests;

/// <summary>What leaves the service, and what stays.</summary>
public class ScreeningContractsTests
{
    [Fact]
    public void A_registration_is_told_by_id_alone() => Assert.Equal(
        new V1.PatientRegistered(PatientSample.Id, Noon), Translated(PatientSample.Id, PatientSample.Registered));

    [Fact]
    public void A_consent_is_told_of_its_patient()
    {
        var registered = PatientSample.After(PatientSample.Registered);
        var given = (ConsentGiven)PatientSample.Consent().Decide(registered, Noon).Events[0];
        Assert.Equal(
            new V1.ConsentGiven(PatientSample.Id, Id(90), "treatment", "2026-01", null, Noon.AddHours(-1)),
            Translated(PatientSample.Id, given));
    }

    [Fact]
    public void A_determination_is_told_with_what_a_plan_needs()
    {
        var determined = Course.Empty.With(Course.HappyPath).With(Course.Determine()).State.Determination!;
        var told = Assert.IsType<V1.EligibilityDetermined>(Translated(Course.ScreeningId, determined));
        Assert.Equal(
            (PatientSample.Id, Course.ScreeningId, "eligible", "trd", "clinic", "female"),
            (told.PatientId, told.ScreeningId, told.Verdict, told.TargetCondition, told.RequestedSetting,
            told.SexAtBirth));
        Assert.Equal((166m, 66m, Noon), (told.HeightCm, told.WeightKg, told.WeightTakenAt));
        Assert.Equal((Noon.AddDays(90), Noon), (told.ValidUntil, told.OccurredAt));
        Assert.Equal([new V1.LiveConsent(Id(90), "treatment", "2026-01")], told.Consents);
        Assert.Equal(
            [("phq-9", 22, "severe", 0), ("gad-7", 12, "moderate", null), ("c-ssrs", null, "none", null),
             ("audit-c", 2, "negative", null), ("dast-10", 0, "none", (int?)null)],
            told.Scores.Select(s => (s.Instrument, s.Score, s.Severity, s.SuicidalityItem)));
        Assert.Equal(determined.RuleSetHash, told.RuleSetHash);
    }

    [Fact]
    public void A_weight_is_told_with_the_height_that_counts()
    {
        var weighed = PatientSample.Weigh(70, Noon).Decide(PatientSample.After(PatientSample.Registered), Noon).Events[0];
        Assert.Equal(
            new V1.MeasurementRecorded(PatientSample.Id, 70, 166, Noon),
            Translated(PatientSample.Id, (MeasurementRecorded)weighed));
    }

    [Fact]
    public void What_changes_in_treatment_is_told_in_codes()
    {
        var known = new KnownFacts(null, 38);
        var patient = Course.Patient;
        var changed = PatientSample.Take(known, 130, "ketamine").Decide(patient, Noon).Events;
        var told = Assert.IsType<V1.MedicationsChanged>(Translated(patient.Id, (MedicationsUpdated)changed[0]));
        Assert.Equal(("ketamine", "outside-prescriber"), (Assert.Single(told.Added), told.ChangedBy));
        Assert.Contains(new V1.InteractionFound("DI-21", "s1", "block"), told.Interactions);
        Assert.Equal(
            new V1.ContraindicationRaised(patient.Id, "DI-21", "medicine", "block", true, Noon),
            Translated(patient.Id, (ContraindicationRaised)changed[1]));

        var withdrawn = (ConsentWithdrawn)PatientSample.Withdraw().Decide(patient, Noon).Events[0];
        Assert.Equal(
            new V1.ConsentWithdrawn(patient.Id, Id(90), "treatment", null, Noon), Translated(patient.Id, withdrawn));
        Assert.Equal(
            new V1.EligibilityExpired(patient.Id, Course.ScreeningId, Id(600), "medicine", Noon),
            Translated(Course.ScreeningId, new VerdictExpired(patient.Id, Id(600), "medicine", Noon)));
    }

    [Fact]
    public void What_was_read_is_told_with_its_version()
    {
        var read = (EducationAcknowledged)PatientSample.Read().Decide(Course.Patient, Noon).Events[0];
        Assert.Equal(
            new V1.EducationAcknowledged(PatientSample.Id, "risks", "2026-01", Noon), Translated(PatientSample.Id, read));
    }

    [Fact]
    public void Goals_are_told_closed_and_an_answer_without_any_is_not_told()
    {
        var stated = (ContextRecorded)Course.Empty.With(Course.Open, Course.Context()).Happened[1];
        var told = Assert.IsType<V1.GoalsStated>(Translated(Course.ScreeningId, stated));
        Assert.Equal((PatientSample.Id, Course.ScreeningId), (told.PatientId, told.ScreeningId));
        Assert.Equal(Closed.Text("goal"), Assert.Single(told.Goals));
        Assert.Null(Translated(Course.ScreeningId, stated with { Context = stated.Context with { Goals = [] } }));
    }

    [Fact]
    public void Everything_else_stays_inside() => Assert.All(
        Course.Empty.With(Course.HappyPath).Happened, happened => Assert.Null(
            Translated(Course.ScreeningId, happened)));

    private static IContract? Translated<T>(Guid stream, T happened)
        where T : class =>
        ScreeningContracts.Translate(new Event<T>(happened) { StreamId = stream });
}
