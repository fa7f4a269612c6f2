using System.Globalization;
using Stillwater.Contracts;
using Stillwater.Monitoring.Tasks.Rules;
using Stillwater.Platform.Commands;

namespace Stillwater.Monitoring.Tasks.Agendas;

/// <summary>
/// A fact brings the tasks that the rules name. The same fact again brings nothing; of a series that begins anew, what
/// was still to come of the old one is dropped.
/// </summary>
/// <param name="PatientId">The patient.</param>
/// <param name="Because">The fact, as the rules name it.</param>
/// <param name="SubjectId">What the tasks are about.</param>
/// <param name="CauseId">What makes the fact one: the same again is the same fact.</param>
/// <param name="Since">When it was so: the hours of the rules count from here.</param>
/// <param name="Rules">The task rules.</param>
public sealed record OweTasks(
    Guid PatientId, string Because, Guid SubjectId, Guid CauseId, DateTimeOffset Since, TaskRuleSet Rules)
    : ICommand<Agenda, AgendaEvent>
{
    internal const string Superseded = "superseded";

    public Decision<AgendaEvent> Decide(Agenda state, DateTimeOffset now)
    {
        OwedTask[] tasks =
            [.. Rules.On(Because).SelectMany(r => r.AtHours.Select(h => Of(r, h, now))).Where(t => !state.Knows(t.TaskId))];
        if (tasks.Length == 0)
            return Decision<AgendaEvent>.Nothing;
        Guid[] superseded =
        [
            .. state.Owed.Values
                .Where(t => t.SubjectId == SubjectId && t.OpensAt > now && tasks.Any(n => n.RuleId == t.RuleId))
                .Select(t => t.TaskId),
        ];
        AgendaEvent owed = new TasksOwed(PatientId, Because, SubjectId, Since, tasks);
        return superseded.Length == 0
            ? new[] { owed }
            : new[] { new TasksDropped(PatientId, Superseded, now, superseded), owed };
    }

    private OwedTask Of(TaskRule rule, int hours, DateTimeOffset now)
    {
        var due = Since.AddHours(hours);
        return new OwedTask(
            StableId.From("task", rule.Id, $"{CauseId}", hours.ToString(CultureInfo.InvariantCulture)), rule.Id, rule.Kind,
            rule.Role, SubjectId, rule.OpensWhenDue ? due : now, due, due.AddHours(rule.AllowHours))
        {
            Instrument = rule.Instrument,
            Info = rule.Info,
            EveryHours = hours == rule.AtHours[^1] ? rule.EveryHours : null,
            EndsWithPlan = rule.EndsWithPlan,
        };
    }
}

/// <summary>A task that comes again was opened: the next one is to come.</summary>
public sealed record OweNext(Guid TaskId) : ICommand<Agenda, AgendaEvent>
{
    public Decision<AgendaEvent> Decide(Agenda state, DateTimeOffset now)
    {
        if (!state.Owed.TryGetValue(TaskId, out var last) || last.EveryHours is not { } hours)
            return Decision<AgendaEvent>.Nothing;
        var next = last with
        {
            TaskId = StableId.From("task-again", $"{TaskId}"),
            OpensAt = last.DueAt.AddHours(hours),
            DueAt = last.DueAt.AddHours(hours),
            OverdueAt = last.OverdueAt.AddHours(hours),
        };
        return state.Knows(next.TaskId)
            ? Decision<AgendaEvent>.Nothing
            : new TasksOwed(state.PatientId, last.RuleId, last.SubjectId, last.DueAt, [next]);
    }
}

/// <summary>A plan is closed: what ends with it ends, but for the weeks in which the patient is still looked after.</summary>
public sealed record EndWithPlan(Guid PlanId, int FollowUpWeeks, DateTimeOffset ClosedAt) : ICommand<Agenda, AgendaEvent>
{
    internal const string PlanClosed = "plan-closed";

    public Decision<AgendaEvent> Decide(Agenda state, DateTimeOffset now)
    {
        var until = ClosedAt.AddDays(7 * FollowUpWeeks);
        Guid[] over =
        [
            .. state.Owed.Values
                .Where(t => t.EndsWithPlan && t.SubjectId == PlanId && t.DueAt > until).Select(t => t.TaskId),
        ];
        return over.Length == 0
            ? Decision<AgendaEvent>.Nothing
            : new TasksDropped(state.PatientId, PlanClosed, now, over);
    }
}
