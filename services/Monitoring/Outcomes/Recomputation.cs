using Stillwater.Monitoring.Patients;

namespace Stillwater.Monitoring.Outcomes;

/// <summary>What a patient's outcomes rest on: scores, signed plans and dosing sessions, coded.</summary>
/// <param name="Scores">Every score.</param>
/// <param name="Plans">Every signed plan.</param>
/// <param name="Sessions">Every dosing session that has begun or ended.</param>
public sealed record OutcomeFacts(
    IReadOnlyList<KnownScore> Scores, IReadOnlyList<KnownPlan> Plans, IReadOnlyList<KnownSession> Sessions)
{
    internal static OutcomeFacts Of(PatientMonitoring patient) => new(patient.Scores, patient.Plans, patient.Sessions);
}

/// <summary>Makes outcomes again from what they rest on, as if nothing had been recorded.</summary>
public static class Recomputation
{
    /// <summary>The outcomes that must stand, ordered by instrument and session.</summary>
    public static IReadOnlyList<OutcomeAssessed> Of(OutcomeFacts facts, OutcomeRules rules)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return Ordered(Attribution.Standing(
            PatientMonitoring.Initial with
            {
                Scores = [.. facts.Scores], Plans = [.. facts.Plans], Sessions = [.. facts.Sessions],
            },
            rules));
    }

    /// <summary>The recorded outcomes that stand; which earlier one each replaced is history and left out.</summary>
    internal static IReadOnlyList<OutcomeAssessed> Recorded(PatientMonitoring patient) => Ordered(patient.Outcomes);

    private static OutcomeAssessed[] Ordered(IEnumerable<OutcomeAssessed> outcomes) =>
    [
        .. outcomes.Select(o => o with { Supersedes = null })
            .OrderBy(o => o.Instrument, StringComparer.Ordinal).ThenBy(o => o.AfterSessionId),
    ];
}
