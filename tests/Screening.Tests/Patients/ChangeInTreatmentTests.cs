using Stillwater.Platform.Commands;
using Stillwater.Screenings.Patients;
using Stillwater.Screenings.RuleSets;
using Stillwater.Screenings.Screenings;
using Stillwater.Screenings.Tests.Screenings;
using static Stillwater.Screenings.Tests.Patients.PatientSample;
using static Stillwater.Screenings.Tests.RuleSets.Woman38;

namespace Stillwater.Screenings.Tests.Patients;

/// <summary>What a new medicine or a change of health means for a patient who has been screened.</summary>
public class ChangeInTreatmentTests
{
    private static readonly Screening Screened = Course.Empty.With(Course.HappyPath).With(Course.Determine()).State;
    private static readonly KnownFacts Known = new(Screened, 38);
    private static readonly Patient InTreatment = Course.Patient;

    [Fact]
    public void A_new_medicine_is_told_apart_from_those_of_the_screening()
    {
        var updated = Updated(InTreatment, Take(Known, 130, "sertraline", "tranylcypromine"));
        Assert.Equal("tranylcypromine", Assert.Single(updated.Added));
        Assert.Empty(updated.Stopped);
        Assert.True(updated.IsRescreenRequired);
        var found = updated.Interactions.Single(i => i.RuleId == "DI-03");
        Assert.Equal((FindingAction.Review, "s2"), (found.Action, found.Severity));
    }

    [Fact]
    public void A_review_holds_nothing_by_itself_and_a_block_is_raised_at_once()
    {
        Assert.Single(Take(Known, 130, "sertraline", "tranylcypromine").Decide(InTreatment, Noon).Events);
        var raised = Take(Known, 131, "sertraline", "ketamine").Decide(InTreatment, Noon).Events
            .OfType<ContraindicationRaised>().ToList();
        Assert.Equal(("DI-21", "medicine", FindingAction.Block), Assert.Single(
            raised.Select(r => (r.RuleId, r.Kind, r.Action))));
    }

    [Fact]
    public void A_block_that_was_raised_is_not_raised_again_while_it_stands()
    {
        var patient = After(InTreatment, Take(Known, 131, "sertraline", "ketamine"));
        Assert.Empty(Take(Known, 132, "sertraline", "ketamine", "lithium").Decide(patient, Noon).Events
            .OfType<ContraindicationRaised>());
        patient = After(patient, Take(Known, 133, "sertraline"));
        Assert.Single(Take(Known, 134, "sertraline", "ketamine").Decide(patient, Noon).Events
            .OfType<ContraindicationRaised>());
    }

    [Fact]
    public void The_same_list_again_changes_nothing_for_the_verdict()
    {
        var updated = Updated(InTreatment, Take(Known, 130, "sertraline"));
        Assert.Equal((0, 0, false), (updated.Added.Count, updated.Stopped.Count, updated.IsRescreenRequired));
    }

    [Fact]
    public void A_stopped_medicine_asks_for_a_new_verdict_and_what_is_no_longer_covered_speaks()
    {
        var bipolar = Known with
        {
            Screened = Screened with
            {
                Determination = Screened.Determination! with
                {
                    Facts = Screened.Determination.Facts with
                    {
                        TargetCondition = "bipolar-depression",
                        Medicines = [new MedicineFact("lithium", ["lithium", "mood-stabiliser"], null, Id(9))],
                        Scores = [.. Screened.Determination.Facts.Scores, Score("mdq", 1, "negative")],
                    },
                },
            },
        };
        var updated = Updated(InTreatment, Take(bipolar, 130));
        Assert.Equal("sertraline", Assert.Single(updated.Stopped));
        Assert.True(updated.IsRescreenRequired);
        Assert.Contains("SCR-06", updated.Interactions.Select(i => i.RuleId));
    }

    [Fact]
    public void Two_unknown_medicines_are_two()
    {
        var patient = After(InTreatment, Take(Known, 130, "sertraline", "unrecognised"));
        var updated = Updated(patient, Take(Known, 131, "sertraline", "unrecognised", "unrecognised"));
        Assert.Equal("unrecognised", Assert.Single(updated.Added));
        Assert.Contains("DI-00", updated.Interactions.Select(i => i.RuleId));
    }

    [Theory]
    [InlineData(HealthChangeKind.Pregnancy, null, "CI-09", FindingAction.Block)]
    [InlineData(HealthChangeKind.Diagnosis, "arteriovenous-malformation", "CI-03", FindingAction.Block)]
    [InlineData(HealthChangeKind.Diagnosis, "thyroid-storm", "RC-13", FindingAction.Hold)]
    [InlineData(HealthChangeKind.Symptom, "psychosis", "CI-07", FindingAction.Block)]
    [InlineData(HealthChangeKind.Hospitalisation, "myocardial-infarction", "CI-05", FindingAction.Block)]
    public void What_forbids_treatment_is_raised_and_asks_for_a_new_screening(
        HealthChangeKind kind, string? code, string rule, FindingAction action)
    {
        var events = Report(Known, kind, code).Decide(InTreatment, Noon).Events;
        Assert.True(Assert.IsType<HealthChangeReported>(events[0]).IsRescreenRequired);
        var raised = Assert.Single(events.OfType<ContraindicationRaised>());
        Assert.Equal((rule, action, Kebab.Of(kind), true),
            (raised.RuleId, raised.Action, raised.Kind, raised.IsRescreenRequired));
    }

    [Theory]
    [InlineData(HealthChangeKind.Diagnosis, "glaucoma", true)]
    [InlineData(HealthChangeKind.Diagnosis, "chronic-pain", true)]
    [InlineData(HealthChangeKind.Hospitalisation, null, true)]
    [InlineData(HealthChangeKind.Symptom, "recurrent-luts", false)]
    [InlineData(HealthChangeKind.Procedure, null, false)]
    public void What_does_not_forbid_it_asks_for_a_new_screening_only_by_its_kind(
        HealthChangeKind kind, string? code, bool isRequired)
    {
        var reported = Assert.IsType<HealthChangeReported>(
            Assert.Single(Report(Known, kind, code).Decide(InTreatment, Noon).Events));
        Assert.Equal(isRequired, reported.IsRescreenRequired);
    }

    [Fact]
    public void A_report_that_cannot_be_is_refused_by_its_place()
    {
        Assert.Equal("/code", Fault(Report(Known, HealthChangeKind.Diagnosis)));
        Assert.Equal("/code", Fault(Report(Known, HealthChangeKind.Symptom, "grumpiness")));
        Assert.Equal("/onset", Fault(Report(Known, HealthChangeKind.Procedure, onset: new DateOnly(2026, 3, 3))));
        Assert.Equal("/kind", Report(Known, HealthChangeKind.Pregnancy)
            .Decide(InTreatment with { SexAtBirth = Sex.Male }, Noon).Refusal?.Field?.Pointer);
    }

    [Fact]
    public void A_patient_who_was_never_screened_is_judged_by_what_is_there()
    {
        var raised = Report(new KnownFacts(null, 38), HealthChangeKind.Pregnancy)
            .Decide(PatientSample.After(Registered), Noon).Events.OfType<ContraindicationRaised>();
        Assert.Equal("CI-09", Assert.Single(raised).RuleId);
    }

    [Fact]
    public void A_determination_reads_what_was_told_since_its_history_and_list()
    {
        var patient = After(
            After(InTreatment, Take(Known, 130, "sertraline", "tranylcypromine")),
            Report(Known, HealthChangeKind.Pregnancy, onset: new DateOnly(2026, 3, 1)));
        var again = Course.Determine(601) with { Patient = patient };
        var judged = Course.Empty.With(Course.HappyPath).With(again).State.Determination!;
        Assert.Equal(Verdict.Ineligible, judged.Judgement.Verdict);
        Assert.Contains("tranylcypromine", judged.Facts.Medicines.Select(m => m.Ingredient));
        Assert.Equal(Course.Gathered.PatientEvents[2], judged.Facts.MedicationList);
        Assert.Equal(
            Course.Gathered.PatientEvents[3], judged.Facts.Conditions.Single(c => c.Code == "pregnancy").Evidence);

        ICommand<Screening, ScreeningEvent>[] rescreened =
        [
            Course.TakeHistory(number: 102) with { PatientVersion = patient.Version },
            Course.Medicines("lithium", "sertraline") with { PatientVersion = patient.Version },
            again,
        ];
        judged = Course.Empty.With(Course.HappyPath).With(rescreened).State.Determination!;
        Assert.Equal(Verdict.Eligible, judged.Judgement.Verdict);
        Assert.Equal(["lithium", "sertraline"], judged.Facts.Medicines.Select(m => m.Ingredient));
    }

    [Fact]
    public void What_was_read_and_answered_reaches_the_rules()
    {
        var patient = Read().Decide(InTreatment, Noon).Events.Aggregate(InTreatment, Patient.Evolve);
        var history = Course.TakeHistory(
            Course.HealthyHistory with
            {
                Pregnancy = new(PregnancyStatus.NotPregnant, false, Contraception.Used),
            }, 101);
        var facts = Course.Empty.With(Course.HappyPath).With(history).With(Course.Determine() with { Patient = patient })
            .State.Determination!.Facts;
        Assert.Equal(
            [("education-risks", "acknowledged"), ("contraception", "used")],
            facts.Answers!.Select(a => (a.Question, a.Code)));
        Assert.Equal(Course.Gathered.PatientEvents[2], facts.Answers![0].Evidence);
    }

    [Fact]
    public void A_verdict_ends_once_and_a_newer_one_holds_again()
    {
        var expire = new ExpireVerdict(Id(600), "medicine");
        var course = Course.Empty.With(Course.HappyPath).With(Course.Determine()).With(expire);
        Assert.Equal(
            new VerdictExpired(Id(1000), Id(600), "medicine", Noon), Assert.IsType<VerdictExpired>(course.Happened[^1]));
        Assert.Empty(course.Then(expire).Decision.Events);
        course = course.With(Course.Determine(601));
        Assert.Null(course.State.Expiry);
        Assert.Empty(course.Then(expire).Decision.Events);
    }

    [Fact]
    public void A_verdict_that_carries_no_plan_does_not_end()
    {
        var pregnant = Course.HealthyHistory with { Pregnancy = new(PregnancyStatus.Pregnant, false) };
        var course = Course.Empty.With(Course.HappyPath).With(Course.TakeHistory(pregnant, 101)).With(Course.Determine());
        Assert.Empty(course.Then(new ExpireVerdict(Id(600), ExpireVerdict.TimeIsOver)).Decision.Events);
    }

    [Fact]
    public void A_session_is_noted_until_it_is_past_with_its_last_time()
    {
        var note = new NoteSession(Id(1000), Id(1), Noon);
        var heard = Assert.Single(note.Decide(SessionsToCome.Initial, Noon).Events);
        var sessions = SessionsToCome.Evolve(SessionsToCome.Initial, heard);
        Assert.Empty(note.Decide(sessions, Noon).Events);
        sessions = SessionsToCome.Evolve(
            sessions, Assert.Single((note with { StartsAt = Noon.AddDays(1) }).Decide(sessions, Noon).Events));
        Assert.Equal(Noon.AddDays(1), sessions.StartsAt[Id(1)]);
    }

    [Fact]
    public void A_cancelled_session_is_none_to_come_until_it_has_a_time_again()
    {
        var note = new NoteSession(Id(1000), Id(1), Noon.AddDays(1));
        var cancel = new ForgetSession(Id(1), Noon);
        Assert.Empty(cancel.Decide(SessionsToCome.Initial, Noon).Events);
        var sessions = note.Decide(SessionsToCome.Initial, Noon).Events
            .Aggregate(SessionsToCome.Initial, SessionsToCome.Evolve);
        sessions = cancel.Decide(sessions, Noon).Events.Aggregate(sessions, SessionsToCome.Evolve);
        Assert.Empty(sessions.StartsAt);
        Assert.Empty(cancel.Decide(sessions, Noon).Events);
        Assert.Single(note.Decide(sessions, Noon).Events);
    }

    private static string? Fault(ReportHealthChange report) => report.Decide(InTreatment, Noon).Refusal?.Field?.Pointer;

    private static MedicationsUpdated Updated(Patient patient, UpdateMedications command) =>
        Assert.IsType<MedicationsUpdated>(command.Decide(patient, Noon).Events[0]);

    private static Patient After(Patient patient, ICommand<Patient, PatientEvent> command) =>
        command.Decide(patient, Noon).Events.Aggregate(patient, Patient.Evolve);
}
