namespace Stillwater.Clinical.Escalations;

/// <summary>One rung of a ladder: who is asked, and how long there is to answer before the next one is.</summary>
/// <param name="Order">Place on the ladder, from 1.</param>
/// <param name="Role">Role of who is asked.</param>
/// <param name="WithinMinutes">Minutes to acknowledge, 1–240.</param>
/// <param name="PractitionerId">The person, null when anybody of the role is.</param>
public sealed record EscalationStep(int Order, string Role, int WithinMinutes, Guid? PractitionerId = null);

/// <summary>One rung with its times.</summary>
/// <param name="Step">Place on the ladder, from 1.</param>
/// <param name="Role">Role of who is asked.</param>
/// <param name="PractitionerId">The person, null when anybody of the role is.</param>
/// <param name="AskedAt">From when on this rung is asked.</param>
/// <param name="AnswerBy">Until when it has to acknowledge.</param>
public sealed record EscalationDeadline(
    int Step, string Role, Guid? PractitionerId, DateTimeOffset AskedAt, DateTimeOffset AnswerBy);

/// <summary>
/// Who is asked next while nobody answers. The whole ladder is known when something is raised, so that its times are
/// facts: a platform that was down climbs to the same rung, only later.
/// </summary>
public static class EscalationLadder
{
    /// <summary>Every rung with its times; the first is asked at once, the last stays asked.</summary>
    public static IReadOnlyList<EscalationDeadline> From(IEnumerable<EscalationStep> steps, DateTimeOffset raisedAt)
    {
        var ladder = new List<EscalationDeadline>();
        var asked = raisedAt;
        foreach (var step in steps.OrderBy(s => s.Order))
        {
            var answerBy = asked.AddMinutes(step.WithinMinutes);
            ladder.Add(new EscalationDeadline(ladder.Count + 1, step.Role, step.PractitionerId, asked, answerBy));
            asked = answerBy;
        }

        return ladder;
    }

    /// <summary>The rung that is asked at a time; null before the first and for an empty ladder.</summary>
    public static EscalationDeadline? RungAt(this IEnumerable<EscalationDeadline> ladder, DateTimeOffset now) =>
        ladder.LastOrDefault(rung => rung.AskedAt <= now);
}
