using Stillwater.Contracts;
using Stillwater.Monitoring.Patients;
using Stillwater.Platform.Commands;

namespace Stillwater.Monitoring.Voices;

/// <summary>What was said is kept, also when treatment has ended: then it is marked, and screened all the same.</summary>
public sealed record Say(SaidEvent Said) : ICommand<PatientMonitoring, PatientMonitoringEvent>
{
    public static readonly Refusal InFuture = new(
        "monitoring.taken-in-future", RefusalKind.Rule, "Nothing can have been said in the future.")
    { Field = new("/at", "a time that has passed") };

    public static readonly Refusal MessageUnknown = new(
        "monitoring.message-unknown", RefusalKind.Rule, "The thread has no such message.")
    { Field = new("/inReplyTo", "a message of this thread") };

    public Decision<PatientMonitoringEvent> Decide(PatientMonitoring state, DateTimeOffset now)
    {
        if (state.Said.Exists(s => s.EntryId == Said.EntryId))
            return Decision<PatientMonitoringEvent>.Nothing;
        if (Said.At > now)
            return InFuture;
        if (Said is MessageSent { InReplyTo: { } to } && !state.Said.Exists(s => s is MessageSent && s.EntryId == to))
            return MessageUnknown;
        return Said with { AfterEnd = state.Ended };
    }
}

/// <summary>Consent to treatment was withdrawn, or the plan signed last was closed.</summary>
public sealed record NoteEnd(string Cause, Guid? PlanId, DateTimeOffset EndedAt)
    : ICommand<PatientMonitoring, PatientMonitoringEvent>
{
    public const string ConsentWithdrawn = "consent-withdrawn";
    public const string PlanClosed = "plan-closed";

    public Decision<PatientMonitoringEvent> Decide(PatientMonitoring state, DateTimeOffset now) =>
        state.Ended == Cause || (PlanId is { } plan && state.Plans.MaxBy(p => p.SignedAt)?.PlanId != plan)
            ? Decision<PatientMonitoringEvent>.Nothing
            : new TreatmentEnded(Cause, EndedAt);
}

/// <summary>A safety plan, beside those before it.</summary>
public sealed record SetSafetyPlan(
    Sealed<string> Text, Sealed<IReadOnlyList<SafetyContact>> Contacts, string By)
    : ICommand<PatientMonitoring, PatientMonitoringEvent>
{
    public Decision<PatientMonitoringEvent> Decide(PatientMonitoring state, DateTimeOffset now) =>
        new SafetyPlanSet((state.SafetyPlan?.Version ?? 0) + 1, Text, Contacts, By, now);
}
