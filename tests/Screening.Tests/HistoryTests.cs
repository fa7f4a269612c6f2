using System.Text.Json;
using Stillwater.Harness;
using Stillwater.Screenings.ErasureRequests;
using Stillwater.Screenings.Patients;
using Stillwater.Screenings.RuleSets;
using Stillwater.Screenings.Screenings;

namespace Stillwater.Screenings.Tests;

/// <summary>Events as they were stored by version 1: every build reads them, and writes them the same.</summary>
public class HistoryTests
{
    private static readonly StoredHistory History = new(
        typeof(HistoryTests).Assembly, ScreeningEventCatalogue.Declare, "patient", "screening",
        "patient-in-treatment", "screening-context", "sessions-to-come", "rule-adoption", "erasure-request",
        "erasure-refused");

    [Fact]
    public void Every_event_of_the_catalogue_has_a_stored_example() =>
        Assert.Equal(History.DeclaredNames, History.StoredNames);

    [Fact]
    public void Stored_events_are_read_and_written_unchanged() =>
        Assert.All(History.All, stored => Assert.Equal(stored.AsStored, stored.AsWrittenNow));

    [Fact]
    public void Stored_events_fold_to_an_eligible_patient()
    {
        var patient = History.Of<PatientEvent>("patient").Aggregate(Patient.Initial, Patient.Evolve);
        var screening = History.Of<ScreeningEvent>("screening").Aggregate(Screening.Initial, Screening.Evolve);
        Assert.Equal(patient.Id, screening.PatientId);
        Assert.Equal("treatment", Assert.Single(patient.Consents).Kind);
        Assert.Equal(Verdict.EligibleWithConditions, screening.Determination!.Judgement.Verdict);
    }

    [Fact]
    public void Stored_events_fold_to_a_patient_in_treatment()
    {
        var patient = History.Of<PatientEvent>("patient-in-treatment").Aggregate(Patient.Initial, Patient.Evolve);
        Assert.Equal((70m, 166m, new Weighing(3, 70)), (patient.WeightKg, patient.HeightCm, patient.Weighing));
        Assert.Equal("America/Chicago", patient.TimeZone);
        Assert.Equal(("site-b", ConsentEnd.Withdrawn), (
            patient.EndedConsents.Single().Consent.Recipient, patient.EndedConsents.Single().End));
        Assert.Equal(("ketamine", "glaucoma"), (
            patient.Medications!.Fact.Medicines.Single().Ingredient, patient.HealthChanges.Single().Fact.Code));
        var screening = History.Of<ScreeningEvent>("screening-context").Aggregate(Screening.Initial, Screening.Evolve);
        Assert.Equal(("risks", false), (patient.Education.Single().Fact.Topic, patient.IsHeld));
        Assert.Equal(
            [ErasureState.OnHold, ErasureState.Refused],
            new[] { "erasure-request", "erasure-refused" }.Select(stream => History.Of<ErasureRequestEvent>(stream)
                .Aggregate(ErasureRequest.Initial, ErasureRequest.Evolve).State));
        Assert.Equal("valid-until", screening.Expiry!.Because);
        Assert.Equal(12, screening.Context!.Fact.Context.HomeSuitability!.Score);
    }

    [Fact]
    public void Every_stored_determination_can_be_judged_again_by_its_rules_to_the_same_hash()
    {
        var determined = History.Of<ScreeningEvent>("screening").OfType<EligibilityDetermined>().ToArray();
        Assert.NotEmpty(determined);
        Assert.All(determined, stored =>
        {
            var rules = RuleShelf.Default.Find(stored.RuleSetVersion)!;
            Assert.Equal(stored.RuleSetHash, rules.Hash);
            var again = Judge.Determine(stored.Facts, rules.Rules, stored.AcceptedFindings);
            Assert.Equal(DeterminationProof.HashOf(stored.Judgement), DeterminationProof.HashOf(again));
        });
    }
}
