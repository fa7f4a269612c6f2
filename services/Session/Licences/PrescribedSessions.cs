using Stillwater.Platform.Commands;
using Stillwater.Platform.Timers;
using Stillwater.Sessions.DosingSessions;
using Stillwater.Sessions.DosingSessions.PlacingHold;
using Stillwater.Sessions.Protocols;

namespace Stillwater.Sessions.Licences;

/// <summary>
/// Whose sessions are whose: a licence that ends is due at once in each session of its holder, however many there are,
/// each in a commit of its own.
/// </summary>
internal static class PrescribedSessions
{
    public const string Table = "prescribed_session";

    public const string Schema =
        """
        create table if not exists prescribed_session (
          tenant text not null, session uuid not null, standing uuid not null, primary key (tenant, session));
        create index if not exists prescribed_session_standing on prescribed_session (tenant, standing);
        """;

    /// <summary>The kind of timer, and its key: one is enough for whatever has ended.</summary>
    public const string LicenceLapsed = "licence-lapsed";

    public static IEnumerable<Guard> OwedBy(string tenant, Guid stream, object happened) => happened switch
    {
        SessionScheduled { PrescriberId: { } person } => [Note(tenant, stream, person)],
        SessionRescheduled e => [Forget(tenant, stream), .. e.PrescriberId is { } id ? [Note(tenant, stream, id)] : Nothing],
        SessionCancelled or NoShowRecorded or SessionAborted { AfterDose: false } or PatientDischarged or PatientTransferred =>
            [Forget(tenant, stream)],
        StandingLapsed => [TellAll(tenant, stream)],
        _ => Nothing,
    };

    public static async Task HoldAsync(Work work, DueTimer timer, CancellationToken cancellationToken)
    {
        var session = await work.ReadAsync<DosingSession, DosingSessionEvent>(timer.Stream, cancellationToken);
        if (session?.State.Booking?.PrescriberId is { } person
            && await work.ReadAsync<LicenceStanding, LicenceStandingEvent>(
                LicenceStanding.StreamOf(person), cancellationToken) is { State: var standing })
        {
            await work.ApplyAsync(
                timer.Stream, new HoldForLicence(standing, DosingProtocols.Shipped), cancellationToken);
        }
    }

    private static Guard[] Nothing => [];

    private static Guard Note(string tenant, Guid session, Guid person) => new(
        """
        insert into prescribed_session (tenant, session, standing) values (?, ?, ?)
        on conflict (tenant, session) do update set standing = excluded.standing
        """,
        tenant, session, LicenceStanding.StreamOf(person));

    private static Guard Forget(string tenant, Guid session) =>
        new("delete from prescribed_session where tenant = ? and session = ?", tenant, session);

    private static Guard TellAll(string tenant, Guid standing) => new(
        """
        insert into timer (tenant, stream, key, due, kind)
        select p.tenant, p.session, ?, coalesce((select c.now from clinic_clock c where c.tenant = p.tenant), now()), ?
        from prescribed_session p where p.tenant = ? and p.standing = ?
        on conflict (tenant, stream, key) do nothing
        """,
        LicenceLapsed, LicenceLapsed, tenant, standing);
}
