using System.Text.Json.Serialization;

namespace Stillwater.Monitoring.Voices;

/// <summary>What was said has been kept.</summary>
/// <param name="Id">The entry.</param>
/// <param name="At">When it was said.</param>
/// <param name="By">Who said it.</param>
/// <param name="Role">In what role.</param>
/// <param name="AfterEnd">consent-withdrawn or plan-closed when treatment had ended; null otherwise.</param>
/// <param name="SafetyInfo">Where help is at once, null when nothing in the text brings a person to read it.</param>
/// <param name="AlertId">The alert to a person, null when there is none. Never a diagnosis.</param>
/// <param name="EventIds">Ids of the events that were caused.</param>
public sealed record SaidAnswer(
    Guid Id, DateTimeOffset At, string By, string Role, string? AfterEnd, SafetyAdvice? SafetyInfo, Guid? AlertId,
    IReadOnlyList<Guid> EventIds);

/// <summary>Everything of one kind, the newest first.</summary>
/// <param name="PatientId">The patient.</param>
/// <param name="Items">The entries.</param>
public sealed record SaidList(Guid PatientId, IReadOnlyList<SaidView> Items);

/// <summary>One entry.</summary>
/// <param name="Id">The entry.</param>
/// <param name="At">When it was said.</param>
/// <param name="From">patient or care-team.</param>
/// <param name="By">Who said it.</param>
/// <param name="Text">Its words, null when there are none or they were erased.</param>
public sealed record SaidView(Guid Id, DateTimeOffset At, string From, string By, string? Text)
{
    /// <summary>0 (worst) to 10 (best), of a mood.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Mood { get; init; }

    /// <summary>Hours slept, of a mood.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public decimal? SleepHours { get; init; }

    /// <summary>self, peer or staff, of a check-in.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Kind { get; init; }

    /// <summary>0 (worst) to 10 (best), of a check-in.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Feeling { get; init; }

    /// <summary>Side effects, of a check-in.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Effects { get; init; }

    /// <summary>The message that it answers.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? InReplyTo { get; init; }

    /// <summary>consent-withdrawn or plan-closed when treatment had ended.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? AfterEnd { get; init; }

    /// <summary>Names what was erased; left out while nothing was.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Erased { get; init; }
}

/// <summary>The safety plan that holds.</summary>
/// <param name="PatientId">The patient.</param>
/// <param name="Version">From 1; 0 while there is none.</param>
/// <param name="Text">Its words, null while there is none or when it was erased.</param>
/// <param name="Contacts">Whom the patient calls, null as above.</param>
/// <param name="SetAt">When it was agreed.</param>
/// <param name="By">Who recorded it.</param>
public sealed record SafetyPlanView(
    Guid PatientId, int Version, string? Text, IReadOnlyList<SafetyContact>? Contacts, DateTimeOffset? SetAt, string? By)
{
    /// <summary>Ids of the events that a command has caused; left out of reads.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Guid>? EventIds { get; init; }

    /// <summary>Names what was erased; left out while nothing was.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Erased { get; init; }
}
