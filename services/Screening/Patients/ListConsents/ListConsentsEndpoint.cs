using Stillwater.Platform.Http;
using Stillwater.Platform.Keys;
using Stillwater.Platform.Privacy;
using Stillwater.Platform.Tenancy;
using Stillwater.Screenings.Consents;

namespace Stillwater.Screenings.Patients;

/// <summary>Every consent that a patient has given, the newest last.</summary>
/// <param name="PatientId">The patient.</param>
/// <param name="Items">The consents.</param>
/// <param name="Erased">Members that are null because they were erased.</param>
public sealed record ConsentsView(Guid PatientId, IReadOnlyList<SignedConsentView> Items, IReadOnlyList<string> Erased);

/// <summary>One consent.</summary>
/// <param name="ConsentId">The consent.</param>
/// <param name="Kind">Its purpose.</param>
/// <param name="DocumentVersion">Version of the text that was signed.</param>
/// <param name="Route">The route that it is bound to, null for all.</param>
/// <param name="Recipient">With whom may be shared, null for all who treat the patient.</param>
/// <param name="State">live, renewal-due, superseded or withdrawn.</param>
/// <param name="SignedBy">Who signed.</param>
/// <param name="SignedAt">When it was signed.</param>
/// <param name="EndedAt">When it was withdrawn or replaced, null while it holds.</param>
/// <param name="Reason">Why it was withdrawn, null where nothing was said.</param>
public sealed record SignedConsentView(
    Guid ConsentId,
    string Kind,
    string DocumentVersion,
    string? Route,
    string? Recipient,
    string State,
    SignerView SignedBy,
    DateTimeOffset SignedAt,
    DateTimeOffset? EndedAt,
    string? Reason);

/// <summary>Who signed.</summary>
public sealed record SignerView(string? Name, SignerRelation Relation);

internal static class ListConsentsEndpoint
{
    public static void MapListConsents(this IEndpointRouteBuilder patients) => patients
        .MapGet("/{patientId:guid}/consents", HandleAsync).AsRead(
            "listConsents", [.. Roles.StaffOrClient, Roles.Patient]);

    private static Task<IResult> HandleAsync(Guid patientId, IncomingRead read, Sealer sealer, CancellationToken ct) =>
        read.ViewAsync<Patient, PatientEvent>(
            patientId, "consents",
            async (folded, token) =>
            {
                var opening = new Opening(sealer, new SealScope(read.Caller.Clinic, patientId));
                var items = new List<SignedConsentView>();
                foreach (var ended in folded.State.EndedConsents)
                    items.Add(await OpenAsync(ended.Consent, ended, opening, token));
                foreach (var live in folded.State.Consents)
                    items.Add(await OpenAsync(live, null, opening, token));
                return new ConsentsView(
                    patientId, [.. items.OrderBy(c => c.SignedAt)], opening.Erased);
            }, ct);

    private static async ValueTask<SignedConsentView> OpenAsync(
        LiveConsent consent, EndedConsent? ended, Opening opening, CancellationToken ct) => new(
        consent.ConsentId, consent.Kind, consent.DocumentVersion, consent.Route, consent.Recipient,
        ended is not null ? Kebab.Of(ended.End) : ConsentStanding.Of(consent, ConsentDocuments.Default),
        new SignerView(await opening.OpenAsync(consent.SignedByName, "signedBy", ct), consent.SignedByRelation),
        consent.SignedAt, ended?.At, await opening.OpenAsync(ended?.Reason, "reason", ct));
}

/// <summary>Whether a signature still counts.</summary>
internal static class ConsentStanding
{
    /// <summary>live, or renewal-due when its text has changed in what it says.</summary>
    public static string Of(LiveConsent consent, ConsentDocuments documents) =>
        documents.Carries(consent.Kind, consent.DocumentVersion) ? "live" : "renewal-due";
}
