using System.Text.Json.Serialization;

namespace Stillwater.Clinical.Instruments;

/// <summary>What an instrument's answers come to, or the one answer that cannot be scored.</summary>
/// <param name="Result">The result, null when an answer is at fault.</param>
/// <param name="Fault">The answer at fault, null when there is a result.</param>
public sealed record Scoring(ScoreResult? Result, AnswerFault? Fault)
{
    public static implicit operator Scoring(ScoreResult result) => new(result, null);

    public static implicit operator Scoring(AnswerFault fault) => new(null, fault);
}

/// <summary>The score of one administration, and what it calls for.</summary>
/// <param name="Score">Total; null for instruments that sum to nothing (c-ssrs).</param>
/// <param name="Subscores">Sums of the instrument's subscales by their codes; empty where it has none.</param>
/// <param name="Severity">The reference's band in kebab-case.</param>
/// <param name="Flags">Codes of what the answers call for, in the order of the definition.</param>
/// <param name="Complete">Whether every item was answered; false when a missing one was imputed.</param>
/// <param name="SuicidalityItem">
/// The answer to the item about suicidal thoughts, null where the instrument has none.
/// </param>
/// <param name="Positive">Whether a screen is positive; null where the instrument is no screen.</param>
/// <param name="InstrumentVersion">Version of the definition that scored.</param>
/// <param name="ProvisionalDiagnosis">
/// Whether the clusters of items suggest the diagnosis; null where the instrument has no such rule.
/// </param>
public sealed record ScoreResult(
    int? Score,
    IReadOnlyDictionary<string, int> Subscores,
    string Severity,
    IReadOnlyList<string> Flags,
    bool Complete,
    int? SuicidalityItem,
    bool? Positive,
    string InstrumentVersion,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? ProvisionalDiagnosis = null);

/// <summary>One answer at fault.</summary>
/// <param name="Pointer">
/// RFC 6901 pointer into the request, such as <c>/answers/3</c>; <c>/answers</c> for a wrong count.
/// </param>
/// <param name="Detail">What would be right.</param>
public sealed record AnswerFault(string Pointer, string Detail);
