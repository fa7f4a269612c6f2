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

/// <summary>
/// What a clearance asks of a patient beside the plan: a recent weight (4.2) and a preparation. It is kept apart from
/// the course, because it may be told before the plan is.
/// </summary>
public sealed record PatientNotes(Guid PatientId, WeightNoted? Weight, PreparationNoted? Preparation)
{
    public static readonly PatientNotes Initial = new(Guid.Empty, null, null);

    /// <summary>The stream of a patient; the patient's own id is another service's stream.</summary>
    public static Guid StreamOf(Guid patientId) => StableId.From("patient-notes", patientId.ToString());

    internal static PatientNotes Evolve(PatientNotes notes, PatientNote happened) => happened switch
    {
        WeightNoted e => notes with { PatientId = e.PatientId, Weight = e },
        PreparationNoted e => notes with { PatientId = e.PatientId, Preparation = e },
        _ => throw new UnreachableException($"{happened.GetType().Name} has no place in {nameof(PatientNotes)}"),
    };
}
