using Stillwater.Harness;
using Stillwater.Monitoring.Alerts;
using Stillwater.Monitoring.Patients;
using Stillwater.Monitoring.Tasks;
using Stillwater.Monitoring.Tests.Patients;

namespace Stillwater.Monitoring.Tests;

/// <summary>Events as they were stored by version 1: every build reads them, and writes them the same.</summary>
public class HistoryTests
{
    private static readonly StoredHistory History = new(
        typeof(HistoryTests).Assembly, MonitoringEventCatalogue.Declare, "patient-monitoring", "alert", "site", "task", "agenda");

    [Fact]
    public void Every_event_of_the_catalogue_has_a_stored_example() =>
        Assert.Equal(History.DeclaredNames, History.StoredNames);

    [Fact]
    public void Stored_events_are_read_and_written_unchanged() =>
        Assert.All(History.All, stored => Assert.Equal(stored.AsStored, stored.AsWrittenNow));

    [Fact]
    public void Stored_events_fold_to_a_patient_in_remission()
    {
        var patient = History.Of<PatientMonitoringEvent>("patient-monitoring")
            .Aggregate(PatientMonitoring.Initial, PatientMonitoring.Evolve);
        Assert.Equal(Course.Patient, patient.PatientId);
        Assert.True(Assert.Single(patient.Outcomes).Remission);
        Assert.Equal("release", Assert.Single(patient.Assessments).DosingAdvice);
    }

    [Fact]
    public void Stored_events_fold_to_an_alert_that_was_answered_late()
    {
        var alert = History.Of<AlertEvent>("alert").Aggregate(Alert.Initial, Alert.Evolve);
        Assert.Equal((Alert.Closed, 2), (alert.State, alert.Level));
        Assert.NotNull(alert.Overdue);
        Assert.NotNull(alert.Resolved?.Reason);
    }

    [Fact]
    public void Stored_events_fold_to_a_task_that_was_done_late()
    {
        var task = History.Of<CareTaskEvent>("task").TakeWhile(e => e is not TaskCancelled)
            .Aggregate(CareTask.Initial, CareTask.Evolve);
        Assert.Equal((CareTask.Done, "therapist"), (task.State, task.AssigneeRole));
        Assert.NotNull(task.Overdue);
        Assert.True(Assert.Single(task.Attempts).Reached);
        Assert.NotNull(task.Completed?.Note);
    }
}
