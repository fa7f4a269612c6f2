using Marten;
using Npgsql;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;
using Stillwater.Platform.Keys;
using Stillwater.Platform.Privacy;
using Stillwater.Platform.Tenancy;
using Stillwater.Sessions.Courses;
using Stillwater.Sessions.DosingSessions;
using Stillwater.Sessions.Inventory;
using Stillwater.Sessions.Rems.Enrolments;

namespace Stillwater.Sessions.Rems.Dispensings;

/// <summary>
/// Puts the dispensing record of a patient together from the books of the lots, her sessions and her enrolment: nothing of
/// it is kept twice.
/// </summary>
internal sealed class DispensingRecords(
    IDocumentStore store, StreamTypes streams, NpgsqlDataSource database, Sealer sealer)
{
    public async Task<IReadOnlyList<DispensingView>> OfSessionAsync(
        string clinic, DosingSession session, CancellationToken ct)
    {
        if (session.Dose is not { } dose)
            return [];
        await using var query = store.QuerySession(clinic);
        var enrolment = dose.Drug == DispensingGate.Esketamine
            && await Claim.HolderAsync(database, clinic, Enrolment.Claim, session.PatientId.ToString(), ct) is { } holder
            ? await FoldAsync<Enrolment, EnrolmentEvent>(query, holder, ct)
            : null;
        var remsId = enrolment?.Confirmation is { } confirmed
            ? (await sealer.OpenAsync(new SealScope(clinic, session.PatientId), confirmed.RemsId, ct)).Value
            : null;
        var found = new List<DispensingView>();
        var lots = dose.Lots.Select(l => l.Lot).Concat(session.Devices.Select(d => d.Lot));
        foreach (var lot in lots.Distinct(StringComparer.Ordinal))
        {
            var book = await FoldAsync<DrugLot, LotEvent>(query, DrugLot.IdOf(clinic, lot), ct);
            found.AddRange(DispensingView.Of(session, book, enrolment, remsId));
        }

        return [.. found.OrderBy(d => d.DispensedAt).ThenBy(d => d.Part)];
    }

    public async Task<IReadOnlyList<DispensingView>> OfCourseAsync(string clinic, Course course, CancellationToken ct)
    {
        var found = new List<DispensingView>();
        await using var query = store.QuerySession(clinic);
        foreach (var id in course.Bookings.Values)
        {
            var session = await FoldAsync<DosingSession, DosingSessionEvent>(query, id, ct);
            found.AddRange(await OfSessionAsync(clinic, session, ct));
        }

        return found;
    }

    private async Task<TState> FoldAsync<TState, TEvent>(IQuerySession query, Guid stream, CancellationToken ct)
        where TState : class
        where TEvent : class
    {
        var stored = await query.Events.FetchStreamAsync(stream, token: ct);
        return streams.Of<TState, TEvent>().Fold(stored, streams.Catalogue).State;
    }
}

internal static class DispensingRecordEndpoints
{
    public static void MapDispensingRecords(this IEndpointRouteBuilder sessions)
    {
        sessions.MapGet("/{sessionId:guid}/dispensing-record", OfSessionAsync).AsRead("getDispensingRecord", Roles.Staff);
        sessions.MapGet("/dispensing-records", OfPlanAsync).AsRead("listDispensingRecords", Roles.Staff);
    }

    private static Task<IResult> OfSessionAsync(
        Guid sessionId, IncomingRead read, DispensingRecords records, CancellationToken ct) =>
        read.ViewAsync<DosingSession, DosingSessionEvent>(
            sessionId, "dispensing-record",
            async (folded, token) => new DispensingRecord(
                await records.OfSessionAsync(read.Caller.Clinic, folded.State, token)), ct);

    private static Task<IResult> OfPlanAsync(
        Guid planId, IncomingRead read, DispensingRecords records, CancellationToken ct) =>
        read.ViewAsync<Course, CourseEvent>(
            planId, "dispensing-record",
            async (folded, token) => new DispensingRecord(
                await records.OfCourseAsync(read.Caller.Clinic, folded.State, token)), ct);
}
