using System.ComponentModel.DataAnnotations;
using Stillwater.Contracts;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;
using Stillwater.Platform.Keys;
using Stillwater.Platform.Privacy;
using Stillwater.Platform.Tenancy;
using Stillwater.Screenings.Screenings;

namespace Stillwater.Screenings.Patients;

/// <summary>A consent that was signed.</summary>
/// <param name="Kind">treatment, off-label, esketamine, home-dosing, data-sharing, telehealth or marketing.</param>
/// <param name="DocumentVersion">Version of the text that was signed; must be the current one.</param>
/// <param name="SignedBy">Who signed.</param>
/// <param name="SignedAt">When, not after now.</param>
/// <param name="Route">The route that it is bound to; all when left out.</param>
/// <param name="Recipient">
/// For data-sharing: the id or code of the care contact, site or clinic, never a name; all who treat the patient when
/// left out.
/// </param>
public sealed record GiveConsentRequest(
    [property: StringLength(50, MinimumLength = 1)] string Kind,
    [property: StringLength(50, MinimumLength = 1)] string DocumentVersion,
    SignerEntry SignedBy,
    DateTimeOffset SignedAt,
    [property: AllowedValues("iv", "im", "sc", "sublingual", "oral", "intranasal", null)] string? Route = null,
    [property: RegularExpression("^[a-z0-9][a-z0-9-]{0,63}$")] string? Recipient = null)
{
    internal async ValueTask<GiveConsent> CloseAsync(Guid consent, Closing closing, CancellationToken ct) => new(
        consent, Kind, DocumentVersion, Route, await closing.CloseAsync("signer-name", SignedBy.Name, ct),
        SignedBy.Relation, SignedAt.ToUniversalTime(), Recipient);
}

/// <summary>Who signed.</summary>
/// <param name="Name">Name, 1 to 200 characters; protected.</param>
/// <param name="Relation">self or representative.</param>
public sealed record SignerEntry([property: StringLength(200, MinimumLength = 1)] string Name, SignerRelation Relation);

/// <summary>A consent that holds from now on.</summary>
/// <param name="ConsentId">The consent.</param>
/// <param name="PatientId">The patient.</param>
/// <param name="Kind">Its purpose.</param>
/// <param name="DocumentVersion">Version of the text.</param>
/// <param name="Route">The route that it is bound to, null for all.</param>
/// <param name="Recipient">With whom may be shared, null for all who treat the patient.</param>
/// <param name="SignedAt">When it was signed.</param>
/// <param name="EventIds">Ids of the events that were caused.</param>
public sealed record GiveConsentAnswer(
    Guid ConsentId,
    Guid PatientId,
    string Kind,
    string DocumentVersion,
    string? Route,
    string? Recipient,
    DateTimeOffset SignedAt,
    IReadOnlyList<Guid> EventIds)
{
    internal static GiveConsentAnswer Of(Guid patient, GiveConsent command, IReadOnlyList<Guid> eventIds) => new(
        command.ConsentId, patient, command.Kind, command.DocumentVersion, command.Route, command.Recipient,
        command.SignedAt, eventIds);
}

internal static class GiveConsentEndpoint
{
    public static void MapGiveConsent(this IEndpointRouteBuilder screenings) =>
        screenings.MapPost("/{screeningId:guid}/consents", HandleAsync).AsAddition("giveConsent", Roles.StaffOrClient);

    /// <summary>
    /// The consent belongs to the patient; the revision answered is the screening's, which the caller works on.
    /// </summary>
    private static Task<IResult> HandleAsync(
        Guid screeningId, GiveConsentRequest body, IncomingCommand incoming, Sealer sealer, CancellationToken ct)
    {
        var consent = Guid.CreateVersion7();
        return incoming.RunAsync(
            async (work, token) =>
            {
                if (await work.ReadAsync<Screening, ScreeningEvent>(screeningId, token) is not { } screening)
                    return PlatformCodes.NotFound;
                var patient = screening.State.PatientId;
                var closing = new Closing(sealer, new SealScope(work.Clinic, patient), DataClass.Identity);
                var command = await body.CloseAsync(consent, closing, token);
                var decided = await work.ApplyAsync(patient, command, token);
                return decided.Refusal is { } refusal
                    ? refusal
                    : Answer.Created($"/v1/patients/{patient}", screening.Revision,
                        GiveConsentAnswer.Of(patient, command, work.EventIds));
            }, ct);
    }
}
