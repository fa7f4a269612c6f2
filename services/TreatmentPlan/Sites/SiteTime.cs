namespace Stillwater.TreatmentPlans.Sites;

/// <summary>Days as a site counts them: a day ends at midnight of its own time zone, whatever the clocks do.</summary>
public static class SiteTime
{
    public const string Utc = "Etc/UTC";

    /// <summary>Whether a name is one of the time zone database, and known on this machine.</summary>
    public static bool IsKnown(string timeZone) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out var zone) && zone.HasIanaId && zone.Id == timeZone;

    public static DateOnly DayOf(DateTimeOffset at, string timeZone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, Zone(timeZone)).DateTime);

    /// <summary>The moment at which a day is over.</summary>
    public static DateTimeOffset EndOf(DateOnly day, string timeZone) => At(day.AddDays(1), 0, timeZone);

    /// <summary>
    /// A minute of a day, counted on the site's own clock. A minute that the clocks skip is the one after the gap; of
    /// a minute that they show twice it is the first.
    /// </summary>
    public static DateTimeOffset At(DateOnly day, int minute, string timeZone)
    {
        var zone = Zone(timeZone);
        var local = day.ToDateTime(TimeOnly.MinValue).AddMinutes(minute);
        while (zone.IsInvalidTime(local))
            local = local.AddMinutes(1);
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }

    private static TimeZoneInfo Zone(string timeZone) => TimeZoneInfo.FindSystemTimeZoneById(timeZone);
}
