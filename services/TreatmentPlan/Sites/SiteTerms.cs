using System.ComponentModel.DataAnnotations;

namespace Stillwater.TreatmentPlans.Sites;

/// <summary>What is said of a site whenever it is registered or changed, all of it each time.</summary>
public abstract record SiteTerms : IValidatableObject
{
    /// <summary>Where it is; 1 to 500 characters.</summary>
    [StringLength(500, MinimumLength = 1)]
    public required string Address { get; init; }

    /// <summary>IANA time zone, such as America/New_York.</summary>
    [StringLength(64, MinimumLength = 1)]
    public required string TimeZone { get; init; }

    /// <summary>Any of clinic, certified-hcs and remote.</summary>
    [MinLength(1), MaxLength(3)]
    public required IReadOnlyList<string> Settings { get; init; }

    /// <summary>Whom an alert climbs to, at most 10 steps.</summary>
    [MaxLength(10)]
    public required IReadOnlyList<EscalationEntry> Escalation { get; init; }

    /// <summary>When it is open, at most 21 spans.</summary>
    [MaxLength(21)]
    public required IReadOnlyList<OpeningEntry> OpeningHours { get; init; }

    /// <summary>
    /// Its certification for esketamine, when it has one or has asked for one. Another representative without a later
    /// certifiedOn makes it recertification-due.
    /// </summary>
    public RemsEntry? Rems { get; init; }

    /// <summary>What the members must be together.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => SiteTermsChecks.Faults(this);
}

/// <summary>Whom an alert climbs to.</summary>
/// <param name="Order">Its place, from 1 without a gap.</param>
/// <param name="PractitionerId">Who is told.</param>
/// <param name="WithinMinutes">How long this step has to acknowledge, 1 to 1440 minutes.</param>
public sealed record EscalationEntry(
    [property: Range(1, 10)] int Order, Guid PractitionerId, [property: Range(1, 1440)] int WithinMinutes);

/// <summary>A span in which a site is open, in its own time.</summary>
/// <param name="Day">monday to sunday.</param>
/// <param name="OpensAt">Such as 08:00.</param>
/// <param name="ClosesAt">Such as 18:00, later than it opens; 00:00 is the end of the day.</param>
public sealed record OpeningEntry(DayOfWeek Day, TimeOnly OpensAt, TimeOnly ClosesAt);

/// <summary>The certification of a setting for esketamine.</summary>
/// <param name="SettingId">Its id in the programme; 1 to 64 characters.</param>
/// <param name="State">pending, certified, lapsed or recertification-due.</param>
/// <param name="CertifiedOn">When it was certified; owed with certified.</param>
/// <param name="Representative">Who represents the site to the programme; owed with certified, 1 to 200 characters.</param>
public sealed record RemsEntry(
    [property: StringLength(64, MinimumLength = 1)] string SettingId,
    RemsState State,
    DateOnly? CertifiedOn = null,
    [property: StringLength(200, MinimumLength = 1)] string? Representative = null);

/// <summary>Checks what the members of a site's terms must be together.</summary>
internal static class SiteTermsChecks
{
    private static readonly string[] Known = [SiteSettings.Clinic, SiteSettings.CertifiedHcs, SiteSettings.Remote];

    public static IEnumerable<ValidationResult> Faults(SiteTerms terms)
    {
        if (!SiteTime.IsKnown(terms.TimeZone))
            yield return Fault("Give a time zone of the IANA database, such as America/New_York.", nameof(terms.TimeZone));
        if (terms.Settings.Except(Known).Any() || terms.Settings.Distinct().Count() != terms.Settings.Count)
            yield return Fault($"Give each of {string.Join(", ", Known)} at most once.", nameof(terms.Settings));
        if (!terms.Escalation.Select(step => step.Order).SequenceEqual(Enumerable.Range(1, terms.Escalation.Count)))
            yield return Fault("Number the steps 1, 2, 3 in their order.", nameof(terms.Escalation));
        if (terms.OpeningHours.Any(span => span.ClosesAt != TimeOnly.MinValue && span.ClosesAt <= span.OpensAt))
            yield return Fault("A site closes later than it opens.", nameof(terms.OpeningHours));
        if (Overlaps(terms.OpeningHours))
            yield return Fault("Two spans of a day do not overlap.", nameof(terms.OpeningHours));
        if (terms.Rems is { State: RemsState.Certified } and ({ CertifiedOn: null } or { Representative: null }))
            yield return Fault("A certified setting has certifiedOn and representative.", nameof(terms.Rems));
    }

    private static bool Overlaps(IReadOnlyList<OpeningEntry> spans) => spans
        .Select(s => new OpeningSpan(s.Day, s.OpensAt, s.ClosesAt)).GroupBy(s => s.Day)
        .Any(day => day.OrderBy(s => s.FromMinute).Zip(day.OrderBy(s => s.FromMinute).Skip(1))
            .Any(pair => pair.Second.FromMinute < pair.First.UntilMinute));

    private static ValidationResult Fault(string otherwise, string member) => new(otherwise, [member]);
}
