using Stillwater.Local.Demo;

namespace Stillwater.Harness.Platforms;

/// <summary>Scenario S00, walked through a platform, and what it must come to however the platform fared meanwhile.</summary>
public static class S00
{
    public static readonly IReadOnlyList<int> Phq9 = [22, 16, 12, 11, 9, 7, 4];

    public static readonly IReadOnlyList<string> Classes =
        ["partial", "partial", "response", "response", "response", "remission"];

    /// <summary>Every event of the patient, by its name: no other, no more and no less often.</summary>
    public const string Facts =
        """
        6 integration.dosing-announced.v1
        1 integration.goals-journey-noted.v1
        6 integration.goals-review-noted.v1
        1 integration.goals-set.v1
        7 integration.integration-completed.v1
        7 integration.integration-recorded.v1
        7 integration.integration-scheduled.v1
        6 integration.integration-window-opened.v1
        1 integration.journey-opened.v1
        1 integration.maintenance-noted.v1
        6 monitoring.booking-noted.v1
        6 monitoring.discharge-noted.v1
        6 monitoring.dosing-noted.v1
        6 monitoring.exposure-noted.v1
        12 monitoring.instrument-scored.v1
        1 monitoring.monitoring-opened.v1
        6 monitoring.outcome-assessed.v1
        1 monitoring.plan-noted.v1
        1 monitoring.screening-scores-noted.v1
        1 monitoring.tasks-owed.v1
        2 screening.consent-given.v1
        4 screening.education-acknowledged.v1
        1 screening.eligibility-determined.v1
        1 screening.history-recorded.v1
        5 screening.instrument-scored.v1
        1 screening.lab-recorded.v1
        1 screening.medications-recorded.v1
        1 screening.patient-registered.v1
        1 screening.screening-opened.v1
        6 screening.session-heard-of.v1
        1 screening.vitals-recorded.v1
        6 session.clearance-assessed.v1
        1 session.course-moved-to-maintenance.v1
        1 session.course-opened.v1
        6 session.dose-counted.v1
        6 session.dose-started.v1
        6 session.dose-stopped.v1
        4 session.education-noted.v1
        54 session.observation-recorded.v1
        6 session.patient-checked-in.v1
        6 session.patient-discharged.v1
        1 session.preparation-noted.v1
        1 session.screening-noted.v1
        1 session.series-drafted.v1
        6 session.session-booked.v1
        6 session.session-cleared.v1
        6 session.session-completed.v1
        6 session.session-prepared.v1
        6 session.session-scheduled.v1
        1 session.weight-noted.v1
        2 treatment-plan.consent-noted.v1
        6 treatment-plan.dose-noted.v1
        1 treatment-plan.maintenance-started.v1
        6 treatment-plan.outcome-noted.v1
        1 treatment-plan.plan-drafted.v1
        1 treatment-plan.plan-signed.v1
        1 treatment-plan.proposal-decided.v1
        1 treatment-plan.proposal-raised.v1
        1 treatment-plan.regimen-proposed.v1
        6 treatment-plan.session-counted.v1
        6 treatment-plan.suicidality-noted.v1
        """;

    /// <summary>Walks the course in a clinic through the gateway; each line of it is told while it goes on.</summary>
    public static async Task<CourseResult> RunAsync(
        Uri gateway, string clinic, Action<Moment> tell, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { BaseAddress = gateway, Timeout = TimeSpan.FromSeconds(100) };
        return await new Course(new ClinicApi(http, clinic, TimeProvider.System), tell).RunAsync(cancellationToken);
    }
}
