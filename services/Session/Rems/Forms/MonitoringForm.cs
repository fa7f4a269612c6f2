using System.Collections.Immutable;
using System.Diagnostics;
using Stillwater.Contracts;
using Stillwater.Sessions.AccountRules;

namespace Stillwater.Sessions.Rems.Forms;

/// <summary>Where a form stands.</summary>
public enum FormState
{
    None,
    Open,
    Complete,
    Signed,
    Submitted,
    Overdue,
}

/// <summary>The monitoring form of one session.</summary>
public sealed record MonitoringForm
{
    public static readonly MonitoringForm Initial = new();

    public FormOpened? Opened { get; init; }

    public FormCompleted? Completed { get; init; }

    public FormSigned? Signature { get; init; }

    public FormSubmitted? Submission { get; init; }

    public ImmutableList<int> Reminded { get; init; } = [];

    public bool IsOverdue { get; init; }

    public FormState State => this switch
    {
        { Opened: null } => FormState.None,
        { Submission: not null } => FormState.Submitted,
        { IsOverdue: true } => FormState.Overdue,
        { Signature: not null } => FormState.Signed,
        { Completed: not null } => FormState.Complete,
        _ => FormState.Open,
    };

    /// <summary>Every session has one form.</summary>
    internal static Guid IdOf(Guid session) => StableId.From("rems-form", session.ToString());

    internal static MonitoringForm Evolve(MonitoringForm form, FormEvent happened) => happened switch
    {
        FormOpened e => form with { Opened = e },
        FormCompleted e => form with { Completed = e, Signature = null },
        FormSigned e => form with { Signature = e },
        FormSubmitted e => form with { Submission = e },
        FormReminded e => form with { Reminded = form.Reminded.Add(e.Day) },
        FormOverdue => form with { IsOverdue = true },
        _ => throw new UnreachableException($"{happened.GetType().Name} has no place in {nameof(MonitoringForm)}"),
    };
}

/// <summary>What a form still lacks, by field.</summary>
internal static class FormGaps
{
    /// <summary>Less than the two hours can be told, and never made good.</summary>
    public const string Minutes = "monitoring-minutes";

    public static IEnumerable<string> Of(MonitoringForm form, RemsRules rules) =>
        Fillable(form.Opened!.Facts, form.Completed?.Answers).Concat(
            form.Opened.Facts.MonitoringMinutes < rules.MinimumMinutes.Value ? [Minutes] : []);

    /// <summary>What a completion can fill, by a value or by saying why there is none.</summary>
    public static IEnumerable<string> Fillable(FormFacts facts, FormAnswers? answers) =>
        Measured(facts).Except((answers?.NotDone ?? []).Select(n => n.Field))
            .Concat(answers is null
                ? ["medicines", "monitoringHcp", "acceptableBefore", "acceptableAtCompletion"]
                : []);

    internal static IEnumerable<string> Measured(FormFacts facts)
    {
        if (facts.PressureBefore is null)
            yield return "pressureBefore";
        if (facts.PressureBetween is null)
            yield return "pressureBetween";
        if (facts.PressureAtCompletion is null)
            yield return "pressureAtCompletion";
        if (facts.Spo2AtCompletionPercent is null)
            yield return "spo2AtCompletionPercent";
    }
}
