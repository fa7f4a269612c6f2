using Stillwater.Platform.Http;

namespace Stillwater.Integration.Journeys.ListJourneys;

/// <summary>One journey in a list.</summary>
/// <param name="Id">The journey.</param>
/// <param name="PatientId">The patient.</param>
/// <param name="PlanId">The plan that it accompanies.</param>
/// <param name="Phase"><c>induction</c> or <c>maintenance</c>.</param>
/// <param name="SessionsScheduled">Therapy sessions scheduled so far.</param>
/// <param name="SessionsCompleted">Therapy sessions that have taken place.</param>
/// <param name="FollowUpsOwed">Dosing sessions with a discharge.</param>
/// <param name="FollowUpsMissed">Dosing sessions whose window ended without integration.</param>
public sealed record JourneyRow(
    Guid Id,
    Guid PatientId,
    Guid PlanId,
    string Phase,
    int SessionsScheduled,
    int SessionsCompleted,
    int FollowUpsOwed,
    int FollowUpsMissed)
    : IRow
{
    internal static JourneyRow? Next(JourneyRow? row, Guid id, JourneyEvent happened) => happened switch
    {
        JourneyOpened e => new JourneyRow(id, e.PatientId, e.PlanId, JourneyPhase.Induction, 0, 0, 0, 0),
        IntegrationScheduled => row! with { SessionsScheduled = row.SessionsScheduled + 1 },
        IntegrationCompleted => row! with { SessionsCompleted = row.SessionsCompleted + 1 },
        IntegrationWindowOpened => row! with { FollowUpsOwed = row.FollowUpsOwed + 1 },
        IntegrationMissed => row! with { FollowUpsMissed = row.FollowUpsMissed + 1 },
        MaintenanceNoted => row! with { Phase = JourneyPhase.Maintenance },
        _ => row,
    };
}
