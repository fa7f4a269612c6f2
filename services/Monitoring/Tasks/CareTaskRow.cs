using Stillwater.Platform.Http;

namespace Stillwater.Monitoring.Tasks;

/// <summary>A line of the list of tasks.</summary>
/// <param name="Id">The task.</param>
/// <param name="PatientId">The patient.</param>
/// <param name="Kind">What has to be done, such as outreach.</param>
/// <param name="RuleId">The rule that asks for it.</param>
/// <param name="State">open, due, overdue, done or cancelled.</param>
/// <param name="AssigneeRole">The role that does it.</param>
/// <param name="AssigneeId">The person who does it, null when anybody of the role may.</param>
/// <param name="OpenedAt">When it was opened.</param>
/// <param name="DueAt">When its time comes.</param>
/// <param name="OverdueAt">When it is late.</param>
/// <param name="SubjectId">What it is about, null when it is about the patient.</param>
/// <param name="Instrument">The instrument to be answered or the measurement to be made, null for other kinds.</param>
public sealed record CareTaskRow(
    Guid Id, Guid PatientId, string Kind, string RuleId, string State, string AssigneeRole, Guid? AssigneeId,
    DateTimeOffset OpenedAt, DateTimeOffset DueAt, DateTimeOffset OverdueAt, Guid? SubjectId, string? Instrument) : IRow
{
    internal static CareTaskRow? Next(CareTaskRow? row, Guid id, CareTaskEvent happened) => happened switch
    {
        TaskOpened e => new CareTaskRow(
            id, e.PatientId, e.Kind, e.RuleId, e.DueAt <= e.OpenedAt ? CareTask.Due : CareTask.Open, e.AssigneeRole, null,
            e.OpenedAt, e.DueAt, e.OverdueAt, e.SubjectId, e.Instrument),
        TaskFellDue => row! with { State = CareTask.Due },
        TaskOverdue => row! with { State = CareTask.Late },
        TaskReassigned e => row! with { AssigneeRole = e.AssigneeRole, AssigneeId = e.AssigneeId },
        TaskCompleted => row! with { State = CareTask.Done },
        TaskCancelled => row! with { State = CareTask.Void },
        _ => row,
    };
}
