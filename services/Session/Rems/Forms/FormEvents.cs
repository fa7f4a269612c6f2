using Stillwater.Contracts;
using Stillwater.Platform.Commands;

namespace Stillwater.Sessions.Rems.Forms;

/// <summary>What can happen to the monitoring form of one session. Stored for good: old records never change.</summary>
public abstract record FormEvent
{
    private protected FormEvent()
    {
    }
}

/// <summary>Which session of which patient a form is about.</summary>
public sealed record FormPlace(Guid PatientId, Guid PlanId, Guid SessionId);

/// <summary>The session is over: what its events say stands in the form, each field with the events that say it.</summary>
public sealed record FormOpened(
    Guid FormId, FormPlace Place, Guid? SiteId, string TimeZone, DateOnly SessionDate, FormFacts Facts,
    IReadOnlyList<FieldSource> Sources, IReadOnlyList<FormReminder> Reminders, DateTimeOffset DueAt) : FormEvent;

/// <summary>The events that a field was taken from.</summary>
public sealed record FieldSource(string Field, IReadOnlyList<Guid> EventIds);

/// <summary>An unsubmitted form is reminded of at the end of this day.</summary>
public sealed record FormReminder(int Day, DateTimeOffset At);

/// <summary>What only a person can say was filled in.</summary>
public sealed record FormCompleted(FormPlace Place, FormAnswers Answers, string By) : FormEvent;

/// <summary>A person stands by the form as it is.</summary>
public sealed record FormSigned(FormPlace Place, string SignedBy, DateTimeOffset SignedAt) : FormEvent, IHappenedAt
{
    DateTimeOffset IHappenedAt.HappenedAt => SignedAt;
}

/// <summary>The form has gone to the REMS.</summary>
public sealed record FormSubmitted(
    FormPlace Place, DateTimeOffset SubmittedAt, string Via, Sealed<string>? Reference, bool Compliant)
    : FormEvent, IHappenedAt
{
    DateTimeOffset IHappenedAt.HappenedAt => SubmittedAt;
}

/// <summary>A day of reminding has ended without a submission.</summary>
public sealed record FormReminded(FormPlace Place, int Day, DateTimeOffset DueAt) : FormEvent;

/// <summary>The last day has ended without a submission: a compliance incident.</summary>
public sealed record FormOverdue(FormPlace Place, DateTimeOffset DueAt) : FormEvent;

/// <summary>What only a person can say of a session.</summary>
/// <param name="Medicines">Groups of concomitant medicines that were taken; empty when none.</param>
/// <param name="HcpName">Who monitored, closed.</param>
/// <param name="HcpPhone">Her phone, closed.</param>
/// <param name="HcpEmail">Her address, closed.</param>
/// <param name="AcceptableBefore">Whether the vital signs were acceptable before the dose.</param>
/// <param name="AcceptableAtCompletion">Whether they were before the patient left.</param>
/// <param name="Handling">How sedation, dissociation or respiratory depression was handled, closed.</param>
/// <param name="NotDone">Fields that no event fills, and why.</param>
public sealed record FormAnswers(
    IReadOnlyList<string> Medicines, Sealed<string> HcpName, Sealed<string> HcpPhone, Sealed<string> HcpEmail,
    bool AcceptableBefore, bool AcceptableAtCompletion, Sealed<string>? Handling, IReadOnlyList<FieldNotDone> NotDone);

/// <summary>A field that was not measured, and why: not-measured, patient-refused or emergency.</summary>
public sealed record FieldNotDone(string Field, string Reason);
