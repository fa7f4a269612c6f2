using System.Diagnostics;
using Stillwater.Contracts;
using Stillwater.Integration.Journeys;

namespace Stillwater.Integration.PatientGoals;

/// <summary>
/// What a patient has said at screening that the treatment is for, kept until there is a journey that it belongs to.
/// </summary>
public sealed record StatedGoals(Guid PatientId, GoalsHeard? Last, Guid? JourneyId)
{
    public static readonly StatedGoals Initial = new(Guid.Empty, null, null);

    /// <summary>The stream of a patient.</summary>
    public static Guid StreamOf(Guid patient) => StableId.From("stated-goals", patient.ToString());

    internal static StatedGoals Evolve(StatedGoals goals, StatedGoalsEvent happened) => happened switch
    {
        GoalsHeard e => goals with { PatientId = e.PatientId, Last = e },
        GoalsJourneyNoted e => goals with { PatientId = e.PatientId, JourneyId = e.JourneyId },
        _ => throw new UnreachableException($"{happened.GetType().Name} has no place in {nameof(StatedGoals)}"),
    };
}

/// <summary>What is heard of a patient's goals. Stored for good: old facts never change.</summary>
public abstract record StatedGoalsEvent
{
    private protected StatedGoalsEvent() { }
}

/// <summary>The patient has stated goals at a screening; they take the place of those stated before.</summary>
public sealed record GoalsHeard(
    Guid PatientId,
    Guid RecordId,
    IReadOnlyList<Goal> Goals,
    DateTimeOffset StatedAt)
    : StatedGoalsEvent;

/// <summary>The journey to which the goals of this patient belong from now on.</summary>
public sealed record GoalsJourneyNoted(Guid PatientId, Guid JourneyId) : StatedGoalsEvent;
