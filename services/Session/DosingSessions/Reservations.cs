using Npgsql;
using Stillwater.Platform.Commands;

namespace Stillwater.Sessions.DosingSessions;

/// <summary>
/// Chairs, people and recovery places are taken for a time by one session each; the database refuses a second one, in
/// the transaction that books it and before any event of it is stored.
/// </summary>
public sealed class Reservations(NpgsqlDataSource database)
{
    public const string Table = "reservation";

    public const string Schema =
        """
        create extension if not exists btree_gist;
        create table if not exists reservation (
          tenant text not null, resource text not null, during tstzrange not null, session uuid not null,
          exclude using gist (tenant with =, resource with =, during with &&));
        create index if not exists reservation_session on reservation (tenant, session);
        """;

    public static readonly Refusal SlotTaken = new(
        "session.slot-taken", RefusalKind.State, "Another session has the chair or the person at that time.");

    /// <summary>What a session takes and gives back with an event of it.</summary>
    public static IEnumerable<Guard> OwedBy(string tenant, Guid stream, object happened) => happened switch
    {
        SessionScheduled { Block: { } block } => Take(tenant, stream, block),
        SessionRescheduled e => [Free(tenant, stream), .. e.Block is { } block ? Take(tenant, stream, block) : []],
        SessionCancelled or SessionDeferred or NoShowRecorded or SessionAborted { AfterDose: false }
            or PatientDischarged or PatientTransferred => [Free(tenant, stream)],
        _ => [],
    };

    /// <summary>
    /// Whether another session has any of it now. Asked before deciding: of two who ask at once the database lets one
    /// through, and the other asks again.
    /// </summary>
    public async Task<Refusal?> TakenAsync(
        string tenant, Guid session, SessionBlock? block, CancellationToken cancellationToken)
    {
        if (block is not { Resources.Count: > 0 })
            return null;
        await using var command = database.CreateCommand(
            """
            select exists (select 1 from reservation
              where tenant = $1 and session <> $2 and resource = any($3) and during && tstzrange($4, $5))
            """);
        command.Parameters.AddWithValue(tenant);
        command.Parameters.AddWithValue(session);
        command.Parameters.AddWithValue(block.Resources.ToArray());
        command.Parameters.AddWithValue(block.From);
        command.Parameters.AddWithValue(block.Until);
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))! ? SlotTaken : null;
    }

    /// <summary>In one order for everybody, so that two sessions never wait for each other.</summary>
    private static IEnumerable<Guard> Take(string tenant, Guid session, SessionBlock block) =>
        block.Resources.Order(StringComparer.Ordinal).Select(resource => new Guard(
            "insert into reservation (tenant, resource, during, session) values (?, ?, tstzrange(?, ?), ?)",
            tenant, resource, block.From, block.Until, session));

    private static Guard Free(string tenant, Guid session) =>
        new("delete from reservation where tenant = ? and session = ?", tenant, session);
}
