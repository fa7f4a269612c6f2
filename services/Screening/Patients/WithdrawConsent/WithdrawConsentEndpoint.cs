using System.ComponentModel.DataAnnotations;
using Stillwater.Contracts;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;
using Stillwater.Platform.Keys;
using Stillwater.Platform.Privacy;
using Stillwater.Platform.Tenancy;
using Stillwater.Screenings.Consents;
using Stillwater.Screenings.Screenings;

namespace Stillwater.Screenings.Patients;

/// <summary>A withdrawal; nothing has to be said with it.</summary>
/// <param name="Reason">Why, at most 2000 characters; protected.</param>
/// <param name="SaidTo">The practitioner to whom it was said.</param>
public sealed record WithdrawConsentRequest(
    [property: StringLength(2000)] string? Reason = null, Guid? SaidTo = null);

/// <summary>A consent that no longer holds.</summary>
/// <param name="ConsentId">The consent.</param>
/// <param name="PatientId">The patient.</param>
/// <param name="Kind">Its purpose.</param>
/// <param name="EffectiveAt">From when it no longer holds: at once.</param>
/// <param name="SessionsCancelled">
/// Sessions to come that this purpose carried, as far as Screening has heard of them. Session is told at once and cancels
/// them; their own state says when it is done.
/// </param>
/// <param name="HomeDosesLocked">
/// false where the purpose carries no doses at home; null where it does: the supplies are locked when Session hears of
/// it, and Screening does not see them.
/// </param>
/// <param name="RetainedUnder">On what grounds records are still kept.</param>
/// <param name="EventIds">Ids of the events that were caused.</param>
public sealed record WithdrawConsentAnswer(
    Guid ConsentId,
    Guid PatientId,
    string Kind,
    DateTimeOffset EffectiveAt,
    IReadOnlyList<Guid> SessionsCancelled,
    bool? HomeDosesLocked,
    IReadOnlyList<RetainedView> RetainedUnder,
    IReadOnlyList<Guid> EventIds);

/// <summary>A class of records that is still kept.</summary>
/// <param name="Class">The class.</param>
/// <param name="Basis">The ground.</param>
/// <param name="Text">The ground in words.</param>
/// <param name="Years">Years that it is kept after its last fact.</param>
public sealed record RetainedView(string Class, string Basis, string Text, int? Years);

internal static class WithdrawConsentEndpoint
{
    /// <summary>Only a person can withdraw what a person has given.</summary>
    public static void MapWithdrawPatientConsent(this IEndpointRouteBuilder patients) => patients
        .MapPost("/{patientId:guid}/consents/{consentId:guid}/withdrawal", HandleAsync).AsAddition(
            "withdrawPatientConsent", [.. Roles.Staff, Roles.Patient]);

    /// <summary>The same from a screening of the patient.</summary>
    public static void MapWithdrawConsent(this IEndpointRouteBuilder screenings) => screenings
        .MapDelete("/{screeningId:guid}/consents/{consentId:guid}", HandleShorthandAsync).AsAddition(
            "withdrawConsent", Roles.Staff);

    private static Task<IResult> HandleAsync(
        Guid patientId, Guid consentId, WithdrawConsentRequest body, IncomingCommand incoming, Sealer sealer,
        KnownPatients known, CancellationToken ct) =>
        incoming.RunAsync(
            (work, token) => WithdrawAsync(work, patientId, consentId, body, sealer, known, token), ct);

    private static Task<IResult> HandleShorthandAsync(
        Guid screeningId, Guid consentId, IncomingCommand incoming, Sealer sealer, KnownPatients known,
        CancellationToken ct) =>
        incoming.RunAsync(
            async (work, token) =>
                await work.ReadAsync<Screening, ScreeningEvent>(screeningId, token) is { State.PatientId: var patient }
                    ? await WithdrawAsync(work, patient, consentId, new WithdrawConsentRequest(), sealer, known, token)
                    : PlatformCodes.NotFound, ct);

    private static async Task<Answer> WithdrawAsync(
        Work work, Guid patientId, Guid consentId, WithdrawConsentRequest body, Sealer sealer, KnownPatients known,
        CancellationToken ct)
    {
        if (await work.ReadAsync<Patient, PatientEvent>(patientId, ct) is not { State: var patient })
            return PlatformCodes.NotFound;
        var closing = new Closing(sealer, new SealScope(work.Clinic, patientId), DataClass.ClinicalText);
        var reason = await closing.CloseOptionalAsync("withdrawal-reason", body.Reason, ct);
        work.Reason = reason?.Token;
        var decided = await work.ApplyAsync(patientId, new WithdrawConsent(consentId, reason, body.SaidTo), ct);
        if (decided.Refusal is { } refusal)
            return refusal;

        var kind = patient.Consents.Single(c => c.ConsentId == consentId).Kind;
        var documents = ConsentDocuments.Default;
        if (documents.Stops(kind, "sessions"))
        {
            var facts = await known.OfAsync(work, patient, ct);
            await facts.ExpireVerdictAsync(work, "consent-withdrawn", ct);
        }

        return Answer.Ok(decided.Revision, new WithdrawConsentAnswer(
            consentId, patientId, kind, work.Now,
            documents.Stops(kind, "sessions") ? await SessionsToCome.OfAsync(work, patientId, ct) : [],
            documents.Stops(kind, "home-doses") ? null : false,
            [.. Retention.Default.Classes.Where(c => c.Action == RetentionAction.Retain)
                .Select(c => new RetainedView(c.Class, c.Basis, c.Text, c.Years))],
            work.EventIds));
    }
}
