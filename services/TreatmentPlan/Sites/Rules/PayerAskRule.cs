namespace Stillwater.TreatmentPlans.Sites.Rules;

/// <summary>One thing that payers usually ask for (section 9.1).</summary>
/// <param name="Id">Id of the rule.</param>
/// <param name="Code">Stable, kebab-case.</param>
/// <param name="Fact">condition, score-at-least, response or not-known.</param>
/// <param name="Source">Where the rule comes from.</param>
/// <param name="Conditions">With condition: codes of conditions that count.</param>
/// <param name="Instrument">With score-at-least: the instrument.</param>
/// <param name="AtLeast">With score-at-least: the lowest score.</param>
/// <param name="WithinDays">With score-at-least: how old it may be, days.</param>
public sealed record PayerAskRule(
    string Id,
    string Code,
    string Fact,
    string Source,
    IReadOnlyList<string>? Conditions = null,
    string? Instrument = null,
    int? AtLeast = null,
    int? WithinDays = null)
{
    public const string Condition = "condition";
    public const string ScoreAtLeast = "score-at-least";
    public const string Response = "response";
    public const string NotKnown = "not-known";

    /// <summary>Whether the members that the fact needs are there.</summary>
    internal bool IsComplete => Fact switch
    {
        Condition => Conditions is { Count: > 0 },
        ScoreAtLeast => this is { Instrument: not null, AtLeast: > 0, WithinDays: > 0 },
        Response or NotKnown => true,
        _ => false,
    };
}
