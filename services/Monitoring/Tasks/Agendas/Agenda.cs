using System.Collections.Immutable;
using System.Diagnostics;
using Stillwater.Contracts;

namespace Stillwater.Monitoring.Tasks.Agendas;

/// <summary>What is to be done for one patient: every task that a fact has brought, but those that were dropped.</summary>
public sealed record Agenda(Guid PatientId, ImmutableDictionary<Guid, OwedTask> Owed, ImmutableHashSet<Guid> Dropped)
{
    public static readonly Agenda Initial = new(Guid.Empty, ImmutableDictionary<Guid, OwedTask>.Empty, []);

    /// <summary>The stream of a patient's agenda.</summary>
    internal static Guid IdOf(Guid patientId) => StableId.From("agenda", $"{patientId}");

    internal bool Knows(Guid taskId) => Owed.ContainsKey(taskId) || Dropped.Contains(taskId);

    /// <summary>The task of the schedule that an answer is for: of those due when it was given, the last.</summary>
    internal OwedTask? ForAnswer(string instrument, DateTimeOffset takenAt) => Owed.Values
        .Where(t => t.Instrument == instrument && t.DueAt <= takenAt)
        .OrderByDescending(t => t.DueAt).ThenBy(t => t.RuleId, StringComparer.Ordinal).FirstOrDefault();

    internal static Agenda Evolve(Agenda agenda, AgendaEvent happened) => happened switch
    {
        TasksOwed e => agenda with
        {
            PatientId = e.PatientId,
            Owed = agenda.Owed.SetItems(e.Tasks.Select(t => KeyValuePair.Create(t.TaskId, t))),
        },
        TasksDropped e => agenda with
        {
            Owed = agenda.Owed.RemoveRange(e.TaskIds),
            Dropped = agenda.Dropped.Union(e.TaskIds),
        },
        _ => throw new UnreachableException($"{happened.GetType().Name} has no place in {nameof(Agenda)}"),
    };
}
