using System.Text;
using Stillwater.Clinical;
using Stillwater.Clinical.SafetyWords;

namespace Stillwater.Monitoring.Tests.SafetyWords;

/// <summary>What brings a person to read a text, and what does not.</summary>
public class SafetyScreenTests
{
    private static readonly byte[] Shipped =
        RuleFile.BytesOf(typeof(SafetyScreen).Assembly, "safety-words/words.2026.1.json");

    [Theory]
    [InlineData("I want to die.", "suicide")]
    [InlineData("Sometimes I\u2019m thinking about SUICIDE", "suicide")]
    [InlineData("everyone would be better off without me", "suicide")]
    [InlineData("I don't want to live any more", "suicide")]
    [InlineData("I can't stop thinking about killing myself", "suicide")]
    [InlineData("I never thought I would want to die", "suicide")]
    [InlineData("I did not sleep, I want to die", "suicide")]
    [InlineData("I am not fine but want to die", "suicide")]
    [InlineData("I said no\nI want to die", "suicide")]
    [InlineData("kill-myself", "suicide")]
    [InlineData("kill\nmyself", "suicide")]
    [InlineData("I have been cutting myself again", "self-harm")]
    [InlineData("I could kill him for it", "harm-to-others")]
    [InlineData("There is chest pain since noon", "medical-emergency")]
    [InlineData("My partner hits me", "abuse")]
    [InlineData("I bought ketamine from a friend", "misuse")]
    [InlineData("My partner hits me and I want to die", "suicide")]
    public void Phrases_are_found_by_their_gravest_category(string text, string? category) =>
        Assert.Equal(category, SafetyScreen.Shipped.Look(text)?.Category);

    [Theory]
    [InlineData("")]
    [InlineData("I slept well and walked along the harbour.")]
    [InlineData("I do not want to die.")]
    [InlineData("I have no thoughts of suicide")]
    [InlineData("I'm not suicidal")]
    [InlineData("My back is killing me")]
    [InlineData("Skilled myself at chess")]
    [InlineData("We went to the unsuicidal show")]
    [InlineData("I wanted to dye my hair")]
    public void Whole_words_count_and_a_negation_shortly_before_them_does_too(string text) =>
        Assert.Null(SafetyScreen.Shipped.Look(text));

    [Fact]
    public void Every_text_is_looked_through_and_the_gravest_decides() => Assert.Equal(
        ("suicide", "high", "SW-SUICIDE"),
        SafetyScreen.Shipped.Look(null, "My partner hits me.", "I want to die.") is { } hit
            ? (hit.Category, hit.Severity, hit.RuleId)
            : default);

    [Fact]
    public void A_hit_names_the_table_and_none_of_the_words()
    {
        var hit = SafetyScreen.Shipped.Look("I want to die, said Ada")!;
        Assert.Matches("^2026\\.1\\+[0-9a-f]{64}$", hit.TableVersion);
        Assert.DoesNotContain("Ada", hit.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_phrase_of_the_table_is_found() => Assert.All(
        SafetyScreen.Shipped.Table.Categories.SelectMany(c => c.Phrases),
        phrase => Assert.NotNull(SafetyScreen.Shipped.Look($"Well: {phrase.Replace("*", "ing", StringComparison.Ordinal)}!")));

    [Fact]
    public void The_help_lines_have_a_source() => Assert.Equal(
        ["911", "988"], SafetyScreen.Shipped.Table.Help.Where(h => h.Source.Length > 0).Select(h => h.Code).Order());

    [Theory]
    [InlineData("\"within\": 3", "\"within\": 0")]
    [InlineData("\"severity\": \"moderate\"", "\"severity\": \"mild\"")]
    [InlineData("\"id\": \"SW-988\"", "\"id\": \"SW-911\"")]
    [InlineData("\"suicid*\"", "\"Suicid*\"")]
    [InlineData("\"suicid*\"", "\"*\"")]
    public void A_table_that_contradicts_itself_stops_the_start(string from, string to)
    {
        var changed = Encoding.UTF8.GetString(Shipped).Replace(from, to, StringComparison.Ordinal);
        Assert.NotEqual(Encoding.UTF8.GetString(Shipped), changed);
        Assert.Throws<InvalidDataException>(() => SafetyScreen.Read(Encoding.UTF8.GetBytes(changed)));
    }
}
