extern alias monitoring;

using Marten;
using monitoring::Stillwater.Monitoring.Outcomes;
using monitoring::Stillwater.Monitoring.Patients;
using monitoring::Stillwater.Monitoring.Patients.NoteDischarge;
using monitoring::Stillwater.Monitoring.Patients.NoteDosing;
using monitoring::Stillwater.Monitoring.Patients.NotePlan;
using monitoring::Stillwater.Monitoring.Patients.NoteScreening;
using monitoring::Stillwater.Monitoring.Patients.OpenMonitoring;
using monitoring::Stillwater.Monitoring.Patients.SubmitInstrument;
using monitoring::Stillwater.Monitoring.Watch;
using Stillwater.Contracts;
using Stillwater.Platform.Commands;
using Answer = Stillwater.Clinical.Instruments.Answer;
using Command = Stillwater.Platform.Commands.ICommand<
    monitoring::Stillwater.Monitoring.Patients.PatientMonitoring,
    monitoring::Stillwater.Monitoring.Patients.PatientMonitoringEvent>;

namespace Stillwater.Bench.Outcomes;

/// <summary>
/// Writes whole courses straight to Monitoring's store: the product's own decisions make the events, only HTTP and the
/// broker are left out.
/// </summary>
internal static class CoursesInStore
{
    private const int PatientsPerCommit = 50;
    private static readonly DateTimeOffset FirstDay = new(2025, 1, 6, 10, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Now = FirstDay.AddYears(5);

    /// <summary>Stores patients with their courses; the ids come from the seed as well.</summary>
    public static async Task SeedAsync(IDocumentStore store, string clinic, int seed, int patients, Action<int> progress)
    {
        foreach (var batch in Enumerable.Range(0, patients).Chunk(PatientsPerCommit))
        {
            await using var session = store.LightweightSession(clinic);
            foreach (var number in batch)
            {
                var id = StableId.From("bench-patient", clinic, $"{seed}", $"{number}");
                session.Events.Append(id, [.. HistoryOf(id, PatientCourse.Of(seed, number)).Select(session.Events.BuildEvent)]);
            }

            await session.SaveChangesAsync();
            progress(batch.Length);
        }
    }

    private static List<object> HistoryOf(Guid patient, PatientCourse course)
    {
        var (state, events) = (PatientMonitoring.Initial, new List<object>());
        foreach (var command in Commands(patient, course))
        {
            foreach (var happened in command.Decide(state, Now).Events)
            {
                state = PatientMonitoring.Evolve(state, happened);
                events.Add(happened);
            }
        }

        return events;
    }

    private static IEnumerable<Command> Commands(Guid patient, PatientCourse course)
    {
        var (rules, first) = (OutcomeRules.Shipped, FirstDay.AddDays(course.FirstDoseOn));
        var plan = StableId.From("bench-plan", $"{patient}");
        yield return new OpenMonitoring(patient);
        yield return new NoteScreening(
            patient, StableId.From("bench-screening", $"{patient}"), course.Number % 5 < 3 ? "female" : "male",
            [Screened(patient, "phq-9", course.BaselinePhq9, course.BaselineItem9, first),
             Screened(patient, "gad-7", course.BaselineGad7, null, first)],
            first.AddDays(-4), rules);
        yield return new NotePlan(patient, plan, 1, 6, first.AddDays(-2), rules);
        foreach (var visit in course.Visits)
        {
            var (session, start) = (StableId.From("bench-session", $"{plan}", $"{visit.Number}"), first.AddDays(visit.Day));
            yield return new NoteDosing(patient, plan, session, visit.Number, start, rules);
            yield return new NoteDischarge(patient, plan, session, visit.Number, start.AddHours(2), rules);
            if (visit.Item9NextDay is { } item9)
                yield return Scored(session, "phq-9", Phq9(Math.Max(course.BaselinePhq9 - 3, item9), item9), start.AddDays(1));
            if (visit.Phq9 is { } phq9)
                yield return Scored(session, "phq-9", Phq9(phq9, 0), start.AddDays(2));
            if (visit.Gad7 is { } gad7)
                yield return Scored(session, "gad-7", Sum(gad7, 7), start.AddDays(2));
        }
    }

    private static ScreenedScore Screened(Guid patient, string instrument, int score, int? item9, DateTimeOffset first) => new(
        StableId.From("bench-score", $"{patient}", instrument), instrument, score, "screened", item9, first.AddDays(-5));

    private static SubmitInstrument Scored(Guid session, string instrument, IReadOnlyList<Answer> answers, DateTimeOffset at) =>
        new(StableId.From("bench-response", $"{session}", instrument, $"{at:O}"), instrument, answers, at, null, "self",
            OutcomeRules.Shipped, WatchRules.Shipped);

    /// <summary>Eight items that sum up to what the ninth leaves of the total.</summary>
    private static IReadOnlyList<Answer> Phq9(int total, int item9) =>
        Answer.Steps([.. Steps(Math.Min(total - item9, 24), 8), item9]);

    private static IReadOnlyList<Answer> Sum(int total, int items) => Answer.Steps(Steps(total, items));

    private static IEnumerable<int> Steps(int total, int items) =>
        Enumerable.Range(0, items).Select(i => Math.Clamp(total - (3 * i), 0, 3));
}
