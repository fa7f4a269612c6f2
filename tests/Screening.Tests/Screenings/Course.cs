using Stillwater.Clinical.Instruments;
using Stillwater.Platform.Commands;
using Stillwater.Screenings.Coding;
using Stillwater.Screenings.Patients;
using Stillwater.Screenings.RuleSets;
using Stillwater.Screenings.Screenings;
using Stillwater.Screenings.Tests.Patients;
using Stillwater.Screenings.Tests.RuleSets;
using Answer = Stillwater.Clinical.Instruments.Answer;

namespace Stillwater.Screenings.Tests.Screenings;

using Command = ICommand<Screening, ScreeningEvent>;

/// <summary>A screening as a history of commands.</summary>
internal sealed record Course(Screening State, IReadOnlyList<ScreeningEvent> Happened)
{
    public static readonly Guid ScreeningId = Woman38.Id(2000);
    public static readonly DateTimeOffset Noon = Woman38.Noon;
    public static readonly Course Empty = new(Screening.Initial, []);

    public static readonly Patient Patient = PatientSample.Consent().Decide(
        PatientSample.After(PatientSample.Registered), Noon)
        .Events.Aggregate(PatientSample.After(PatientSample.Registered), Patient.Evolve);

    public static readonly GatheredFacts Gathered = new(
        [.. Enumerable.Range(3001, 200).Select(Woman38.Id)], [.. Enumerable.Range(4001, 200).Select(Woman38.Id)]);

    public static readonly OpenScreening Open = new(ScreeningId, PatientSample.Id, "trd", Setting.Clinic, "iv");

    public static readonly History HealthyHistory = new(
        [new ListedCondition(
            "major-depression", ConditionStatus.Active, new DateOnly(2020, 5, 1), Closed.Text("condition-note"))],
        [.. Enumerable.Repeat(
            new AntidepressantTrial("sertraline", Closed.Text("trial-drug"), true, TrialOutcome.None), 3)],
        new SubstanceUse(SubstanceUseDisorder.None, null, [], false),
        new PriorKetamine(KetamineExposure.None, false),
        new Pregnancy(PregnancyStatus.NotPregnant, false),
        []);

    public static readonly IReadOnlyList<Command> HappyPath =
    [
        Open, TakeHistory(), Medicines("sertraline"), Vitals(), Lab("hcg", Interpretation.Negative),
        Phq9(3, 3, 3, 3, 3, 3, 2, 2, 0), Instrument("gad-7", Answer.Steps(2, 2, 2, 2, 2, 1, 1)),
        Instrument("c-ssrs", Answer.YesNos(false, false, false, false, false, false, false)),
        Instrument("audit-c", Answer.Steps(1, 1, 0)),
        Instrument("dast-10", Answer.YesNos(Enumerable.Range(1, 10).Select(item => item == 3))),
    ];

    public static RecordHistory TakeHistory(History? history = null, int number = 100) =>
        new(Woman38.Id(number), "2026.1", history ?? HealthyHistory, Sex.Female, 1987, 2);

    public static RecordMedications Medicines(params string[] ingredients) => new(
        Woman38.Id(200 + ingredients.Length), "2026.1",
        [.. ingredients.Select(i => new ListedMedicine(
            i, MedicineTable.Default.ClassesOf(i), Closed.Text("medicine-name"), Closed.Text("medicine-dose"), null,
            null))],
        2);

    public static RecordContext Context(
        IReadOnlyList<string>? alternatives = null, int number = 701, bool home = true) => new(
        Woman38.Id(number),
        new TreatmentContext(
            [Closed.Text("goal")], null,
            [.. (alternatives ?? ["tms"]).Select(code => new ConsideredAlternative(
                code, AlternativeOutcome.Declined, Closed.Text("alternative-reason")))],
            home ? new HomeSuitability(3, 2, 1, 3, 2, 1) : null));

    public static RecordScreeningVitals Vitals(int systolic = 124, int diastolic = 78, int number = 300) => new(
        Woman38.Id(number), new VitalSigns(systolic, diastolic, 72, 98, 14, 36.6m), Noon.AddMinutes(-10));

    public static RecordLab Lab(string test, Interpretation read) =>
        new(Woman38.Id(400), test, null, null, null, read, Noon.AddHours(-2));

    public static SubmitScreeningInstrument Phq9(params int[] answers) => Instrument("phq-9", Answer.Steps(answers));

    public static SubmitScreeningInstrument Instrument(string code, IReadOnlyList<Answer> answers) => new(
        Woman38.Id(500 + (code.Sum(letter => letter) * 20) + answers.Count), code, answers, "female", Noon.AddHours(-3),
        InstrumentLibrary.Default, "prescriber", new Dictionary<string, Answer?>(StringComparer.Ordinal));

    public static DetermineEligibility Determine(int number = 600) => new(
        Woman38.Id(number), Patient, 38, Gathered, RuleLibrary.Default, "prescriber-1");

    public static AcceptFinding Accept(string rule, string role = "prescriber", string? specialty = null) => new(
        rule, Closed.Text("acceptance-reason"), "prescriber-1", role, specialty, RuleShelf.Default);

    public (Course Course, Decision<ScreeningEvent> Decision) Then(Command command)
    {
        var decision = command.Decide(State, Noon);
        return (
            new Course(decision.Events.Aggregate(State, Screening.Evolve), [.. Happened, .. decision.Events]),
            decision);
    }

    public Course With(params IEnumerable<Command> commands) => commands.Aggregate(this, (course, command) =>
    {
        var (next, decision) = course.Then(command);
        Assert.Null(decision.Refusal);
        return next;
    });

    public string? RefusalOf(Command command) => Then(command).Decision.Refusal?.Code;
}
