using System.Text.Json.Serialization;
using Stillwater.Contracts;
using Stillwater.Platform.Commands;

namespace Stillwater.Screenings.Patients;

/// <summary>What Screening has heard of a patient's dosing sessions: enough to name those that a change touches.</summary>
public sealed record SessionsToCome(Guid PatientId, IReadOnlyDictionary<Guid, DateTimeOffset> StartsAt)
{
    /// <summary>Before anything was heard.</summary>
    public static readonly SessionsToCome Initial = new(Guid.Empty, new Dictionary<Guid, DateTimeOffset>());

    /// <summary>The stream of a patient.</summary>
    public static Guid StreamOf(Guid patient) => StableId.From("sessions-to-come", patient.ToString());

    internal static SessionsToCome Evolve(SessionsToCome sessions, SessionHeardOf e)
    {
        var startsAt = new Dictionary<Guid, DateTimeOffset>(sessions.StartsAt) { [e.SessionId] = e.StartsAt };
        if (e.CancelledAt is not null)
            startsAt.Remove(e.SessionId);
        return new SessionsToCome(e.PatientId, startsAt);
    }

    /// <summary>Sessions that begin after now, the nearest first.</summary>
    internal static async Task<IReadOnlyList<Guid>> OfAsync(Work work, Guid patient, CancellationToken cancellationToken)
    {
        var heard = await work.ReadAsync<SessionsToCome, SessionHeardOf>(StreamOf(patient), cancellationToken);
        return heard is null
            ? []
            : [.. heard.State.StartsAt.Where(s => s.Value > work.Now).OrderBy(s => s.Value).Select(s => s.Key)];
    }
}

/// <summary>Session has said when a dosing session begins, or that it will not take place.</summary>
public sealed record SessionHeardOf(
    Guid PatientId,
    Guid SessionId,
    DateTimeOffset StartsAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? CancelledAt = null);
