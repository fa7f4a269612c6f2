using Stillwater.Screenings.RuleSets;
using Stillwater.Screenings.Screenings;
using static Stillwater.Screenings.Tests.Screenings.Course;

namespace Stillwater.Screenings.Tests.Screenings;

public class DetermineEligibilityTests
{
    [Fact]
    public void The_happy_path_ends_eligible_with_everything_that_it_rests_on()
    {
        var course = Empty.With(HappyPath).With(Determine());
        var determined = course.State.Determination!;
        Assert.Equal(Verdict.Eligible, determined.Judgement.Verdict);
        Assert.Equal(
            (38, 22),
            (determined.Facts.Patient.AgeYears, determined.Facts.Scores.Single(s => s.Instrument == "phq-9").Score));
        Assert.Equal(3, determined.Facts.FailedAdequateTrials);
        Assert.Equal("treatment", Assert.Single(determined.Facts.Consents).Kind);
        Assert.Equal(Noon.AddDays(90), determined.Judgement.ValidUntil);
        Assert.Equal(("2026.2", RuleLibrary.Default.Hash), (determined.RuleSetVersion, determined.RuleSetHash));
    }

    [Fact]
    public void Every_fact_names_the_event_that_told_it()
    {
        var facts = Empty.With(HappyPath).With(Determine()).State.Determination!.Facts;
        Assert.Equal(Gathered.ScreeningEvents[1], facts.History);
        Assert.Equal(Gathered.ScreeningEvents[2], facts.MedicationList);
        Assert.Equal(Gathered.ScreeningEvents[3], facts.Readings[0].Evidence);
        Assert.Equal(Gathered.ScreeningEvents[5], facts.Scores[0].Evidence);
        Assert.Equal(Gathered.PatientEvents[0], facts.Patient.Evidence);
        Assert.Equal(Gathered.PatientEvents[1], facts.Consents[0].Evidence);
        Assert.Equal(
            [.. Gathered.ScreeningEvents.Take(10), .. Gathered.PatientEvents.Take(2)],
            Empty.With(HappyPath).With(Determine()).State.Determination!.EventsRead);
    }

    [Fact]
    public void Nothing_is_judged_while_something_is_missing()
    {
        var refusal = Empty.With(HappyPath.Take(3)).Then(Determine()).Decision.Refusal!;
        Assert.Equal("screening.incomplete", refusal.Code);
        Assert.Equal(
            ["vitals", "lab-hcg", "instrument-phq-9", "instrument-c-ssrs", "instrument-audit-c", "instrument-dast-10"],
            refusal.Unmet);
    }

    [Fact]
    public void A_patient_without_treatment_consent_is_not_judged()
    {
        var unsigned = Determine() with { Patient = Patients.PatientSample.After(Patients.PatientSample.Registered) };
        Assert.Equal(["consent-treatment"], Empty.With(HappyPath).Then(unsigned).Decision.Refusal!.Unmet);
    }

    [Fact]
    public void A_repeat_adds_nothing_and_a_new_one_judges_again()
    {
        var course = Empty.With(HappyPath).With(Determine());
        Assert.Empty(course.Then(Determine()).Decision.Events);
        Assert.Single(course.Then(Determine(number: 601)).Decision.Events);
    }

    [Fact]
    public void A_review_defers_until_a_clinician_accepts_it()
    {
        var course = Empty.With(HappyPath).With(Medicines("sertraline", "lorazepam")).With(Determine());
        Assert.Equal(Verdict.Deferred, course.State.Determination!.Judgement.Verdict);
        Assert.Equal("screening.finding-unknown", course.RefusalOf(Accept("DI-03")));
        Assert.Equal("screening.finding-not-acceptable", course.RefusalOf(Accept("DI-14")));

        course = course.With(Accept("DI-01")).With(Determine(number: 601));
        Assert.Equal(Verdict.EligibleWithConditions, course.State.Determination!.Judgement.Verdict);
        Assert.True(course.State.Determination.Judgement.Findings.Single(f => f.RuleId == "DI-01").IsAccepted);
    }

    [Fact]
    public void A_review_is_accepted_only_by_whom_its_rule_names()
    {
        var psychotic = Empty.With(HappyPath).With(TakeHistory(
            HealthyHistory with { Conditions = [new("psychosis", ConditionStatus.History, null, null)] },
            number: 101)).With(Determine());
        Assert.Equal("screening.review-role", psychotic.RefusalOf(Accept("RC-01", "clinician")));
        Assert.Equal("screening.review-role", psychotic.RefusalOf(Accept("RC-01", "medical-director")));
        Assert.Equal("screening.review-role", psychotic.RefusalOf(Accept("RC-01")));
        Assert.Equal("screening.review-role", psychotic.RefusalOf(Accept("RC-01", specialty: "anaesthesia")));
        var signed = psychotic.With(Accept("RC-01", specialty: "psychiatry"));
        Assert.Equal("psychiatry", signed.State.Acceptances[^1].Specialty);
        Assert.Equal(
            Verdict.EligibleWithConditions, signed.With(Determine(601)).State.Determination!.Judgement.Verdict);

        var combined = Empty.With(HappyPath).With(Medicines("lorazepam", "morphine")).With(Determine());
        Assert.Equal("screening.review-role", combined.RefusalOf(Accept("DX-02")));
        Assert.Null(combined.RefusalOf(Accept("DX-02", "medical-director")));
    }

    [Fact]
    public void A_determination_keeps_the_acceptances_it_counted_and_the_hash_of_its_judgement()
    {
        var course = Empty.With(HappyPath).With(Medicines("sertraline", "lorazepam")).With(Determine())
            .With(Accept("DI-01")).With(Determine(number: 601));
        var determined = course.State.Determination!;
        Assert.Equal("DI-01", Assert.Single(determined.AcceptedFindings).RuleId);
        Assert.Equal(DeterminationProof.HashOf(determined.Judgement), determined.JudgementHash);
        Assert.Equal(
            determined.JudgementHash,
            DeterminationProof.HashOf(
                Judge.Determine(determined.Facts, RuleLibrary.Default.Rules, determined.AcceptedFindings)));
    }

    [Fact]
    public void A_block_stands_unless_its_rule_names_who_may_waive_it()
    {
        var pregnant = Empty.With(HappyPath)
            .With(TakeHistory(HealthyHistory with { Pregnancy = new(PregnancyStatus.Pregnant, false) }, number: 101))
            .With(Determine());
        Assert.Equal(Verdict.Ineligible, pregnant.State.Determination!.Judgement.Verdict);
        Assert.Equal("screening.block-not-waivable", pregnant.RefusalOf(Accept("CI-09", "medical-director")));

        var psychotic = Empty.With(HappyPath).With(TakeHistory(
            HealthyHistory with { Conditions = [new("psychosis", ConditionStatus.Active, null, null)] },
            number: 101)).With(Determine());
        Assert.Equal("screening.waiver-role", psychotic.RefusalOf(Accept("CI-07")));
        var waived = psychotic.With(Accept("CI-07", "medical-director")).With(Determine(number: 601));
        Assert.Equal(Verdict.EligibleWithConditions, waived.State.Determination!.Judgement.Verdict);
    }

    [Fact]
    public void Nothing_can_be_accepted_before_a_determination() =>
        Assert.Equal("screening.not-determined", Empty.With(HappyPath).RefusalOf(Accept("DI-14")));

    [Fact]
    public void Other_answers_of_a_history_become_conditions()
    {
        var told = HealthyHistory with
        {
            SubstanceUse = new(SubstanceUseDisorder.InRemission, new DateOnly(2025, 12, 1), ["alcohol"], true),
            PriorKetamine = new(KetamineExposure.Clinical, true),
            Pregnancy = new(PregnancyStatus.NotPregnant, true),
            Allergies = [new("ketamine", Closed.Text("allergy-substance"), null)],
        };
        var facts = Empty.With(HappyPath).With(TakeHistory(told, number: 101)).With(Determine())
            .State.Determination!.Facts;
        Assert.Equal(
            ["major-depression", "breast-feeding", "ketamine-hypersensitivity", "uses-alcohol", "acute-intoxication",
            "substance-use-disorder"],
            facts.Conditions.Select(c => c.Code));
    }
}
