using System.Collections.Immutable;
using System.Diagnostics;
using Stillwater.Contracts;

namespace Stillwater.Sessions.Patients;

/// <summary>What others have told this service of a patient. Stored for good: old records never change.</summary>
public abstract record PatientNote
{
    private protected PatientNote()
    {
    }
}

/// <summary>The patient was weighed.</summary>
public sealed record WeightNoted(Guid PatientId, decimal WeightKg, DateTimeOffset TakenAt) : PatientNote;

/// <summary>The patient has had a preparation session with a therapist (INT-03).</summary>
public sealed record PreparationNoted(Guid PatientId, Guid JourneyId, DateTimeOffset HeldAt) : PatientNote;

/// <summary>The patient has read a text of the education and says so (XC-10).</summary>
public sealed record EducationNoted(Guid PatientId, string Topic, string TextVersion, DateTimeOffset ReadAt) : PatientNote;

/// <summary>A screening has said where the patient may be treated, and which of its rules found something.</summary>
public sealed record ScreeningNoted(
    Guid PatientId, IReadOnlyList<string> PermittedSettings, IReadOnlyList<string> RuleIds, DateTimeOffset DeterminedAt)
    : PatientNote
{
    private const string Home = "home";

    internal bool AllowsAtHome(IReadOnlyList<string> barringRules) =>
        PermittedSettings.Contains(Home) && !RuleIds.Intersect(barringRules).Any();
}

/// <summary>A clinician has assessed the patient's safety, and says what to do about dosing.</summary>
public sealed record AssessmentNoted(
    Guid PatientId, Guid AssessmentId, string By, string RiskLevel, string DosingAdvice, DateTimeOffset AssessedAt)
    : PatientNote;

/// <summary>
/// What a clearance asks of a patient beside the plan: a recent weight (4.2), a preparation and what was read. It is kept
/// apart from the course, because it may be told before the plan is.
/// </summary>
public sealed record PatientNotes(Guid PatientId, WeightNoted? Weight, PreparationNoted? Preparation)
{
    public static readonly PatientNotes Initial = new(Guid.Empty, null, null);

    /// <summary>Every weight that was noted, in the order in which they were taken.</summary>
    public ImmutableList<WeightNoted> Weights { get; init; } = [];

    /// <summary>Topics of the education that the patient has read.</summary>
    public ImmutableSortedSet<string> Read { get; init; } = ImmutableSortedSet<string>.Empty;

    /// <summary>The last screening, null when nobody has told.</summary>
    public ScreeningNoted? Screening { get; init; }

    /// <summary>Safety assessments, in the order in which they were told.</summary>
    public ImmutableList<AssessmentNoted> Assessments { get; init; } = [];

    /// <summary>What the patient weighed at a time; null when nobody has told.</summary>
    internal decimal? WeightKgAt(DateTimeOffset at) => Weights.FindLast(w => w.TakenAt <= at)?.WeightKg;

    /// <summary>The stream of a patient; the patient's own id is another service's stream.</summary>
    public static Guid StreamOf(Guid patientId) => StableId.From("patient-notes", patientId.ToString());

    internal static PatientNotes Evolve(PatientNotes notes, PatientNote happened) => happened switch
    {
        WeightNoted e => notes with { PatientId = e.PatientId, Weight = e, Weights = notes.Weights.Add(e) },
        PreparationNoted e => notes with { PatientId = e.PatientId, Preparation = e },
        ScreeningNoted e => notes with { PatientId = e.PatientId, Screening = e },
        AssessmentNoted e => notes with { PatientId = e.PatientId, Assessments = notes.Assessments.Add(e) },
        EducationNoted e => notes with { PatientId = e.PatientId, Read = notes.Read.Add(e.Topic) },
        _ => throw new UnreachableException($"{happened.GetType().Name} has no place in {nameof(PatientNotes)}"),
    };
}
