using System.Collections.Immutable;

namespace Stillwater.Integration.Journeys;

/// <summary>One therapy session around a dosing session, with its notes.</summary>
public sealed record TherapySession(
    Guid Id, int Number, string Kind, Guid? DosingSessionId, DateTimeOffset StartsAt, Guid TherapistId, string Mode,
    DateTimeOffset? CompletedAt, ImmutableList<IntegrationRecorded> Notes)
{
    internal static TherapySession From(IntegrationScheduled e) => new(
        e.IntegrationSessionId, e.Number, e.Kind, e.DosingSessionId, e.StartsAt, e.TherapistId, e.Mode, null, []);

    internal TherapySession With(IntegrationRecorded note) => this with { Notes = Notes.Add(note) };
}

/// <summary>What a therapy session is for.</summary>
public static class SessionKind
{
    public const string Preparation = "preparation";
    public const string Integration = "integration";
    public const string Kap = "kap";
}

/// <summary>Where a therapy session takes place.</summary>
public static class SessionMode
{
    public const string InPerson = "in-person";
    public const string Video = "video";
    public const string Phone = "phone";
}
