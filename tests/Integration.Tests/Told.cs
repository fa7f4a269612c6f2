using Stillwater.Contracts;
using Stillwater.Contracts.Monitoring.V1;
using Stillwater.Contracts.Session.V1;
using Stillwater.Contracts.TreatmentPlan.V1;
using Stillwater.Integration.Journeys;

namespace Stillwater.Integration.Tests;

/// <summary>What the other services tell of one patient's plan.</summary>
internal sealed class Told(DateTimeOffset dischargedAt)
{
    public Guid Patient { get; } = Guid.CreateVersion7();

    public Guid Plan { get; } = Guid.CreateVersion7();

    public Guid Dosing { get; } = Guid.CreateVersion7();

    public DateTimeOffset DischargedAt => dischargedAt;

    public string Journey => $"/v1/journeys/{Opening.JourneyOf(Plan)}";

    public PlanSigned Signed => new(
        Patient, Plan, 1, "ketamine", "iv", "clinic", "off-label", 0.5m, 33, 49.5m, 66, 40, 6, 21, 4, Guid.NewGuid(),
        "2026.1",
        dischargedAt.AddDays(-3));

    public MaintenanceStarted Maintained => new(Patient, Plan, 4, Guid.NewGuid(), dischargedAt.AddDays(1));

    public IContract[] Session =>
    [
        new SessionScheduled(Patient, Plan, Dosing, 1, dischargedAt.AddHours(-2), dischargedAt.AddDays(-2)),
        new SessionStarted(Patient, Plan, Dosing, 1, "ketamine", "iv", dischargedAt.AddHours(-2)),
        new PatientDischarged(Patient, Plan, Dosing, 1, dischargedAt),
    ];

    public OutcomeAssessed Assessed => new(
        Patient, Plan, "phq-9", 22, 11, 50.0m, "response", true, false, Dosing, 1, dischargedAt.AddDays(1));
}
