using System.Collections.Immutable;
using System.Diagnostics;
using Stillwater.Contracts;

namespace Stillwater.Sessions.Licences;

/// <summary>What this service knows of a person's licences. Stored for good: old records never change.</summary>
public abstract record LicenceStandingEvent
{
    private protected LicenceStandingEvent()
    {
    }
}

/// <summary>What the person is licensed for from now on; it replaces what was known.</summary>
public sealed record StandingNoted(Guid PractitionerId, string? Specialty, IReadOnlyList<LicenceHeld> Licences)
    : LicenceStandingEvent;

/// <summary>Licences of these types hold no more.</summary>
public sealed record StandingLapsed(IReadOnlyList<string> Types, string Reason) : LicenceStandingEvent;

/// <summary>How long one licence holds; without an end it never expires.</summary>
public sealed record LicenceHeld(string Type, DateTimeOffset? HoldsUntil);

/// <summary>What a person may do today: the specialty, and the licences that have not ended.</summary>
public sealed record LicenceStanding(string? Specialty, ImmutableList<LicenceHeld> Licences, ImmutableSortedSet<string> Lapsed)
{
    public static readonly LicenceStanding Initial = new(null, [], []);

    /// <summary>The stream of a person; the id of the person may be another stream's.</summary>
    public static Guid StreamOf(Guid practitionerId) => StableId.From("licence-standing", practitionerId.ToString());

    /// <summary>Whether a licence of one of these types is known to have ended.</summary>
    internal bool HasLapsed(IEnumerable<string> types, DateTimeOffset now) => types.Any(type =>
        Lapsed.Contains(type)
        || (Licences.Exists(l => l.Type == type) && Licences.Where(l => l.Type == type).All(l => l.HoldsUntil <= now)));

    internal static LicenceStanding Evolve(LicenceStanding standing, LicenceStandingEvent happened) => happened switch
    {
        StandingNoted e => new LicenceStanding(e.Specialty, [.. e.Licences], []),
        StandingLapsed e => standing with { Lapsed = standing.Lapsed.Union(e.Types) },
        _ => throw new UnreachableException($"{happened.GetType().Name} has no place in {nameof(LicenceStanding)}"),
    };
}
