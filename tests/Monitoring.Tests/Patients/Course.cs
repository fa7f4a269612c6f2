using System.Collections.Immutable;
using Stillwater.Contracts;
using Stillwater.Monitoring.Outcomes;
using Stillwater.Monitoring.Patients;
using Stillwater.Monitoring.Patients.NoteDischarge;
using Stillwater.Monitoring.Patients.NoteDosing;
using Stillwater.Monitoring.Patients.NotePlan;
using Stillwater.Monitoring.Patients.NoteScreening;
using Stillwater.Monitoring.Patients.OpenMonitoring;
using Stillwater.Monitoring.Watch;
using Stillwater.Platform.Commands;
using Answer = Stillwater.Clinical.Instruments.Answer;

namespace Stillwater.Monitoring.Tests.Patients;

using Command = ICommand<PatientMonitoring, PatientMonitoringEvent>;
using Submission = Stillwater.Monitoring.Patients.SubmitInstrument.SubmitInstrument;

/// <summary>A patient's course as scenario S00 tells it, and what any command does to it.</summary>
internal sealed record Course(PatientMonitoring State, ImmutableList<PatientMonitoringEvent> History)
{
    public static readonly Guid Patient = StableId.From("patient", "s00");
    public static readonly Guid Plan = StableId.From("plan", "s00");
    public static readonly DateTimeOffset FirstDose = new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset Now = FirstDose.AddDays(60);
    public static readonly Course Empty = new(PatientMonitoring.Initial, []);

    public static OutcomeRules Rules => OutcomeRules.Shipped;

    public static Guid Session(int number) => StableId.From("session", $"{number}");

    public static DateTimeOffset StartOf(int number) => FirstDose.AddDays(3 * (number - 1));

    public static Command Opened { get; } = new OpenMonitoring(Patient);

    public static Command Screened { get; } = ScreenedWith(22, FirstDose.AddDays(-5));

    public static Command Signed { get; } = new NotePlan(Patient, Plan, 1, 6, FirstDose.AddDays(-2), Rules);

    public static Command SignedAgain { get; } =
        new NotePlan(Patient, StableId.From("plan", "s00-again"), 1, 6, FirstDose.AddDays(11), Rules);

    public static Command DosedAgain { get; } = new NoteDosing(
        Patient, StableId.From("plan", "s00-again"), Session(9), 1, FirstDose.AddDays(12), Rules);

    public static Command DischargedAgain { get; } = new NoteDischarge(
        Patient, StableId.From("plan", "s00-again"), Session(9), 1, FirstDose.AddDays(12.5), Rules);

    public static Command ScreenedWith(int phq9, DateTimeOffset takenAt) => new NoteScreening(
        Patient, StableId.From("screening", "s00"), "female",
        [
            new(StableId.From("score", "phq-9", $"{takenAt:O}"), "phq-9", phq9, "severe", 0, takenAt),
            new(StableId.From("score", "gad-7", $"{takenAt:O}"), "gad-7", 12, "moderate", null, takenAt),
            new(StableId.From("score", "c-ssrs", $"{takenAt:O}"), "c-ssrs", null, "none", null, takenAt),
        ],
        takenAt.AddHours(1), Rules);

    public static Command Dosed(int number) =>
        new NoteDosing(Patient, Plan, Session(number), number, StartOf(number), Rules);

    public static Command Discharged(int number) =>
        new NoteDischarge(Patient, Plan, Session(number), number, StartOf(number).AddHours(2), Rules);

    public static Submission Phq9(int total, DateTimeOffset takenAt, Guid? afterSessionId = null) => new(
        StableId.From("response", $"{total}", $"{takenAt:O}", $"{afterSessionId}"), "phq-9", AnswersOf(total), takenAt,
        afterSessionId, "self", Rules, WatchRules.Shipped);

    /// <summary>Nine answers that sum up to a total, the last item left at zero as long as possible.</summary>
    public static IReadOnlyList<Answer> AnswersOf(int total) =>
        Answer.Steps(Enumerable.Range(0, 9).Select(i => Math.Clamp(total - (3 * i), 0, 3)));

    public Course With(params Command[] commands) =>
        commands.Aggregate(this, (course, command) => course.Then(command).Course);

    public (Course Course, Decision<PatientMonitoringEvent> Decision) Then(Command command)
    {
        var decision = command.Decide(State, Now);
        return (new Course(
            decision.Events.Aggregate(State, PatientMonitoring.Evolve), History.AddRange(decision.Events)), decision);
    }
}
