using Stillwater.Contracts;
using Stillwater.Platform.Commands;
using Stillwater.Sessions.AccountRules;
using Stillwater.Sessions.DosingSessions;

namespace Stillwater.Sessions.Rems.Forms;

/// <summary>A session's form is opened once.</summary>
public sealed record OpenForm(FormOpened Form) : ICommand<MonitoringForm, FormEvent>
{
    public Decision<FormEvent> Decide(MonitoringForm state, DateTimeOffset now) =>
        state.Opened is null ? Form : Decision<FormEvent>.Nothing;
}

/// <summary>What only a person can say is filled in, as often as needed until the form is gone.</summary>
public sealed record CompleteForm(FormAnswers Answers, string Actor) : ICommand<MonitoringForm, FormEvent>
{
    public static readonly Refusal Gone = new(
        "session.rems-form-submitted", RefusalKind.State, "The form has been submitted; it changes no more.");

    public static readonly Refusal NotOpenField = new(
        "session.rems-field-not-open", RefusalKind.Rule, "Only a field that no event fills can be explained.");

    public static readonly Refusal Incomplete = new(
        "session.rems-form-incomplete", RefusalKind.Rule, "The form has gaps; see unmet.");

    public Decision<FormEvent> Decide(MonitoringForm state, DateTimeOffset now)
    {
        if (state.Submission is not null)
            return Gone;
        var open = FormGaps.Measured(state.Opened!.Facts).ToHashSet();
        if (Answers.NotDone.FirstOrDefault(n => !open.Contains(n.Field)) is { } filled)
            return NotOpenField.On("/notDone", $"{filled.Field} is filled by the session's events");
        return FormGaps.Fillable(state.Opened.Facts, Answers).ToArray() is { Length: > 0 } gaps
            ? Incomplete with { Unmet = gaps }
            : new FormCompleted(state.Opened.Place, Answers, Actor);
    }
}

/// <summary>A complete form is signed.</summary>
public sealed record SignForm(string Actor, DateTimeOffset SignedAt, AccountRuleSet Rules) : ICommand<MonitoringForm, FormEvent>
{
    public static readonly Refusal NotComplete = new(
        "session.rems-form-not-complete", RefusalKind.State, "Only a complete form is signed, and a signed one submitted.");

    public Decision<FormEvent> Decide(MonitoringForm state, DateTimeOffset now) => state switch
    {
        { Submission: not null } => CompleteForm.Gone,
        { Completed: null } => NotComplete,
        { Signature: not null } => Decision<FormEvent>.Nothing,
        _ when Rules.IsAhead(SignedAt, now) => Enrolments.EnrolmentRefusals.InFuture.On("/signedAt", "now or earlier"),
        _ => new FormSigned(state.Opened!.Place, Actor, SignedAt),
    };
}

/// <summary>A signed form goes to the REMS; compliant when in time, whole, and after two hours of monitoring.</summary>
public sealed record SubmitForm(DateTimeOffset SubmittedAt, string Via, Sealed<string>? Reference, AccountRuleSet Rules)
    : ICommand<MonitoringForm, FormEvent>
{
    public Decision<FormEvent> Decide(MonitoringForm state, DateTimeOffset now) => state switch
    {
        { Submission: not null } => CompleteForm.Gone,
        { Signature: null } => SignForm.NotComplete,
        _ when Rules.IsAhead(SubmittedAt, now) =>
            Enrolments.EnrolmentRefusals.InFuture.On("/submittedAt", "now or earlier"),
        _ => new FormSubmitted(
            state.Opened!.Place, SubmittedAt, Via, Reference,
            SubmittedAt <= state.Opened.DueAt && !FormGaps.Of(state, Rules.Rems).Any()),
    };
}

/// <summary>A day of reminding is over.</summary>
public sealed record RemindOfForm(int Day) : ICommand<MonitoringForm, FormEvent>
{
    public Decision<FormEvent> Decide(MonitoringForm state, DateTimeOffset now) =>
        state.Submission is not null || state.Reminded.Contains(Day)
            ? Decision<FormEvent>.Nothing
            : new FormReminded(state.Opened!.Place, Day, state.Opened.DueAt);
}

/// <summary>The last day is over.</summary>
public sealed record MissForm : ICommand<MonitoringForm, FormEvent>
{
    public Decision<FormEvent> Decide(MonitoringForm state, DateTimeOffset now) =>
        state.Submission is not null || state.IsOverdue
            ? Decision<FormEvent>.Nothing
            : new FormOverdue(state.Opened!.Place, state.Opened.DueAt);
}
