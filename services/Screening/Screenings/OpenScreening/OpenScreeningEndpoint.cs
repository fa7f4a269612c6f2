using System.ComponentModel.DataAnnotations;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;
using Stillwater.Platform.Tenancy;
using Stillwater.Screenings.Patients;
using Stillwater.Screenings.RuleAdoptions;
using Stillwater.Screenings.RuleSets;

namespace Stillwater.Screenings.Screenings;

/// <summary>A screening to be opened.</summary>
/// <param name="PatientId">The patient; must be registered in this clinic.</param>
/// <param name="TargetCondition">trd, mdsi, mdd, gad, social-anxiety, ptsd, bipolar-depression, ocd or pain.</param>
/// <param name="RequestedSetting">clinic or home.</param>
/// <param name="PreferredRoute">iv, im, sc, sublingual, oral or intranasal; none when left out.</param>
public sealed record OpenScreeningRequest(
    Guid PatientId,
    [property: StringLength(50, MinimumLength = 1)] string TargetCondition,
    Setting RequestedSetting,
    [property: AllowedValues("iv", "im", "sc", "sublingual", "oral", "intranasal", null)]
    string? PreferredRoute = null);

/// <summary>A screening that has been opened.</summary>
/// <param name="Id">The screening.</param>
/// <param name="PatientId">The patient.</param>
/// <param name="TargetCondition">Code of the condition to be treated.</param>
/// <param name="RequestedSetting">clinic or home.</param>
/// <param name="PreferredRoute">The preferred route, null for none.</param>
/// <param name="Missing">Codes of what is missing for a verdict.</param>
/// <param name="EventIds">Ids of the events that were caused.</param>
public sealed record OpenScreeningAnswer(
    Guid Id,
    Guid PatientId,
    string TargetCondition,
    Setting RequestedSetting,
    string? PreferredRoute,
    IReadOnlyList<string> Missing,
    IReadOnlyList<Guid> EventIds);

internal static class OpenScreeningEndpoint
{
    public static void MapOpenScreening(this IEndpointRouteBuilder screenings) =>
        screenings.MapPost("", HandleAsync).AsCreation("openScreening", Roles.StaffOrClient);

    private static Task<IResult> HandleAsync(
        OpenScreeningRequest body, IncomingCommand incoming, BirthDates births, ClinicRules clinicRules, CancellationToken ct)
    {
        var id = Guid.CreateVersion7();
        var command = new OpenScreening(
            id, body.PatientId, body.TargetCondition, body.RequestedSetting, body.PreferredRoute);
        return incoming.RunAsync(
            async (work, token) =>
            {
                if (await work.ReadAsync<Patient, PatientEvent>(body.PatientId, token) is not { State: var patient })
                    return PlatformCodes.NotFound;
                var decided = await work.StartAsync(id, command, token);
                if (decided.Refusal is { } refusal)
                    return refusal;
                var rules = await clinicRules.OfAsync(work.Clinic, token);
                var age = await births.AgeOnAsync(work.Clinic, patient, work.Now, token);
                return Answer.Created(
                    $"/v1/screenings/{id}", decided.Revision,
                    new OpenScreeningAnswer(
                        id, patient.Id, body.TargetCondition, body.RequestedSetting, body.PreferredRoute,
                        StillMissing.For(decided.State, patient, age, work.Now, rules), work.EventIds));
            }, ct);
    }
}
