namespace Stillwater.TreatmentPlans.Sites.GetSite;

/// <summary>A site.</summary>
/// <param name="Id">The site.</param>
/// <param name="Name">Its name, null when it is erased.</param>
/// <param name="Address">Where it is, null when it is erased.</param>
/// <param name="TimeZone">IANA time zone; its days end at midnight there.</param>
/// <param name="Settings">Any of clinic, certified-hcs and remote.</param>
/// <param name="Rems">Its certification for esketamine, null when none was asked for.</param>
/// <param name="Escalation">Whom an alert climbs to.</param>
/// <param name="OpeningHours">When it is open.</param>
/// <param name="Chairs">Its chairs.</param>
/// <param name="RegisteredAt">When it was registered.</param>
/// <param name="Erased">Names of members whose content was erased.</param>
public sealed record SiteView(
    Guid Id,
    string? Name,
    string? Address,
    string TimeZone,
    IReadOnlyList<string> Settings,
    RemsView? Rems,
    IReadOnlyList<EscalationStep> Escalation,
    IReadOnlyList<OpeningSpan> OpeningHours,
    IReadOnlyList<ChairView> Chairs,
    DateTimeOffset RegisteredAt,
    IReadOnlyList<string> Erased);

/// <summary>A certification for esketamine.</summary>
/// <param name="SettingId">Its id in the programme.</param>
/// <param name="State">pending, certified, lapsed or recertification-due.</param>
/// <param name="Certified">Whether esketamine may be given at the site.</param>
/// <param name="CertifiedOn">When it was certified.</param>
/// <param name="Representative">Who represents the site, null when nobody is named or the name is erased.</param>
public sealed record RemsView(
    string SettingId, RemsState State, bool Certified, DateOnly? CertifiedOn, string? Representative);

/// <summary>A chair.</summary>
/// <param name="ChairId">Its id in the site.</param>
/// <param name="Name">How it is called, null when it is erased.</param>
/// <param name="Routes">Routes that can be given in it.</param>
/// <param name="Active">Whether it may be booked.</param>
public sealed record ChairView(string ChairId, string? Name, IReadOnlyList<string> Routes, bool Active);
