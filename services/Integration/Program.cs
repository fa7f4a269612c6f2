using Stillwater.Contracts.Monitoring.V1;
using Stillwater.Contracts.Screening.V1;
using Stillwater.Contracts.Session.V1;
using Stillwater.Contracts.TreatmentPlan.V1;
using Stillwater.Integration;
using Stillwater.Integration.Journeys;
using Stillwater.Integration.Journeys.ListJourneys;
using Stillwater.Integration.PatientGoals;
using Stillwater.Integration.Reactions;
using Stillwater.Platform;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddValidation();
builder.Services.AddSingleton(JourneyRules.Shipped);
builder.AddStillwaterService("integration", service => service
    .Catalogue(IntegrationEventCatalogue.Declare)
    .Stream<Journey, JourneyEvent>("journey", Journey.Initial, Journey.Evolve, j => j.PatientId)
    .Stream<StatedGoals, StatedGoalsEvent>(
        "stated-goals", StatedGoals.Initial, StatedGoals.Evolve, goals => goals.PatientId)
    .Rows<JourneyRow, JourneyEvent>(JourneyRow.Next, row => row.Index(r => r.PatientId))
    .Contracts(IntegrationContracts.Translate)
    .OwedBy(IntegrationTimers.OwedBy)
    .OnTimer(IntegrationTimers.WindowEnd, IntegrationTimers.MissAsync)
    .ReactTo<GoalsStated>(OnGoalsStated.ReactAsync)
    .ReactTo<PlanSigned>(OnPlanSigned.ReactAsync)
    .ReactTo<MaintenanceStarted>(OnMaintenanceStarted.ReactAsync)
    .ReactTo<SessionScheduled>(OnSessionScheduled.ReactAsync)
    .ReactTo<PatientDischarged>(OnPatientDischarged.ReactAsync)
    .ReactTo<OutcomeAssessed>(OnOutcomeAssessed.ReactAsync));

var app = builder.Build();
if (await app.AppliedSchemaAsync(args))
    return;
app.UseStillwater();
app.MapJourneys();
await app.RunAsync();

/// <summary>The service as a program, for the tests that start it.</summary>
public partial class Program;
