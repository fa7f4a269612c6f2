using System.Collections.Immutable;
using System.Diagnostics;
using Stillwater.Contracts;

namespace Stillwater.TreatmentPlans.Sites;

/// <summary>What a site is and what it has shown.</summary>
public sealed record Site(
    Guid Id,
    SiteProfile? Profile,
    ImmutableSortedDictionary<string, Chair> Chairs,
    ImmutableSortedDictionary<string, SafetyRecorded> Latest,
    DateTimeOffset? RegisteredAt)
{
    /// <summary>Records that ran out before a newer one was made.</summary>
    public ImmutableHashSet<Guid> Lapsed { get; init; } = [];

    public static readonly Site Initial = new(
        Guid.Empty, null, ImmutableSortedDictionary<string, Chair>.Empty,
        ImmutableSortedDictionary<string, SafetyRecorded>.Empty, null);

    /// <summary>A site is found by its name within the clinic, so that no two have the same.</summary>
    public static Guid StreamOf(string clinic, string name) =>
        StableId.From("site", clinic, name.Trim().ToLowerInvariant());

    /// <summary>Whether esketamine may be given here.</summary>
    public bool IsCertified => Profile is { Rems.State: RemsState.Certified } profile
        && profile.Settings.Contains(SiteSettings.CertifiedHcs);

    /// <summary>Whether a plan of this setting can be carried out here.</summary>
    public bool Offers(string setting) => setting switch
    {
        SiteSettings.CertifiedHcs => IsCertified,
        "home" => Profile?.Settings.Contains(SiteSettings.Remote) == true,
        _ => Profile?.Settings.Contains(setting) == true,
    };

    /// <summary>The newest record of a kind by the time it was done, null when none was ever made.</summary>
    public SafetyRecorded? Record(string kind) => Latest.GetValueOrDefault(kind);

    internal static Site Evolve(Site site, SiteEvent happened) => happened switch
    {
        SiteRegistered e => site with { Id = e.SiteId, Profile = e.Profile, RegisteredAt = e.RegisteredAt },
        SiteChanged e => site with { Profile = e.Profile },
        ChairSet e => site with { Chairs = site.Chairs.SetItem(e.Chair.ChairId, e.Chair) },
        CertificationChanged e => site with
        {
            Profile = site.Profile! with { Rems = site.Profile.Rems! with { State = e.State } },
        },
        SafetyRecorded e => site.Record(e.Kind) is { } newest && newest.DoneAt > e.DoneAt
            ? site
            : site with { Latest = site.Latest.SetItem(e.Kind, e) },
        SafetyLapsed e => site with { Lapsed = site.Lapsed.Add(e.RecordId) },
        _ => throw new UnreachableException($"{happened.GetType().Name} has no place in {nameof(Site)}"),
    };
}
