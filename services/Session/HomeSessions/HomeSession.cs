using System.Collections.Immutable;
using System.Diagnostics;
using Stillwater.Contracts;

namespace Stillwater.Sessions.HomeSessions;

/// <summary>What is known around one session at home: who is there, what was seen, whether the dose is released.</summary>
public sealed record HomeSession
{
    public const string Arrived = "arrived";
    public const string Present = "present";

    public static readonly HomeSession Initial = new();

    public HomePlace? Place { get; init; }

    public ImmutableList<ChaperoneInvited> Invitations { get; init; } = [];

    public ImmutableDictionary<Guid, int> UsesLeft { get; init; } = ImmutableDictionary<Guid, int>.Empty;

    /// <summary>The last word of each chaperone.</summary>
    public ImmutableDictionary<Guid, ChaperoneAttested> Attested { get; init; } =
        ImmutableDictionary<Guid, ChaperoneAttested>.Empty;

    /// <summary>When the next attestation is due; null when none is owed.</summary>
    public DateTimeOffset? NextDueAt { get; init; }

    public ImmutableList<HomeChecked> Checks { get; init; } = [];

    public int Failures { get; init; }

    public HomeDoseReleased? Release { get; init; }

    public HomeDoseStarted? Dose { get; init; }

    public bool HasLeft { get; init; }

    public bool IsOver { get; init; }

    internal Guid PatientId => Place?.PatientId ?? Guid.Empty;

    /// <summary>Session's own notes on what happens at home are a stream of their own.</summary>
    internal static Guid IdOf(Guid session) => StableId.From("home-session", session.ToString());

    /// <summary>Chaperones whose last word is that they are there.</summary>
    internal IEnumerable<ChaperoneAttested> There => Attested.Values.Where(a => a.Kind is Arrived or Present);

    internal static HomeSession Evolve(HomeSession home, HomeSessionEvent happened) => happened switch
    {
        ChaperoneInvited e => home with
        {
            Place = e.Place,
            Invitations = home.Invitations.Add(e),
            UsesLeft = home.UsesLeft.SetItem(e.InvitationId, e.Uses),
        },
        InvitationRedeemed e => home with { UsesLeft = home.UsesLeft.SetItem(e.InvitationId, e.UsesLeft) },
        ChaperoneAttested e => home with
        {
            Attested = home.Attested.SetItem(e.ChaperoneId, e),
            NextDueAt = e.NextDueAt,
            HasLeft = home.HasLeft && e.Kind is not (Arrived or Present),
        },
        AttestationMissed e => home with { NextDueAt = e.NextDueAt },
        ChaperoneLeft => home with { HasLeft = true },
        HomeChecked e => home with { Place = e.Place, Checks = home.Checks.Add(e) },
        HomeGateFailed e => home with { Place = e.Place, Failures = home.Failures + 1 },
        HomeDoseReleased e => home with { Release = e },
        HomeDoseStarted e => home with { Dose = e, NextDueAt = e.NextDueAt },
        HomeSessionEnded => home with { IsOver = true, NextDueAt = null },
        _ => throw new UnreachableException($"{happened.GetType().Name} has no place in {nameof(HomeSession)}"),
    };
}
