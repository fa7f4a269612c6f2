using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;
using Stillwater.Platform.Tenancy;
using Stillwater.Screenings.Patients;
using Stillwater.Screenings.RuleAdoptions;

namespace Stillwater.Screenings.Screenings;

internal static class DetermineEligibilityEndpoint
{
    public static void MapDetermineEligibility(this IEndpointRouteBuilder screenings) => screenings
        .MapPost("/{screeningId:guid}/determination", HandleAsync).AsChange("determineEligibility", Roles.Clinical);

    private static Task<IResult> HandleAsync(
        Guid screeningId, IncomingCommand incoming, BirthDates births, EventIds events, ClinicRules clinicRules,
        CancellationToken ct)
    {
        var id = Guid.CreateVersion7();
        return incoming.RunAsync(
            async (work, token) =>
            {
                if (await work.ReadAsync<Screening, ScreeningEvent>(screeningId, token) is not { } screening)
                    return PlatformCodes.NotFound;
                var patient = (await work.ReadAsync<Patient, PatientEvent>(screening.State.PatientId, token))!.State;
                // Ids are read after the streams, so that there is one for every event that was folded.
                var gathered = new GatheredFacts(
                    await events.OfAsync(work.Clinic, screeningId, token), await events.OfAsync(
                        work.Clinic, patient.Id, token));
                var age = await births.AgeOnAsync(work.Clinic, patient, work.Now, token);
                var rules = await clinicRules.OfAsync(work.Clinic, token);
                work.RuleSet = rules.Stamp;
                var decided = await work.ChangeAsync(
                    screeningId, new DetermineEligibility(id, patient, age, gathered, rules, work.Caller.Actor), token);
                return decided.Refusal is { } refusal
                    ? refusal
                    : Answer.Ok(
                        decided.Revision,
                        DeterminationView.From(screeningId, decided.State.Determination!, work.EventIds));
            }, ct);
    }
}
