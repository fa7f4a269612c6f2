using Stillwater.Contracts.TreatmentPlan.V1;
using Stillwater.Platform;
using Stillwater.Sessions;
using Stillwater.Sessions.Courses;
using Stillwater.Sessions.DosingSessions;
using Stillwater.Sessions.Protocols;
using Stillwater.Sessions.Reactions;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddValidation();
builder.Services.AddSingleton(DosingProtocols.Shipped);
builder.AddStillwaterService("session", service => service
    .Catalogue(SessionEventCatalogue.Declare)
    .Stream<Course, CourseEvent>("course", Course.Initial, Course.Evolve, course => course.PatientId)
    .Stream<DosingSession, DosingSessionEvent>(
        "dosing-session", DosingSession.Initial, DosingSession.Evolve, session => session.PatientId)
    .Rows<SessionRow, DosingSessionEvent>(SessionRow.Next, row => row.Index(x => x.PlanId))
    .Contracts(SessionContracts.Translate)
    .OwedBy(SessionTimers.OwedBy)
    .OnTimer(SessionTimers.ObservationDue, SessionTimers.MissAsync)
    .ReactTo<PlanSigned>(OnPlanSigned.ReactAsync)
    .ReactTo<MaintenanceStarted>(OnMaintenanceStarted.ReactAsync));

var app = builder.Build();
if (await app.AppliedSchemaAsync(args))
    return;
app.UseStillwater();
app.MapDosingSessions();
await app.RunAsync();

/// <summary>Named for the tests that start it.</summary>
public partial class Program;
