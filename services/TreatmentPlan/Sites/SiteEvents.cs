using Stillwater.Contracts;
using Stillwater.Platform.Commands;

namespace Stillwater.TreatmentPlans.Sites;

/// <summary>What can happen to a place where patients are treated.</summary>
public abstract record SiteEvent
{
    private protected SiteEvent() { }
}

/// <summary>The clinic has a site.</summary>
public sealed record SiteRegistered(Guid SiteId, SiteProfile Profile, string RegisteredBy, DateTimeOffset RegisteredAt)
    : SiteEvent;

/// <summary>What is known of a site was replaced as a whole.</summary>
public sealed record SiteChanged(SiteProfile Profile, string ChangedBy, DateTimeOffset ChangedAt) : SiteEvent;

/// <summary>A chair is there, was changed, or is out of use.</summary>
public sealed record ChairSet(Chair Chair, DateTimeOffset SetAt) : SiteEvent;

/// <summary>
/// The certification for esketamine was lost with the site's licence, or came back with a new one.
/// </summary>
public sealed record CertificationChanged(RemsState State, string Reason, DateTimeOffset ChangedAt) : SiteEvent;

/// <summary>A check, drill, approval, training or attestation was done; it counts until then.</summary>
public sealed record SafetyRecorded(
    Guid RecordId,
    string Kind,
    IReadOnlyList<SafetyItem> Items,
    IReadOnlyList<string> Failed,
    DateTimeOffset DoneAt,
    DateTimeOffset ValidUntil,
    string RecordedBy)
    : SiteEvent, IHappenedAt
{
    DateTimeOffset IHappenedAt.HappenedAt => DoneAt;
}

/// <summary>A record counts no more and no newer one has taken its place.</summary>
public sealed record SafetyLapsed(Guid RecordId, string Kind, DateTimeOffset DueAt, TimeSpan LateBy) : SiteEvent;

/// <summary>What is known of a site. Its name and address, and who represents it, are closed under the clinic's key.</summary>
public sealed record SiteProfile(
    Sealed<string> Name,
    Sealed<string> Address,
    string TimeZone,
    IReadOnlyList<string> Settings,
    RemsCertification? Rems,
    IReadOnlyList<EscalationStep> Escalation,
    IReadOnlyList<OpeningSpan> OpeningHours);

/// <summary>The certification of a setting for esketamine (section 7.1).</summary>
public sealed record RemsCertification(
    string SettingId, DateOnly? CertifiedOn, Sealed<string>? Representative, RemsState State);

/// <summary>Where a certification stands.</summary>
public enum RemsState
{
    /// <summary>Asked for, not given.</summary>
    Pending,

    /// <summary>Esketamine may be given.</summary>
    Certified,

    /// <summary>Ended with its licence, or given back.</summary>
    Lapsed,

    /// <summary>The representative has changed; the setting must be certified again.</summary>
    RecertificationDue,
}

/// <summary>Whom an alert climbs to, and how long each has to answer, minutes.</summary>
public sealed record EscalationStep(int Order, Guid PractitionerId, int WithinMinutes);

/// <summary>A span in which a site is open, in its own time. Midnight at the end of a day is 00:00.</summary>
public sealed record OpeningSpan(DayOfWeek Day, TimeOnly OpensAt, TimeOnly ClosesAt)
{
    private const int MinutesOfADay = 1440;

    internal int FromMinute => (int)OpensAt.ToTimeSpan().TotalMinutes;

    internal int UntilMinute =>
        ClosesAt == TimeOnly.MinValue ? MinutesOfADay : (int)ClosesAt.ToTimeSpan().TotalMinutes;
}

/// <summary>A place for one patient at a time.</summary>
public sealed record Chair(string ChairId, Sealed<string> Name, IReadOnlyList<string> Routes, bool Active);

/// <summary>One thing that was looked at, and whether it was in order.</summary>
public sealed record SafetyItem(string Code, bool Ok);
