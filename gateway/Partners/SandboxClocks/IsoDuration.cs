using System.Globalization;
using System.Text.RegularExpressions;

namespace Stillwater.Partners.SandboxClocks;

/// <summary>
/// ISO 8601 durations of weeks, days and times; years and months have no fixed length and are refused.
/// </summary>
internal static partial class IsoDuration
{
    /// <summary>The longest advance; a course of treatment with years of maintenance fits.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(3660);

    public static TimeSpan? Parse(string text)
    {
        if (Pattern.Match(text) is not { Success: true } match || text[^1] is 'P' or 'T') return null;

        var seconds = (Part("weeks") * 604_800m) + (Part("days") * 86_400m)
            + (Part("hours") * 3_600m) + (Part("minutes") * 60m) + Part("seconds");
        return seconds <= (decimal)Longest.TotalSeconds ? TimeSpan.FromSeconds((long)seconds) : null;

        decimal Part(string name) =>
            match.Groups[name] is { Success: true, Value: var digits }
                ? decimal.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture)
                : 0;
    }

    [GeneratedRegex(
        @"\AP(?:(?<weeks>\d{1,9})W)?(?:(?<days>\d{1,9})D)?"
        + @"(?:T(?:(?<hours>\d{1,9})H)?(?:(?<minutes>\d{1,9})M)?(?:(?<seconds>\d{1,9})S)?)?\z",
        RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 100)]
    private static partial Regex Pattern { get; }
}
