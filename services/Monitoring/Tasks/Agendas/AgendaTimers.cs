using Stillwater.Monitoring.Patients;
using Stillwater.Monitoring.Tasks.OpeningTask;
using Stillwater.Monitoring.Tasks.Rules;
using Stillwater.Monitoring.Tasks.WorkingTask;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Timers;

namespace Stillwater.Monitoring.Tasks.Agendas;

/// <summary>
/// Each task of an agenda is opened, dropped or met by a timer of its own: one stream at a time, however many tasks a
/// fact has brought.
/// </summary>
internal static class AgendaTimers
{
    public const string Opening = "task-opening";
    public const string Dropping = "task-dropping";
    public const string Answered = "instrument-answered";

    public static IEnumerable<Guard> OwedBy(string tenant, Guid stream, object happened) => happened switch
    {
        TasksOwed e => e.Tasks.Select(t => DueTimers.Set(tenant, stream, Key(Opening, t.TaskId), t.OpensAt, Opening)),
        TasksDropped e => e.TaskIds.SelectMany(id => new[]
        {
            DueTimers.Clear(tenant, stream, Key(Opening, id)),
            DueTimers.Set(tenant, stream, $"{Key(Dropping, id)}:{e.ReasonCode}", e.At, Dropping),
        }),
        InstrumentScored { Meets: { } task } e =>
            [DueTimers.Set(tenant, stream, $"{Key(Answered, task)}:{e.ResponseId}", e.TakenAt, Answered)],
        _ => [],
    };

    public static async Task OpenAsync(Work work, DueTimer timer, CancellationToken ct)
    {
        work.RuleSet = TaskRules.Shipped.Name;
        if (await work.ReadAsync<Agenda, AgendaEvent>(timer.Stream, ct) is not { State: var agenda }
            || !agenda.Owed.TryGetValue(IdOf(timer), out var owed))
            return;
        await work.OpenTaskAsync(
            new OpenTask(
                owed.TaskId, agenda.PatientId, owed.Kind, owed.RuleId, owed.Role, owed.DueAt, owed.SubjectId, owed.OverdueAt,
                owed.Instrument, owed.Info),
            ct);
        await work.ApplyAsync<Agenda, AgendaEvent>(timer.Stream, new OweNext(owed.TaskId), ct);
    }

    public static Task DropAsync(Work work, DueTimer timer, CancellationToken ct) =>
        work.ApplyAsync(IdOf(timer), new CancelTask(timer.Key.Split(':')[2]), ct);

    public static Task MeetAsync(Work work, DueTimer timer, CancellationToken ct) => work.ApplyAsync(
        IdOf(timer),
        new MeetTask("answered", Guid.Parse(timer.Key.Split(':')[2]), work.Caller.Actor, work.Caller.Role), ct);

    private static string Key(string kind, Guid id) => $"{kind}:{id}";

    private static Guid IdOf(DueTimer timer) => Guid.Parse(timer.Key.Split(':')[1]);
}
