using Stillwater.Clinical.Instruments;
using Stillwater.Screenings.RuleSets;
using Stillwater.Screenings.Screenings;
using Stillwater.Screenings.Tests.RuleSets;
using EnrolmentState = Stillwater.Screenings.Patients.EnrolmentState;
using NoteEnrolment = Stillwater.Screenings.Patients.NoteEnrolment;
using static Stillwater.Screenings.Tests.Screenings.Course;

namespace Stillwater.Screenings.Tests.Screenings;

/// <summary>What a screening gathers, and what it refuses to gather.</summary>
public class RecordingTests
{
    private static readonly Course Opened = Empty.With(Open);

    [Fact]
    public void A_screening_is_opened_once_for_a_condition_that_is_treated()
    {
        Assert.Equal(
            [new ScreeningOpened(ScreeningId, Patients.PatientSample.Id, "trd", Setting.Clinic, "iv")],
            Opened.Happened);
        Assert.Empty(Opened.Then(Open).Decision.Events);
        Assert.Equal("screening.already-open", Opened.RefusalOf(Open with { ScreeningId = Woman38.Id(9) }));
        Assert.Equal("screening.target-unknown", Empty.RefusalOf(Open with { TargetCondition = "boredom" }));
    }

    [Fact]
    public void A_list_replaces_the_one_before_and_a_reading_is_added()
    {
        var course = Opened.With(Medicines("sertraline"), Medicines(), Vitals(number: 1), Vitals(130, 80, number: 2));
        Assert.Empty(course.State.Medications!.Fact.Medicines);
        Assert.Equal([124, 130], course.State.Vitals.Select(v => v.Fact.Vitals.SystolicMmHg));
        Assert.Equal([4L, 5L], course.State.Vitals.Select(v => v.At));
    }

    [Fact]
    public void A_code_that_no_rule_knows_is_refused_by_its_place()
    {
        var unknown = HealthyHistory with
        {
            Conditions = [.. HealthyHistory.Conditions, new ListedCondition(
                "gout-ish", ConditionStatus.Active, null, null)],
        };
        Assert.Equal(("screening.condition-unknown", "/conditions/1/code"), Fault(TakeHistory(unknown)));
        var drugs = HealthyHistory with
        {
            SubstanceUse = HealthyHistory.SubstanceUse with { Substances = ["alcohol", "tea"] },
        };
        Assert.Equal(("screening.substance-unknown", "/substanceUse/substances/1"), Fault(TakeHistory(drugs)));
    }

    [Fact]
    public void A_derived_code_cannot_be_reported_as_a_condition() => Assert.Equal(
        "screening.condition-unknown",
        Opened.RefusalOf(
            TakeHistory(HealthyHistory with { Conditions = [new("pregnancy", ConditionStatus.Active, null, null)] })));

    [Fact]
    public void A_history_that_contradicts_itself_or_the_patient_is_refused_by_its_place()
    {
        var pregnant = HealthyHistory with { Pregnancy = new(PregnancyStatus.Pregnant, false) };
        Assert.Null(Fault(TakeHistory(pregnant)).Item1);
        Assert.Equal(
            ("screening.history-contradictory", "/pregnancy/status"),
            Fault(TakeHistory(pregnant) with { SexAtBirth = Sex.Male }));
        var feeding = HealthyHistory with { Pregnancy = new(PregnancyStatus.NotPregnant, true) };
        Assert.Equal(
            ("screening.history-contradictory", "/pregnancy/breastFeeding"),
            Fault(TakeHistory(feeding) with { SexAtBirth = Sex.Male }));
        var remission = HealthyHistory with
        {
            SubstanceUse = HealthyHistory.SubstanceUse with { RemissionSince = new DateOnly(2025, 1, 1) },
        };
        Assert.Equal(
            ("screening.history-contradictory", "/substanceUse/remissionSince"), Fault(TakeHistory(remission)));
        var unborn = HealthyHistory with
        {
            Conditions = [HealthyHistory.Conditions[0] with { Onset = new DateOnly(1986, 12, 31) }],
        };
        Assert.Equal(("screening.history-contradictory", "/conditions/0/onset"), Fault(TakeHistory(unborn)));
    }

    [Theory]
    [InlineData("hcg", Interpretation.Normal, null, null, "screening.lab-reading-invalid", "/interpretation")]
    [InlineData("alt", Interpretation.Positive, null, null, "screening.lab-reading-invalid", "/interpretation")]
    [InlineData("alt", Interpretation.Abnormal, 120, null, "screening.lab-unit-missing", "/unit")]
    [InlineData("alt", Interpretation.Abnormal, 120, "U/L", null, null)]
    [InlineData("hcg", Interpretation.Positive, null, null, null, null)]
    public void A_result_is_read_as_its_test_allows_and_has_its_unit(
        string test, Interpretation read, int? value, string? unit, string? code, string? pointer) => Assert.Equal(
        (code, pointer), Fault(Lab(test, read) with { Value = value, Unit = unit }));

    [Fact]
    public void Goals_alternatives_and_the_home_are_told_whole_and_reach_the_rules()
    {
        var course = Opened.With(Context(), Context(["tms", "ect"], number: 702, home: false));
        Assert.Equal(Woman38.Id(702), course.State.Context!.Fact.RecordId);
        Assert.Empty(course.Then(Context(["tms", "ect"], number: 702, home: false)).Decision.Events);

        var facts = Empty.With(HappyPath).With(Context()).With(Determine()).State.Determination!.Facts;
        Assert.Equal("tms", Assert.Single(facts.Context!.AlternativesConsidered));
        Assert.Equal(12, facts.Context.HomeSuitability);
        Assert.Equal(Gathered.ScreeningEvents[10], facts.Context.Evidence);
    }

    [Fact]
    public void Nothing_is_newer_than_now()
    {
        Assert.Equal(("screening.taken-in-future", "/takenAt"), Fault(Vitals() with { TakenAt = Noon.AddMinutes(1) }));
        Assert.Equal(
            ("screening.taken-in-future", "/takenAt"), Fault(
                Lab("hcg", Interpretation.Negative) with { TakenAt = Noon.AddMinutes(1) }));
        Assert.Equal(
            ("screening.taken-in-future", "/takenAt"),
            Fault(Phq9(0, 0, 0, 0, 0, 0, 0, 0, 0) with { TakenAt = Noon.AddMinutes(1) }));
        var future = HealthyHistory with
        {
            Conditions = [HealthyHistory.Conditions[0] with { Onset = new DateOnly(
            2026, 3,
            3) }]
        };
        Assert.Equal(("screening.taken-in-future", "/conditions/0/onset"), Fault(TakeHistory(future)));
        var later = Medicines("sertraline");
        Assert.Equal(
            ("screening.taken-in-future", "/medications/0/lastTakenAt"),
            Fault(later with { Medicines = [later.Medicines[0] with { LastTakenAt = Noon.AddMinutes(1) }] }));
    }

    [Theory]
    [InlineData("child-pugh", null, null, "screening.lab-value-missing")]
    [InlineData("child-pugh", 7.0, "mg", "screening.lab-value-missing")]
    [InlineData("qtc", 0.51, "s", "screening.lab-value-missing")]
    [InlineData("child-pugh", 7.0, "points", null)]
    [InlineData("qtc", 510.0, "ms", null)]
    public void A_test_that_is_judged_by_its_number_has_it_in_its_unit(string test, double? value, string? unit, string? code) =>
        Assert.Equal(code, Opened.Then(Lab(test, Interpretation.Abnormal) with
        {
            Value = (decimal?)value, Unit = unit,
        }).Decision.Refusal?.Code);

    [Fact]
    public void The_newest_look_at_the_rems_counts_wherever_it_was_told()
    {
        var lapsed = new NoteEnrolment(new(EnrolmentState.Lapsed), Woman38.Id(900), Noon.AddDays(-1));
        var patient = lapsed.Decide(Patient, Noon).Events.Aggregate(Patient, Stillwater.Screenings.Patients.Patient.Evolve);
        Assert.Empty(lapsed.Decide(patient, Noon).Events);
        Assert.Empty((lapsed with { Enrolment = new(EnrolmentState.Enrolled) }).Decide(patient, Noon).Events);
        var gathered = new GatheredFacts(Gathered.ScreeningEvents, [.. Enumerable.Range(2000, 50).Select(Woman38.Id)]);
        Assert.Equal(["lapsed"], gathered.At(Opened.State, patient, 38, Noon).Enrolments!.Select(e => e.State));

        var context = Context();
        var told = Opened.With(context with
        {
            Context = context.Context with { RemsEnrolment = new(EnrolmentState.Enrolled, new(2027, 1, 1)) },
        });
        Assert.Equal(
            ["lapsed", "enrolled"], gathered.At(told.State, patient, 38, Noon).Enrolments!.Select(e => e.State));
        Assert.Null(gathered.At(Opened.State, Patient, 38, Noon).Enrolments);
    }

    [Fact]
    public void Answers_are_scored_with_the_version_of_the_day()
    {
        var scored = Opened.With(Phq9(3, 3, 3, 3, 2, 3, 2, 1, 2)).State.Instruments.Single().Fact;
        Assert.Equal((22, "severe", 2), (scored.Result.Score, scored.Result.Severity, scored.Result.SuicidalityItem));
        Assert.Equal((InstrumentLibrary.Default.Hash, "1"), (scored.LibraryHash, scored.Result.InstrumentVersion));
    }

    [Fact]
    public void Answers_that_cannot_be_scored_are_refused_by_their_place()
    {
        Assert.Equal(("screening.answer-invalid", "/answers/3"), Fault(Phq9(0, 0, 0, 4, 0, 0, 0, 0, 0)));
        Assert.Equal(("screening.answer-invalid", "/answers"), Fault(Phq9(0, 0, 0)));
        Assert.Equal("screening.instrument-unknown", Opened.RefusalOf(Instrument("rorschach", Answer.Steps(1))));
    }

    [Fact]
    public void Nothing_is_recorded_in_a_screening_that_was_not_opened() =>
        Assert.All(HappyPath.Skip(1), command => Assert.Equal("request.not-found", Empty.RefusalOf(command)));

    private static (string?, string?) Fault(Stillwater.Platform.Commands.ICommand<Screening, ScreeningEvent> command)
    {
        var refusal = Opened.Then(command).Decision.Refusal;
        return (refusal?.Code, refusal?.Field?.Pointer);
    }
}
