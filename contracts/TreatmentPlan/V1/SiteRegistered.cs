namespace Stillwater.Contracts.TreatmentPlan.V1;

/// <summary>A site of the clinic is known: where sessions take place, in whose time, and whom an alert climbs to.</summary>
/// <param name="SiteId">The site.</param>
/// <param name="Terms">What holds at the site from now on.</param>
/// <param name="OccurredAt">When it was registered, in the clinic's time.</param>
public sealed record SiteRegistered(Guid SiteId, SiteTerms Terms, DateTimeOffset OccurredAt) : IContract
{
    Guid IContract.PatientId => Guid.Empty;
}

/// <summary>What holds at a site. Chairs are told one by one, see <see cref="SiteChairSet"/>.</summary>
/// <param name="TimeZone">IANA time zone in which the site's days end.</param>
/// <param name="Settings">Any of clinic, certified-hcs and remote.</param>
/// <param name="RemsCertified">Whether esketamine may be given here now.</param>
/// <param name="RemsSettingId">Id of the certification, null when none was ever asked for.</param>
/// <param name="Escalation">Whom an alert climbs to, in this order.</param>
/// <param name="OpeningHours">When the site is open, by day of the week.</param>
public sealed record SiteTerms(
    string TimeZone,
    IReadOnlyList<string> Settings,
    bool RemsCertified,
    string? RemsSettingId,
    IReadOnlyList<EscalationStep> Escalation,
    IReadOnlyList<OpenSpan> OpeningHours);

/// <summary>One step of a site's escalation list.</summary>
/// <param name="Order">Its place, from 1.</param>
/// <param name="PractitionerId">Who is told.</param>
/// <param name="WithinMinutes">How long this step has to acknowledge, minutes.</param>
public sealed record EscalationStep(int Order, Guid PractitionerId, int WithinMinutes);

/// <summary>A span in which a site is open, in its own time.</summary>
/// <param name="Day">monday to sunday.</param>
/// <param name="OpensAtMinute">Minutes after midnight, 0 to 1439.</param>
/// <param name="ClosesAtMinute">Minutes after midnight, 1 to 1440.</param>
public sealed record OpenSpan(string Day, int OpensAtMinute, int ClosesAtMinute);
