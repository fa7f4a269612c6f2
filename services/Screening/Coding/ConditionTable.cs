namespace Stillwater.Screenings.Coding;

/// <summary>The codes under which conditions are recorded and targets are named.</summary>
/// <param name="Version">Version of the table; stored with every history.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Reportable">Codes that a history may carry.</param>
/// <param name="Derived">Codes that the service derives from other answers of the history.</param>
/// <param name="Substances">Codes of substances.</param>
/// <param name="Targets">Codes of conditions that may be treated.</param>
public sealed record ConditionTable(
    string Version,
    string Source,
    IReadOnlyList<string> Reportable,
    IReadOnlyList<string> Derived,
    IReadOnlyList<string> Substances,
    IReadOnlyList<string> Targets)
{
    private static readonly Lazy<ConditionTable> Shipped = new(
        () => ShippedFile.Read<ConditionTable>("conditions.json").Content);

    /// <summary>The table of this build.</summary>
    public static ConditionTable Default => Shipped.Value;
}
