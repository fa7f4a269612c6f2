using Marten;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;
using Stillwater.Platform.Keys;
using Stillwater.Platform.Privacy;
using Stillwater.Platform.Tenancy;
using Stillwater.Screenings.Patients;
using Stillwater.Screenings.RuleAdoptions;
using Stillwater.Screenings.RuleSets;

namespace Stillwater.Screenings.Screenings;

internal static class GetScreeningEndpoint
{
    public static void MapGetScreening(this IEndpointRouteBuilder screenings) =>
        screenings.MapGet("/{screeningId:guid}", HandleAsync).AsRead("getScreening", Roles.StaffOrClient);

    private static Task<IResult> HandleAsync(
        Guid screeningId, IncomingRead read, Sealer sealer, ScreenedPatients patients, ClinicRules clinicRules,
        CancellationToken ct) =>
        read.ViewAsync<Screening, ScreeningEvent>(
            screeningId, "screening",
            async (folded, token) =>
            {
                var (patient, age, now) = await patients.ReadAsync(read.Caller, folded.State.PatientId, token);
                var rules = await clinicRules.OfAsync(read.Caller.Clinic, token);
                var opening = new Opening(sealer, new SealScope(read.Caller.Clinic, patient.Id));
                return await ViewAsync(
                    folded.State, patient, StillMissing.For(folded.State, patient, age, now, rules), opening, token);
            }, ct);

    private static string StateOf(Screening s) => s switch
    {
        { Determination: null } => "open",
        { Expiry: not null } => "expired",
        _ => "determined",
    };

    private static async ValueTask<ScreeningView> ViewAsync(
        Screening s, Patient patient, IReadOnlyList<string> missing, Opening opening, CancellationToken ct)
    {
        var history = await ScreeningOpening.OpenAsync(s.History?.Fact, opening, ct);
        var medicines = await ScreeningOpening.OpenAsync(s.Medications?.Fact, opening, ct);
        var context = await ScreeningOpening.OpenAsync(s.Context?.Fact, opening, ct);
        var acceptances = await ScreeningOpening.OpenAsync(s.Acceptances, opening, ct);
        return new ScreeningView(
            s.Id, s.PatientId, s.TargetCondition, s.RequestedSetting, s.PreferredRoute,
            StateOf(s), missing, history, medicines, context,
            [.. s.Vitals.Select(v => VitalsView.From(v.Fact))],
            [.. s.Labs.Select(l => LabView.From(l.Fact))],
            [.. s.Instruments.Select(i => ScoredInstrumentView.From(s.Id, i.Fact, null))],
            [.. patient.Consents.Select(ConsentView.From)],
            s.Determination is { } e ? DeterminationView.From(s.Id, e, null) : null,
            s.Expiry is { } x ? new ExpiryView(x.Because, x.ExpiredAt) : null, acceptances, opening.Erased);
    }
}

/// <summary>Reads the patient of a screening for a view.</summary>
internal sealed class ScreenedPatients(IDocumentStore store, StreamTypes streams, ClinicClock clock, BirthDates births)
{
    /// <summary>The patient, the age in whole years, and the clinic's time.</summary>
    public async Task<(Patient Patient, int AgeYears, DateTimeOffset Now)> ReadAsync(
        Caller caller, Guid patientId, CancellationToken cancellationToken)
    {
        await using var session = store.QuerySession(caller.Clinic);
        var stored = await session.Events.FetchStreamAsync(patientId, token: cancellationToken);
        var patient = streams.Of<Patient, PatientEvent>().Fold(stored, streams.Catalogue).State;
        var now = await clock.NowOfAsync(caller, cancellationToken);
        return (patient, await births.AgeOnAsync(caller.Clinic, patient, now, cancellationToken), now);
    }
}
