using System.Globalization;
using System.Text.RegularExpressions;

namespace Stillwater.Screenings.RuleSets;

/// <summary>
/// What is done about a finding names its numbers in braces; they stand among the thresholds, with unit and source.
/// </summary>
internal static partial class NamedNumbers
{
    /// <summary>The ids that a sentence names.</summary>
    public static IEnumerable<string> Of(string? sentence) =>
        Names().Matches(sentence ?? "").Select(name => name.Groups["id"].Value);

    /// <summary>The sentence with its numbers.</summary>
    [return: System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(sentence))]
    public static string? Fill(string? sentence, RuleSet rules) => sentence?.Contains('{', StringComparison.Ordinal) == true
        ? Names().Replace(
            sentence, name => rules.Threshold(name.Groups["id"].Value).ToString("0.##", CultureInfo.InvariantCulture))
        : sentence;

    [GeneratedRegex(@"\{(?<id>[a-z0-9-]+)\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Names();
}
