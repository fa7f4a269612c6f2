using System.Collections.Immutable;
using Stillwater.Contracts;
using Stillwater.Integration.Journeys;
using Stillwater.Integration.Journeys.AnnounceDosing;
using Stillwater.Integration.Journeys.CancelIntegrationSession;
using Stillwater.Integration.Journeys.CompleteIntegrationSession;
using Stillwater.Integration.Journeys.MissIntegration;
using Stillwater.Integration.Journeys.NoteMaintenance;
using Stillwater.Integration.Journeys.NoteOutcome;
using Stillwater.Integration.Journeys.OpenJourney;
using Stillwater.Integration.Journeys.OpenWindow;
using Stillwater.Integration.Journeys.RecordGoalProgress;
using Stillwater.Integration.Journeys.RecordIntegration;
using Stillwater.Integration.Journeys.RecordIntegrationNoShow;
using Stillwater.Integration.Journeys.ScheduleIntegrationSession;
using Stillwater.Integration.Journeys.SetGoals;
using Stillwater.Platform.Commands;

namespace Stillwater.Integration.Tests.Journeys;

using Command = ICommand<Journey, JourneyEvent>;

/// <summary>A journey through scenario S00, and what any command does to it.</summary>
internal sealed record Path(Journey State, ImmutableList<JourneyEvent> History)
{
    public static readonly Guid Patient = StableId.From("patient", "s00");
    public static readonly Guid Plan = StableId.From("plan", "s00");
    public static readonly Guid Therapist = StableId.From("practitioner", "northside", "therapist-1");
    public static readonly Guid Goal = StableId.From("goal", "1");
    public static readonly Guid Dosing = DosingOf(1);
    public static readonly DateTimeOffset DischargedAt = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset WindowEnd = DischargedAt.AddHours(72);
    public static readonly Path Empty = new(Journey.Initial, []);
    public static readonly Sealed<string> Closed =
        new("s1.clinical-text.1.goal.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
    public static readonly Sealed<string> ClosedNote =
        new("s1.therapy-notes.1.insight.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");

    public static JourneyParameters Parameters => JourneyRules.Shipped.Parameters;

    public static Guid DosingOf(int number) => StableId.From("session", $"{number}");

    public static Command Opened { get; } = new OpenJourney(Patient, Plan);

    public static Command Discharged { get; } = DischargedFrom(1);

    public static Command Missed { get; } = new MissIntegration(Dosing, 0, "not-taken");

    public static Command Maintained { get; } = new NoteMaintenance(Patient, Plan, 4, DischargedAt.AddDays(21));

    public static Command GoalsSet { get; } = new SetGoals(StableId.From("setting", "1"), [new(Goal, Closed)], []);

    public static Command Announced(int number) =>
        new AnnounceDosing(Patient, Plan, DosingOf(number), number, DischargedAt.AddHours((72 * (number - 1)) - 2));

    public static Command DischargedFrom(int number) => new OpenWindow(
        Patient, Plan, DosingOf(number), number, DischargedAt.AddDays(3 * (number - 1)), Parameters.Window);

    public static Command Assessed(int number, string outcome = "response") => new NoteOutcome(
        Patient, Plan, "phq-9", outcome, true, false, DosingOf(number), number, DischargedAt.AddDays(number));

    public static Command Scheduled(
        string kind = SessionKind.Integration, int? dosing = 1, double hoursAfter = 48, string id = "1") =>
        new ScheduleIntegrationSession(
            StableId.From("therapy", id), kind, dosing is { } number ? DosingOf(number) : null,
            DischargedAt.AddHours(hoursAfter), Therapist, SessionMode.Video);

    public static Command Recorded(int number = 1, string id = "1", params string[] themes) => new RecordIntegration(
        StableId.From("note", id), number, themes.Length == 0 ? ["meaning"] : themes, ClosedNote, null, "t-1",
        Parameters);

    public static Command Completed(int number = 1, double hoursAfter = 49) =>
        new CompleteIntegrationSession(number, DischargedAt.AddHours(hoursAfter), "t-1");

    public static Command NotCome(int number = 1) => new RecordIntegrationNoShow(number, "t-1");

    public static Command Cancelled(int number = 1) =>
        new CancelIntegrationSession(number, CancellationReason.Therapist, "t-1");

    public static Command Rated(Guid goal, int rating = 6, string id = "1") =>
        new RecordGoalProgress(StableId.From("progress", id), goal, rating, Closed, "t-1");

    public Path With(params Command[] commands) => commands.Aggregate(this, (path, command) => path.Then(command).Path);

    public (Path Path, Decision<JourneyEvent> Decision) Then(Command command, DateTimeOffset? at = null)
    {
        var decision = command.Decide(State, at ?? WindowEnd);
        var then = decision.Events.Aggregate(State, Journey.Evolve);
        return (new Path(then, History.AddRange(decision.Events)), decision);
    }
}
