using System.Text.Json.Serialization;

namespace Stillwater.Clinical.SafetyWords;

/// <summary>Phrases that bring a person to read a text, with their limits. Data, with an id and a source each.</summary>
/// <param name="Version">Version of this table, year and revision.</param>
/// <param name="Language">Language of the phrases.</param>
/// <param name="Purpose">What it is for.</param>
/// <param name="Limits">What it does not do.</param>
/// <param name="Negation">When a phrase is negated.</param>
/// <param name="Categories">Categories, the gravest first.</param>
/// <param name="Help">Where somebody in danger finds help at once.</param>
public sealed record SafetyWordTable(
    string Version,
    string Language,
    string Purpose,
    IReadOnlyList<string> Limits,
    NegationRule Negation,
    IReadOnlyList<SafetyCategory> Categories,
    IReadOnlyList<SafetyHelpLine> Help)
{
    /// <summary>Version and hash, as a fact that it decided names it.</summary>
    [JsonIgnore]
    public string Name { get; init; } = "";
}

/// <summary>A phrase is negated by one of these words shortly before it in the same clause.</summary>
/// <param name="Id">Id of the rule.</param>
/// <param name="Words">The words, without apostrophes.</param>
/// <param name="Within">How many words before the phrase are looked at, 1–10.</param>
/// <param name="ClauseWords">Words that begin a new clause, beside punctuation.</param>
/// <param name="Source">Where it comes from.</param>
public sealed record NegationRule(
    string Id, IReadOnlyList<string> Words, int Within, IReadOnlyList<string> ClauseWords, string Source);

/// <summary>One category of phrases.</summary>
/// <param name="Id">Id of the rule.</param>
/// <param name="Category">suicide, self-harm, harm-to-others, medical-emergency, abuse or misuse.</param>
/// <param name="Severity">high or moderate: how soon a person has to read the text.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Phrases">
/// Words in a row, lower case, without apostrophes; a star at the end of a word stands for any ending.
/// </param>
public sealed record SafetyCategory(
    string Id, string Category, string Severity, string Source, IReadOnlyList<string> Phrases);

/// <summary>Where somebody in danger finds help at once.</summary>
/// <param name="Id">Id of the line.</param>
/// <param name="Code">988 or 911.</param>
/// <param name="Name">Whom it reaches.</param>
/// <param name="Contact">How.</param>
/// <param name="Source">Where it comes from.</param>
public sealed record SafetyHelpLine(string Id, string Code, string Name, string Contact, string Source);

/// <summary>That a text has to be read by a person: all that is kept of it. Never a diagnosis.</summary>
/// <param name="Category">The gravest category that was found.</param>
/// <param name="Severity">high or moderate.</param>
/// <param name="RuleId">Id of the category.</param>
/// <param name="TableVersion">Version and hash of the table.</param>
public sealed record SafetyHit(string Category, string Severity, string RuleId, string TableVersion);
