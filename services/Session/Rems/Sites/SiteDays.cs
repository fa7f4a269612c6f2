namespace Stillwater.Sessions.Rems.Sites;

/// <summary>A day ends at midnight where the site is, whatever the hour elsewhere.</summary>
internal static class SiteDays
{
    /// <summary>The day on which something happened, by the site's clock.</summary>
    public static DateOnly DayOf(DateTimeOffset at, string timeZone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, Zone(timeZone)).DateTime);

    /// <summary>The moment at which a day is over, UTC.</summary>
    public static DateTimeOffset EndOf(DateOnly day, string timeZone)
    {
        var zone = Zone(timeZone);
        var midnight = day.AddDays(1).ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, zone.GetUtcOffset(midnight)).ToUniversalTime();
    }

    private static TimeZoneInfo Zone(string id) => TimeZoneInfo.FindSystemTimeZoneById(id);
}
