namespace Stillwater.Integration.Journeys;

/// <summary>
/// Whether a therapy session's time is a good one; a time that is not is accepted, and said to be so.
/// </summary>
internal static class FollowUpWindow
{
    /// <summary>
    /// Whether a time falls in the window of its dosing session; null where none is owed or known yet.
    /// </summary>
    public static bool? Holds(Journey journey, string kind, Guid? dosingSessionId, DateTimeOffset startsAt) =>
        kind == SessionKind.Integration && dosingSessionId is { } id
            && journey.Dosing(id) is { OpensAt: { } opens, ClosesAt: { } closes }
            ? startsAt >= opens && startsAt <= closes
            : null;

    /// <summary>What a person should know about the time of a session.</summary>
    public static IEnumerable<Warning> WarningsOf(Journey journey, TherapySession session, JourneyParameters parameters)
    {
        if (Holds(journey, session.Kind, session.DosingSessionId, session.StartsAt) == false)
        {
            var (rule, dosing) = (parameters.Window, journey.Dosing(session.DosingSessionId!.Value)!);
            yield return new Warning(
                "integration.outside-window", rule.Id,
                $"Integration is due {rule.OpensAfterHours} to {rule.ClosesAfterHours} h after discharge.",
                dosing.OpensAt, dosing.ClosesAt);
        }

        if (session.Kind == SessionKind.Preparation && FirstDosingAt(journey) is { } first && session.StartsAt >= first)
        {
            yield return new Warning(
                "integration.preparation-after-first-dose", parameters.Preparation.Id,
                "Preparation comes before the first dose.", null, first);
        }
    }

    private static DateTimeOffset? FirstDosingAt(Journey journey) =>
        journey.Dosings.Min(d => d.StartsAt ?? d.DischargedAt);
}

/// <summary>Something accepted that a person should know about.</summary>
/// <param name="Code">Stable code, <c>integration.kebab-reason</c>.</param>
/// <param name="RuleId">The rule that it departs from.</param>
/// <param name="Detail">One sentence for a person.</param>
/// <param name="NotBefore">The earliest time that the rule would have, null when it sets none.</param>
/// <param name="NotAfter">The latest time that the rule would have, null when it sets none.</param>
public sealed record Warning(
    string Code, string RuleId, string Detail, DateTimeOffset? NotBefore, DateTimeOffset? NotAfter);
