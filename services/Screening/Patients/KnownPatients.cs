using Marten;
using Npgsql;
using Stillwater.Platform.Commands;
using Stillwater.Screenings.RuleSets;
using Stillwater.Screenings.Screenings;

namespace Stillwater.Screenings.Patients;

/// <summary>Finds the screening that a patient's last verdict comes from.</summary>
internal sealed class KnownPatients(
    IDocumentStore store, StreamTypes streams, NpgsqlDataSource database, BirthDates births)
{
    /// <summary>What is known of a patient for a decision.</summary>
    public async Task<KnownFacts> OfAsync(Work work, Patient patient, CancellationToken cancellationToken)
    {
        var age = await births.AgeOnAsync(work.Clinic, patient, work.Now, cancellationToken);
        var last = await work.HolderAsync(LastScreening.Claim, patient.Id.ToString(), cancellationToken);
        var screened = last is { } id
            ? await work.ReadAsync<Screening, ScreeningEvent>(id, cancellationToken)
            : null;
        return new KnownFacts(screened?.State, age);
    }

    /// <summary>A patient of this clinic, for a view of something else that is the patient's.</summary>
    public async Task<Patient> ReadAsync(string clinic, Guid patient, CancellationToken cancellationToken)
    {
        await using var session = store.QuerySession(clinic);
        var stored = await session.Events.FetchStreamAsync(patient, token: cancellationToken);
        return streams.Of<Patient, PatientEvent>().Fold(stored, streams.Catalogue).State;
    }

    /// <summary>The day of the last fact that Screening knows of: keeping counts from there.</summary>
    public async Task<DateOnly> LastFactOnAsync(Work work, Patient patient, CancellationToken cancellationToken)
    {
        var known = await OfAsync(work, patient, cancellationToken);
        var heard = await work.ReadAsync<SessionsToCome, SessionHeardOf>(
            SessionsToCome.StreamOf(patient.Id), cancellationToken);
        DateTimeOffset?[] told =
        [
            patient.RegisteredAt, patient.WeightTakenAt, patient.Medications?.Fact.RecordedAt,
            known.Screened?.Determination?.Facts.AsOf,
            .. patient.Consents.Select(c => (DateTimeOffset?)c.SignedAt),
            .. heard?.State.StartsAt.Values.Where(at => at <= work.Now).Select(at => (DateTimeOffset?)at) ?? [],
        ];
        return DateOnly.FromDateTime(told.Max()!.Value.UtcDateTime);
    }

    /// <summary>The screening that was determined last, for a view.</summary>
    public async Task<Screening?> LastScreeningAsync(string clinic, Guid patient, CancellationToken cancellationToken)
    {
        var key = patient.ToString();
        if (await Claim.HolderAsync(database, clinic, LastScreening.Claim, key, cancellationToken) is not { } last)
            return null;
        await using var session = store.QuerySession(clinic);
        var stored = await session.Events.FetchStreamAsync(last, token: cancellationToken);
        return streams.Of<Screening, ScreeningEvent>().Fold(stored, streams.Catalogue).State;
    }
}

/// <summary>Which screening a patient's last verdict comes from: a name that moves with each determination.</summary>
internal static class LastScreening
{
    public const string Claim = "last-screening";

    /// <summary>Runs in the commit of the determination.</summary>
    public static Guard Is(string clinic, Guid patient, Guid screening) => new(
        """
        insert into claim (tenant, kind, key, stream) values (?, ?, ?, ?)
        on conflict (tenant, kind, key) do update set stream = excluded.stream
        """,
        clinic, Claim, patient.ToString(), screening);

    /// <summary>Ends the verdict that the facts come from, when there is one that still holds.</summary>
    public static async Task ExpireVerdictAsync(
        this KnownFacts known, Work work, string because, CancellationToken cancellationToken)
    {
        if (known.Screened is { Determination: { } verdict } screened)
        {
            await work.ApplyAsync<Screening, ScreeningEvent>(
                screened.Id, new ExpireVerdict(verdict.DeterminationId, because), cancellationToken);
        }
    }
}
