using System.Text.Json.Serialization;

namespace Stillwater.Monitoring.Watch;

/// <summary>What is looked for over the months of a treatment. Data, with an id and a source each.</summary>
/// <param name="Version">Version of this file, year and revision.</param>
/// <param name="Scores">What a score of an instrument crosses.</param>
/// <param name="Eases">What settles a kind that is not settled by the next score within its limits.</param>
/// <param name="Labs">What a result of a laboratory asks for.</param>
public sealed record WatchRuleSet(
    string Version, IReadOnlyList<ScoreRule> Scores, IReadOnlyList<EaseRule> Eases, IReadOnlyList<LabRule> Labs)
{
    /// <summary>Version and hash of the file, as every fact that it decided names it.</summary>
    [JsonIgnore]
    public string Name { get; init; } = "";
}

/// <summary>One limit of a score: a level, or a change since the treatment began.</summary>
/// <param name="Id">Id of the rule.</param>
/// <param name="Kind">What it is about: urinary, cognition or mania.</param>
/// <param name="Severity">Of the alert: high, moderate or low.</param>
/// <param name="Instrument">Instrument code.</param>
/// <param name="Source">Where the number comes from.</param>
/// <param name="AtLeast">Crossed from this score on, 1–100.</param>
/// <param name="Rise">Crossed when this many points above the reference or more, 1–100.</param>
/// <param name="Fall">Crossed when this many points below the reference or more, 1–100.</param>
public sealed record ScoreRule(
    string Id, string Kind, string Severity, string Instrument, string Source, int? AtLeast = null, int? Rise = null,
    int? Fall = null)
{
    internal bool IsCrossedBy(int? from, int score) =>
        score >= AtLeast || score - from >= Rise || from - score >= Fall;
}

/// <summary>What settles a finding.</summary>
/// <param name="Id">Id of the rule.</param>
/// <param name="Kind">The kind that it settles.</param>
/// <param name="Instrument">Instrument code.</param>
/// <param name="Below">A score below this settles it, 1–100.</param>
/// <param name="After">The rule of a laboratory result that has to come first.</param>
/// <param name="Source">Where the number comes from.</param>
public sealed record EaseRule(string Id, string Kind, string Instrument, int Below, string After, string Source);

/// <summary>What a result of a laboratory asks for.</summary>
/// <param name="Id">Id of the rule.</param>
/// <param name="Kind">What it is about: pregnancy, liver, misuse or urinary.</param>
/// <param name="Severity">Of the alert: high, moderate or low.</param>
/// <param name="Tests">Codes of the tests that it reads.</param>
/// <param name="Action">stop or hold, which an alert tells; treat or refer, which change nothing by themselves.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Readings">How the result reads; left out where its number decides.</param>
/// <param name="AboveUpperLimit">Above this many times the laboratory's upper limit, 1–20.</param>
/// <param name="OnlyWhileOpen">Whether it counts only while its kind stands open.</param>
/// <param name="AgainWithinDays">Within how many days to look again, 1–90.</param>
public sealed record LabRule(
    string Id, string Kind, string Severity, IReadOnlyList<string> Tests, string Action, string Source,
    IReadOnlyList<string>? Readings = null, decimal? AboveUpperLimit = null, bool OnlyWhileOpen = false,
    int? AgainWithinDays = null)
{
    internal bool Reads(string test, string reading, decimal? value, decimal? upperLimit) =>
        Tests.Contains(test)
        && (Readings?.Contains(reading) is true || value > AboveUpperLimit * upperLimit);
}

/// <summary>What a result leads to.</summary>
internal static class LabActions
{
    public const string Stop = "stop";
    public const string Hold = "hold";
    public const string Treat = "treat";
    public const string Refer = "refer";

    public static readonly IReadOnlyList<string> All = [Stop, Hold, Treat, Refer];
}
