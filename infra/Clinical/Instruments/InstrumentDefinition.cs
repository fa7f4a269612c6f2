namespace Stillwater.Clinical.Instruments;

/// <summary>
/// What an instrument is, as data: items by code, bands, flags. No item's protected wording is kept here.
/// </summary>
/// <param name="Code">The instrument's code on the REST surface, such as <c>phq-9</c>.</param>
/// <param name="Version">Version of this definition; stored with every score.</param>
/// <param name="Source">Where the numbers come from.</param>
/// <param name="Rights">On what terms the instrument may be used.</param>
/// <param name="LoincPanel">LOINC code of the panel, null where none is confirmed.</param>
/// <param name="LoincTotal">LOINC code of the total or risk level, null where none is confirmed.</param>
/// <param name="Scale">Lowest and highest step of every item; null where items are yes or no.</param>
/// <param name="Items">The items in order.</param>
/// <param name="SumsUp">Whether the answers are added; false where only the triage speaks.</param>
/// <param name="MissingAllowed">How many items may be missing and are replaced by the mean of the others.</param>
/// <param name="NeverMissing">Numbers of items that may not be replaced.</param>
/// <param name="SuicidalityItem">Number of the item about suicidal thoughts, null where there is none.</param>
/// <param name="Skips">Items that need no answer when others are all no.</param>
/// <param name="Subscales">Numbers of the items of each subscale.</param>
/// <param name="Bands">Severity by total, gapless from the lowest to the highest; empty for triage and screens.</param>
/// <param name="Triage">Severity by single answers, the gravest first; empty where the total decides.</param>
/// <param name="Screen">When the screen is positive, null where the instrument is no screen.</param>
/// <param name="Flags">What single answers call for.</param>
/// <param name="Outcome">How change is judged, null where the instrument measures none.</param>
/// <param name="Domains">
/// Numbers of the items of each domain; the total is then the sum of each domain's highest item. Null for a plain sum.
/// </param>
/// <param name="Clusters">When a diagnosis is suggested by clusters of items, null where there is no such rule.</param>
/// <param name="RatedBy">self, or clinician where only a clinician can rate it.</param>
/// <param name="AnswerCodes">LOINC answer codes that are accepted instead of a step, null where none is known.</param>
public sealed record InstrumentDefinition(
    string Code,
    string Version,
    string Source,
    string Rights,
    string? LoincPanel,
    string? LoincTotal,
    ScaleRange? Scale,
    IReadOnlyList<InstrumentItem> Items,
    bool SumsUp,
    int MissingAllowed,
    IReadOnlyList<int> NeverMissing,
    int? SuicidalityItem,
    IReadOnlyList<SkipRule> Skips,
    IReadOnlyDictionary<string, IReadOnlyList<int>> Subscales,
    IReadOnlyList<SeverityBand> Bands,
    IReadOnlyList<TriageStep> Triage,
    ScreenRule? Screen,
    IReadOnlyList<FlagRule> Flags,
    OutcomeRule? Outcome,
    IReadOnlyList<IReadOnlyList<int>>? Domains = null,
    ClusterRule? Clusters = null,
    string RatedBy = "self",
    IReadOnlyDictionary<string, int>? AnswerCodes = null)
{
    /// <summary>Whether only a clinician can rate it.</summary>
    public bool IsRatedByClinician => RatedBy == "clinician";

    /// <summary>The scale of an item: its own, else the instrument's; null for yes or no.</summary>
    /// <param name="index">The item's place, from 0.</param>
    public ScaleRange? ScaleOf(int index) => Items[index].Scale ?? Scale;
}

/// <summary>The ends of a scale, both allowed.</summary>
/// <param name="Lowest">The lowest step.</param>
/// <param name="Highest">The highest step.</param>
public sealed record ScaleRange(int Lowest, int Highest);

/// <summary>One item, by code and topic.</summary>
/// <param name="Topic">What it asks about, in kebab-case; not its wording.</param>
/// <param name="Loinc">LOINC code of the item, null where none is confirmed.</param>
/// <param name="Reversed">Whether a no counts 1 and a yes 0.</param>
/// <param name="Scale">Its own scale, null for the instrument's.</param>
/// <param name="Counted">Whether it counts in the total.</param>
/// <param name="Member">The member of a request that carries it; null where it stands among the answers.</param>
/// <param name="Codes">The words for its steps from 0 in that member, null where it is yes or no.</param>
public sealed record InstrumentItem(
    string Topic,
    string? Loinc = null,
    bool Reversed = false,
    ScaleRange? Scale = null,
    bool Counted = true,
    string? Member = null,
    IReadOnlyList<string>? Codes = null);

/// <summary>Items that are skipped when others are all answered no.</summary>
/// <param name="WhenAllNo">Numbers of the items that decide.</param>
/// <param name="Skipped">Numbers of the items that then need no answer.</param>
public sealed record SkipRule(IReadOnlyList<int> WhenAllNo, IReadOnlyList<int> Skipped);

/// <summary>The severity of a range of totals.</summary>
/// <param name="From">Lowest total of the band.</param>
/// <param name="To">Highest total of the band.</param>
/// <param name="Severity">Its name in kebab-case.</param>
public sealed record SeverityBand(int From, int To, string Severity);

/// <summary>The severity that a single yes is enough for.</summary>
/// <param name="Severity">Its name in kebab-case.</param>
/// <param name="AnyYes">Numbers of the items; empty on the last step, which takes what is left.</param>
public sealed record TriageStep(string Severity, IReadOnlyList<int> AnyYes);

/// <summary>The totals from which a screen is positive.</summary>
/// <param name="PositiveFrom">For everyone whose sex has no limit of its own.</param>
/// <param name="PositiveFromMale">For men, where it differs.</param>
/// <param name="NamesSeverity">
/// Whether severity is <c>negative</c>, <c>positive</c> or <c>high</c> by these limits.
/// </param>
/// <param name="HighFrom">Total from which a positive screen is high.</param>
/// <param name="Also">Items that must reach their steps besides, null for none.</param>
public sealed record ScreenRule(
    int PositiveFrom,
    int? PositiveFromMale,
    bool NamesSeverity,
    int? HighFrom,
    IReadOnlyList<ItemReach>? Also = null);

/// <summary>A diagnosis is suggested when enough items of every cluster reach a step.</summary>
/// <param name="Reach">The lowest step that counts.</param>
/// <param name="Needed">How many items must reach it, by the code of the subscale that is the cluster.</param>
/// <param name="CutOff">
/// The total of the other rule; where the two disagree, a clinician reviews the answers.
/// </param>
public sealed record ClusterRule(int Reach, IReadOnlyDictionary<string, int> Needed, int CutOff);

/// <summary>A flag that is raised when enough items reach their steps.</summary>
/// <param name="Code">The flag, in kebab-case.</param>
/// <param name="Items">The items that count, each with the step it must reach.</param>
/// <param name="Count">How many must.</param>
/// <param name="OneOf">Numbers of items of which one must be among them; empty when any will do.</param>
public sealed record FlagRule(
    string Code, IReadOnlyList<ItemReach> Items, int Count, IReadOnlyList<int> OneOf);

/// <summary>One item and the step that it must reach to count.</summary>
/// <param name="Item">The item's number, from 1.</param>
/// <param name="AtLeast">The lowest step that counts.</param>
public sealed record ItemReach(int Item, int AtLeast);

/// <summary>How a change of the total is judged.</summary>
/// <param name="ResponsePercent">Fall from baseline that is a response, in per cent, inclusive.</param>
/// <param name="PartialPercent">Fall from baseline that is a partial response, in per cent, inclusive.</param>
/// <param name="RemissionBelow">Total under which the patient is in remission.</param>
/// <param name="DeteriorationPercent">Rise from baseline that is a deterioration, in per cent, inclusive.</param>
/// <param name="DeteriorationPoints">
/// Rise from baseline that is a deterioration, in points; null where only per cent count.
/// </param>
public sealed record OutcomeRule(
    int ResponsePercent, int PartialPercent, int RemissionBelow, int DeteriorationPercent, int? DeteriorationPoints);
