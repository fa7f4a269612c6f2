using Stillwater.Contracts;
using Stillwater.Platform.Commands;
using Stillwater.Screenings.Consents;

namespace Stillwater.Screenings.Patients;

/// <summary>Only the current version of a text can be signed, and not in the future.</summary>
public sealed record GiveConsent(
    Guid ConsentId,
    string Kind,
    string DocumentVersion,
    string? Route,
    Sealed<string> SignedByName,
    SignerRelation SignedByRelation,
    DateTimeOffset SignedAt,
    string? Recipient = null)
    : ICommand<Patient, PatientEvent>
{
    public static readonly Refusal KindUnknown = new(
        "screening.consent-kind-unknown", RefusalKind.Rule, "There is no consent text for this purpose.")
    {
        Field = new FieldFault(
            "/kind", "treatment, off-label, esketamine, home-dosing, data-sharing, telehealth or marketing"),
    };

    public static readonly Refusal VersionStale = new(
        "screening.consent-version-stale", RefusalKind.Rule,
        "This version of the text cannot be signed; sign the current one.")
    {
        Field = new FieldFault("/documentVersion", "the current version of the text"),
    };

    public static readonly Refusal RouteOther = new(
        "screening.consent-route-other", RefusalKind.Rule, "The text of this purpose is not about this route.")
    {
        Field = new FieldFault("/route", "a route that the text is about, or none for all of them"),
    };

    public static readonly Refusal RecipientOther = new(
        "screening.consent-recipient-other", RefusalKind.Rule, "Only a consent to sharing names a recipient.")
    {
        Field = new FieldFault("/recipient", "left out unless the kind is data-sharing"),
    };

    public static readonly Refusal SignedInFuture = new(
        "screening.signed-in-future", RefusalKind.Rule, "A consent cannot be signed later than now.")
    {
        Field = new FieldFault("/signedAt", "not after now"),
    };

    public Decision<PatientEvent> Decide(Patient state, DateTimeOffset now) => this switch
    {
        _ when state.Id == Guid.Empty => PlatformCodes.NotFound,
        _ when state.Consents.Any(c => c.ConsentId == ConsentId)
            || state.EndedConsents.Any(e => e.Consent.ConsentId == ConsentId) => Decision<PatientEvent>.Nothing,
        _ when !ConsentDocuments.Default.HasKind(Kind) => KindUnknown,
        _ when !ConsentDocuments.Default.IsCurrent(Kind, DocumentVersion) => VersionStale,
        { Route: { } route } when !ConsentDocuments.Default.Covers(Kind, route) => RouteOther,
        { Recipient: not null, Kind: not "data-sharing" } => RecipientOther,
        _ when SignedAt > now => SignedInFuture,
        _ => new ConsentGiven(
            ConsentId, Kind, DocumentVersion, Route, SignedByName, SignedByRelation, SignedAt, Recipient),
    };
}
