using System.Globalization;
using JasperFx.Events;

namespace Stillwater.Platform.Commands;

/// <summary>An event that happened at another time than it was recorded: a reading taken minutes ago.</summary>
public interface IHappenedAt
{
    DateTimeOffset HappenedAt { get; }
}

/// <summary>The headers that every event carries from its first day; what an event lacks then can never be added.</summary>
public static class EventStamp
{
    public const string Clinic = "clinic";
    public const string Patient = "patient";
    public const string Actor = "actor";
    public const string Client = "client";
    public const string Role = "role";
    public const string Reason = "reason";
    public const string RuleSet = "rule-set";
    public const string OccurredAt = "occurred-at";
    public const string RecordedAt = "recorded-at";
    public const string TraceParent = "traceparent";

    internal static IEvent Put(IEvent stored, Work work, WorkOrigin origin, Guid patient)
    {
        stored.Id = Guid.CreateVersion7(work.Now);
        stored.CausationId = origin.CausationId;
        stored.CorrelationId = origin.CorrelationId;
        stored.UserName = work.Caller.Actor;
        stored.SetHeader(Clinic, work.Clinic);
        stored.SetHeader(Actor, work.Caller.Actor);
        stored.SetHeader(Client, work.Caller.Client);
        stored.SetHeader(Role, work.Caller.Role);
        stored.SetHeader(RecordedAt, Text(work.Now));
        stored.SetHeader(OccurredAt, Text(stored.Data is IHappenedAt e ? e.HappenedAt : work.Now));
        if (patient != Guid.Empty)
            stored.SetHeader(Patient, patient.ToString());
        if (work.Reason is { } reason)
            stored.SetHeader(Reason, reason);
        if (work.RuleSet is { } ruleSet)
            stored.SetHeader(RuleSet, ruleSet);
        if (origin.TraceParent is { } trace)
            stored.SetHeader(TraceParent, trace);
        return stored;
    }

    private static string Text(DateTimeOffset at) => at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
}
