using Stillwater.Contracts.Screening.V1;
using Stillwater.Contracts.Session.V1;
using Stillwater.Contracts.TreatmentPlan.V1;
using Stillwater.Monitoring;
using Stillwater.Monitoring.Alerts;
using Stillwater.Monitoring.Outcomes;
using Stillwater.Monitoring.Outcomes.ListOutcomeCourses;
using Stillwater.Monitoring.Patients;
using Stillwater.Monitoring.Reactions;
using Stillwater.Monitoring.Tasks;
using Stillwater.Platform;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddValidation();
builder.Services.AddSingleton(OutcomeRules.Shipped).AddSingleton<PastCourses>();
builder.AddStillwaterService("monitoring", service => service
    .Catalogue(MonitoringEventCatalogue.Declare)
    .Stream<PatientMonitoring, PatientMonitoringEvent>(
        "patient-monitoring", PatientMonitoring.Initial, PatientMonitoring.Evolve, p => p.PatientId)
    .KeepAlerts()
    .KeepTasks()
    .Contracts(MonitoringContracts.Translate)
    .ReactTo<PatientRegistered>(OnPatientRegistered.ReactAsync)
    .ReactTo<EligibilityDetermined>(OnEligibilityDetermined.ReactAsync)
    .ReactTo<PlanSigned>(OnPlanSigned.ReactAsync)
    .ReactTo<SessionStarted>(OnSessionStarted.ReactAsync)
    .ReactTo<DoseGiven>(OnDose.GiveAsync)
    .ReactTo<DoseCorrected>(OnDose.CorrectAsync)
    .ReactTo<SessionScheduled>(OnSessionsToCome.BookAsync)
    .ReactTo<SessionCancelled>(OnSessionsToCome.CancelAsync)
    .ReactTo<PatientDischarged>(OnPatientDischarged.ReactAsync)
    .ReactTo<SessionCompleted>(OnSessionCompleted.ReactAsync));

var app = builder.Build();
if (await app.AppliedSchemaAsync(args))
    return;
app.UseStillwater();
app.MapPatientMonitoring();
app.MapListOutcomeCourses();
app.MapAlerts();
app.MapTasks();
await app.RunAsync();

/// <summary>The service as a program, for the tests that start it.</summary>
public partial class Program;
