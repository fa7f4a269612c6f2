using System.Text.Json.Serialization;
using Stillwater.Platform.Http;
using Stillwater.Sessions.AccountRules;

namespace Stillwater.Sessions.Rems.Forms;

/// <summary>The monitoring form of one session.</summary>
/// <param name="Id">The form.</param>
/// <param name="SessionId">The session.</param>
/// <param name="PatientId">The patient.</param>
/// <param name="PlanId">The plan.</param>
/// <param name="SiteId">The site, null when it is not known.</param>
/// <param name="State">open, complete, signed, submitted or overdue.</param>
/// <param name="SessionDate">The day of the session, by the site's clock.</param>
/// <param name="DueAt">Until when it is submitted: the end of the seventh day, by the site's clock.</param>
/// <param name="Compliant">Whether it is whole, after two hours of monitoring, and in time as far as can be said now.</param>
/// <param name="Gaps">Fields that are still missing; monitoring-minutes cannot be made good.</param>
/// <param name="Fields">What the session's events say.</param>
/// <param name="Links">Of each such field the events that say it.</param>
/// <param name="Answers">What a person has filled in, null before.</param>
/// <param name="SignedBy">Who signed, null before.</param>
/// <param name="SubmittedAt">When it was submitted, null before.</param>
public sealed record FormView(
    Guid Id,
    Guid SessionId,
    Guid PatientId,
    Guid PlanId,
    Guid? SiteId,
    FormState State,
    DateOnly SessionDate,
    DateTimeOffset DueAt,
    bool Compliant,
    IReadOnlyList<string> Gaps,
    FormFacts Fields,
    IReadOnlyDictionary<string, IReadOnlyList<Guid>> Links,
    AnswersView? Answers,
    string? SignedBy,
    DateTimeOffset? SubmittedAt)
{
    /// <summary>Ids of the events that a command has caused; left out of reads.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Guid>? EventIds { get; init; }

    internal static FormView From(
        MonitoringForm form, RemsRules rules, AnswersView? answers, IReadOnlyList<Guid>? eventIds = null)
    {
        var opened = form.Opened!;
        string[] gaps = [.. FormGaps.Of(form, rules)];
        return new FormView(
            opened.FormId, opened.Place.SessionId, opened.Place.PatientId, opened.Place.PlanId, opened.SiteId, form.State,
            opened.SessionDate, opened.DueAt, form.Submission?.Compliant ?? (gaps.Length == 0 && !form.IsOverdue), gaps,
            opened.Facts, opened.Sources.ToDictionary(s => s.Field, s => s.EventIds), answers, form.Signature?.SignedBy,
            form.Submission?.SubmittedAt)
        {
            EventIds = eventIds,
        };
    }
}

/// <summary>What a person has filled in.</summary>
/// <param name="Medicines">Groups of concomitant medicines.</param>
/// <param name="HcpName">Who monitored, null when erased or in the answer to a command.</param>
/// <param name="AcceptableBefore">Whether the vital signs were acceptable before the dose.</param>
/// <param name="AcceptableAtCompletion">Whether they were before the patient left.</param>
/// <param name="Handling">How events were handled, null when nothing was noted.</param>
/// <param name="NotDone">Fields that were not measured, and why.</param>
public sealed record AnswersView(
    IReadOnlyList<string> Medicines, string? HcpName, bool AcceptableBefore, bool AcceptableAtCompletion, string? Handling,
    IReadOnlyList<FieldNotDone> NotDone)
{
    internal static AnswersView? From(FormAnswers? answers, string? hcpName = null, string? handling = null) =>
        answers is null
            ? null
            : new AnswersView(
                answers.Medicines, hcpName, answers.AcceptableBefore, answers.AcceptableAtCompletion, handling, answers.NotDone);
}

/// <summary>A line of the list of forms.</summary>
/// <param name="Id">The form.</param>
/// <param name="SessionId">The session.</param>
/// <param name="PatientId">The patient.</param>
/// <param name="State">open, complete, signed, submitted or overdue.</param>
/// <param name="DueAt">Until when it is submitted.</param>
public sealed record FormRow(Guid Id, Guid SessionId, Guid PatientId, FormState State, DateTimeOffset DueAt) : IRow
{
    internal static FormRow? Next(FormRow? row, Guid id, FormEvent happened) => happened switch
    {
        FormOpened e => new FormRow(id, e.Place.SessionId, e.Place.PatientId, FormState.Open, e.DueAt),
        FormCompleted when row!.State is not FormState.Overdue => row with { State = FormState.Complete },
        FormSigned when row!.State is not FormState.Overdue => row with { State = FormState.Signed },
        FormSubmitted => row! with { State = FormState.Submitted },
        FormOverdue => row! with { State = FormState.Overdue },
        _ => row,
    };
}
