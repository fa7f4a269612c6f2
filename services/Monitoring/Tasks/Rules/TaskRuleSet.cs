using System.Text.Json.Serialization;

namespace Stillwater.Monitoring.Tasks.Rules;

/// <summary>Which tasks facts bring with them, who does them, and by when. Data, with an id and a source each.</summary>
/// <param name="Version">Version of this file, year and revision.</param>
/// <param name="Rules">One line for each task that a fact brings with it.</param>
public sealed record TaskRuleSet(string Version, IReadOnlyList<TaskRule> Rules)
{
    /// <summary>Version and hash of the file, as every fact that it decided names it.</summary>
    [JsonIgnore]
    public string Name { get; init; } = "";

    internal IEnumerable<TaskRule> On(string fact) => Rules.Where(rule => rule.On == fact);
}

/// <summary>A task, or a series of them, that a fact brings with it.</summary>
/// <param name="Id">Id of the rule.</param>
/// <param name="On">The fact, such as session-no-show, and what narrows it: contraindication.pregnancy.</param>
/// <param name="Kind">What has to be done.</param>
/// <param name="Role">The role that does it.</param>
/// <param name="AtHours">Hours after the fact at which it is due, 0–17520, rising; one task each.</param>
/// <param name="AllowHours">Hours that there are to do it from then on, 0–2160; late afterwards.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="OpensWhenDue">Whether it is opened only when it is due; with the fact otherwise.</param>
/// <param name="Instrument">The instrument to be answered or the measurement to be made.</param>
/// <param name="Info">What whoever does it needs to know.</param>
/// <param name="EveryHours">Hours after which the last of them comes again, 168–17520; once when left out.</param>
/// <param name="EndsWithPlan">Whether it ends with the plan and the weeks of follow-up that its closure asks for.</param>
public sealed record TaskRule(
    string Id, string On, string Kind, string Role, IReadOnlyList<int> AtHours, int AllowHours, string Source,
    bool OpensWhenDue = false, string? Instrument = null, string? Info = null, int? EveryHours = null,
    bool EndsWithPlan = false);
