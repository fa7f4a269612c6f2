using Stillwater.Contracts;
using Stillwater.Contracts.Screening.V1;
using Stillwater.Contracts.Session.V1;
using Stillwater.Contracts.TreatmentPlan.V1;

namespace Stillwater.Monitoring.Tests;

/// <summary>What the other services tell of one patient.</summary>
internal sealed class Told
{
    public Guid Patient { get; } = Guid.CreateVersion7();

    public Guid Plan { get; } = Guid.CreateVersion7();

    public Guid Screening { get; } = Guid.CreateVersion7();

    public DateTimeOffset FirstDose { get; } = MonitoringHost.Now.AddDays(-21);

    public PatientRegistered Registered => new(Patient, FirstDose.AddDays(-6));

    public EligibilityDetermined Determined => new(
        Patient, Screening, StableId.From("determination", $"{Screening}"), "eligible", "trd", "clinic", ["iv"],
        ["clinic"],
        "2026.1", "00", FirstDose.AddDays(85), "female", 165, 66, FirstDose.AddDays(-5), [],
        [
            new("phq-9", 22, "severe", 0, FirstDose.AddDays(-5)), new("gad-7", 12, "moderate", null, FirstDose.AddDays(-5)),
            new("c-ssrs", null, "none", null, FirstDose.AddDays(-5)),
        ],
        FirstDose.AddDays(-5));

    public PlanSigned Signed => new(
        Patient, Plan, 1, "ketamine", "iv", "clinic", "off-label", 0.5m, 33, 49.5m, 66, 40, 6, 21, 4, Guid.NewGuid(),
        "2026.1",
        FirstDose.AddDays(-3));

    public Guid Session(int number) => StableId.From("session", $"{Plan}", $"{number}");

    public DateTimeOffset StartOf(int number) => FirstDose.AddDays(3 * (number - 1));

    public IContract[] CourseOf(int number) =>
    [
        new SessionScheduled(Patient, Plan, Session(number), number, StartOf(number), FirstDose.AddDays(-2)),
        new SessionStarted(Patient, Plan, Session(number), number, "ketamine", "iv", StartOf(number)),
        new PatientDischarged(Patient, Plan, Session(number), number, StartOf(number).AddHours(2)),
        new SessionCompleted(
            Patient, Plan, Session(number), number, false, 33, StartOf(number).AddHours(2),
            StartOf(number).AddHours(2)),
    ];
}
