using Stillwater.Contracts.Session.V1;
using Stillwater.Platform;
using Stillwater.Screenings;
using Stillwater.Screenings.ErasureRequests;
using Stillwater.Screenings.Patients;
using Stillwater.Screenings.Reactions;
using Stillwater.Screenings.RuleAdoptions;
using Stillwater.Screenings.RuleSets;
using Stillwater.Screenings.Screenings;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddValidation();
builder.Services.AddSingleton(RuleShelf.Default);
builder.Services.AddSingleton<ClinicRules>().AddSingleton<PastDeterminations>();
builder.Services.AddSingleton<BirthDates>().AddSingleton<EventIds>();
builder.Services.AddSingleton<KnownPatients>().AddSingleton<ScreenedPatients>();
builder.AddStillwaterService("screening", service => service
    .Catalogue(ScreeningEventCatalogue.Declare)
    .Stream<Patient, PatientEvent>("patient", Patient.Initial, Patient.Evolve, p => p.Id)
    .Stream<Screening, ScreeningEvent>("screening", Screening.Initial, Screening.Evolve, s => s.PatientId)
    .Stream<SessionsToCome, SessionHeardOf>(
        "sessions-to-come", SessionsToCome.Initial, SessionsToCome.Evolve, s => s.PatientId)
    .Stream<RuleAdoption, RuleAdoptionEvent>(
        "rule-adoption", RuleAdoption.Initial, RuleAdoption.Evolve, _ => Guid.Empty)
    .Stream<ErasureRequest, ErasureRequestEvent>(
        "erasure-request", ErasureRequest.Initial, ErasureRequest.Evolve, r => r.PatientId)
    .Rows<PatientRow, PatientEvent>(PatientRow.Next)
    .Contracts(ScreeningContracts.Translate)
    .OwedBy(ScreeningTimers.OwedBy)
    .OnTimer(ScreeningTimers.VerdictEnd, ScreeningTimers.ExpireAsync)
    .ReactTo<SessionScheduled>(OnSessionsToCome.ReactAsync)
    .ReactTo<SessionCancelled>(OnSessionsToCome.ReactAsync)
    .ReactTo<RemsVerificationFailed>(OnRemsLooks.ReactAsync)
    .ReactTo<DoseGiven>(OnRemsLooks.ReactAsync));

var app = builder.Build();
if (await app.AppliedSchemaAsync(args))
    return;
app.UseStillwater();
app.MapPatients();
app.MapScreenings();
app.MapRuleSets();
app.MapListDeterminations();
app.MapErasureRequests();
await app.RunAsync();

/// <summary>The service as a program, for the tests that start it.</summary>
public partial class Program;
