using System.Collections.Frozen;
using System.Text;

namespace Stillwater.Clinical.SafetyWords;

/// <summary>
/// Looks through what a person wrote before it is sealed. It compares words in a row, and takes no account of meaning
/// beyond a negation shortly before them; the table says what that misses.
/// </summary>
public sealed class SafetyScreen
{
    private const string File = "safety-words/words.2026.1.json";
    private const int MostWordsBetween = 10;

    private static readonly string[] Severities = ["high", "moderate"];
    private static readonly Lazy<SafetyScreen> OfThisBuild =
        new(() => Read(RuleFile.BytesOf(typeof(SafetyScreen).Assembly, File)));

    private readonly FrozenSet<string> _negations;
    private readonly FrozenSet<string> _clauseWords;
    private readonly IReadOnlyList<(SafetyCategory Category, string[][] Phrases)> _categories;

    private SafetyScreen(SafetyWordTable table)
    {
        Table = table;
        _negations = table.Negation.Words.ToFrozenSet(StringComparer.Ordinal);
        _clauseWords = table.Negation.ClauseWords.ToFrozenSet(StringComparer.Ordinal);
        _categories = [.. table.Categories.Select(c => (c, c.Phrases.Select(p => p.Split(' ')).ToArray()))];
    }

    /// <summary>The table of this build, checked when it is first asked for.</summary>
    public static SafetyScreen Shipped => OfThisBuild.Value;

    /// <summary>The table that is compared with.</summary>
    public SafetyWordTable Table { get; }

    /// <summary>Reads a table.</summary>
    /// <exception cref="InvalidDataException">It is empty, an id is missing or used twice, or a phrase is no phrase.</exception>
    public static SafetyScreen Read(ReadOnlySpan<byte> json)
    {
        var table = RuleFile.Parse<SafetyWordTable>(json, "The table of safety words is empty.");
        if (table.Negation.Within is < 1 or > MostWordsBetween || table.Categories.Count == 0 || table.Help.Count == 0)
            throw new InvalidDataException($"Safety words {table.Version}: a part is empty, or a window is out of its range.");
        string[] ids = [table.Negation.Id, .. table.Categories.Select(c => c.Id), .. table.Help.Select(h => h.Id)];
        if (ids.Distinct(StringComparer.Ordinal).Count() < ids.Length || ids.Contains("", StringComparer.Ordinal))
            throw new InvalidDataException($"Safety words {table.Version}: an id is missing or used twice.");
        foreach (var category in table.Categories)
            if (!Severities.Contains(category.Severity, StringComparer.Ordinal) || category.Phrases.Count == 0
                || category.Phrases.Any(p => !IsPhrase(p)))
                throw new InvalidDataException($"{category.Id}: the severity is unknown, or a phrase is no phrase.");
        return new SafetyScreen(table with { Name = $"{table.Version}+{RuleFile.HashOf(json)}" });
    }

    /// <summary>The gravest category that any of the texts calls for, null when none is found.</summary>
    public SafetyHit? Look(params IEnumerable<string?> texts)
    {
        List<List<Word>> written = [.. texts.Where(t => t is not null).Select(t => WordsOf(t!))];
        foreach (var (category, phrases) in _categories)
            if (written.Exists(words => phrases.Any(phrase => IsSaid(words, phrase))))
                return new SafetyHit(category.Category, category.Severity, category.Id, Table.Name);
        return null;
    }

    private static bool IsPhrase(string phrase) => phrase.Length > 0 && phrase.Split(' ').All(
        word => word.TrimEnd('*').Length > 0 && word.TrimEnd('*').All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c)));

    private bool IsSaid(IReadOnlyList<Word> words, string[] phrase)
    {
        for (var at = 0; at + phrase.Length <= words.Count; at++)
            if (Matches(words, at, phrase) && !IsNegated(words, at))
                return true;
        return false;
    }

    /// <summary>Looks back to the beginning of the clause, no further than the table says.</summary>
    private bool IsNegated(IReadOnlyList<Word> words, int at)
    {
        for (var before = at - 1; before >= Math.Max(0, at - Table.Negation.Within) && !words[before + 1].BeginsClause; before--)
            if (_negations.Contains(words[before].Text))
                return true;
        return false;
    }

    /// <summary>A phrase may run over the end of a line or a sentence: rather one text too many is read.</summary>
    private static bool Matches(IReadOnlyList<Word> words, int at, string[] phrase)
    {
        for (var i = 0; i < phrase.Length; i++)
        {
            var (said, asked) = (words[at + i].Text, phrase[i]);
            var same = asked[^1] == '*'
                ? said.AsSpan().StartsWith(asked.AsSpan(0, asked.Length - 1), StringComparison.Ordinal)
                : said == asked;
            if (!same)
                return false;
        }

        return true;
    }

    /// <summary>Lower case, apostrophes gone; whatever is no letter or digit stands between two words.</summary>
    private List<Word> WordsOf(string text)
    {
        var words = new List<Word>();
        var word = new StringBuilder();
        var begins = true;
        foreach (var c in text.Append(' '))
        {
            if (char.IsLetterOrDigit(c))
                word.Append(char.ToLowerInvariant(c));
            if (char.IsLetterOrDigit(c) || IsWithinWord(c))
                continue;
            if (word.Length > 0)
            {
                var said = word.ToString();
                words.Add(new Word(said, begins || _clauseWords.Contains(said)));
                word.Clear();
                begins = false;
            }

            begins |= c is '.' or ',' or ';' or ':' or '!' or '?' or '\n' or '\r';
        }

        return words;
    }

    private static bool IsWithinWord(char c) => c is '\'' or '\u2019' or '\u2018' or '`' or '\u200b' or '\u00ad';

    private readonly record struct Word(string Text, bool BeginsClause);
}
