using Stillwater.Screenings.Coding;

namespace Stillwater.Screenings.RuleSets;

/// <summary>
/// Every rule set that this build carries. Old ones stay, so that a determination of any age can be run again; only those
/// that are not superseded can be adopted.
/// </summary>
public sealed class RuleShelf
{
    private static readonly Lazy<RuleShelf> Shipped = new(() =>
    {
        var (listed, _) = ShippedFile.Read<ShelfFile>("shelf.json");
        return new RuleShelf(
            [.. listed.Versions.Select(v => RuleLibrary.Load(v.Version))], listed.Initial,
            [.. listed.Versions.Where(v => v.IsSuperseded).Select(v => v.Version)]);
    });

    private readonly IReadOnlyList<string> _superseded;

    /// <summary>A shelf of rule sets.</summary>
    /// <param name="all">The rule sets, the oldest first.</param>
    /// <param name="initial">Version of the one that a clinic begins with.</param>
    /// <param name="superseded">Versions that only old determinations are judged by.</param>
    public RuleShelf(IReadOnlyList<RuleLibrary> all, string initial, IReadOnlyList<string> superseded)
    {
        (All, _superseded) = (all, superseded);
        Initial = Find(initial) ?? throw new InvalidDataException($"Rule set {initial} is not part of this build.");
    }

    /// <summary>The shelf of this build; its first use checks every rule set, which the service does at start.</summary>
    public static RuleShelf Default => Shipped.Value;

    /// <summary>Every rule set, the oldest first.</summary>
    public IReadOnlyList<RuleLibrary> All { get; }

    /// <summary>The one that a clinic decides by until it adopts another.</summary>
    public RuleLibrary Initial { get; }

    /// <summary>The rule set of a version, null when this build has none.</summary>
    public RuleLibrary? Find(string version) => All.FirstOrDefault(r => r.Rules.Version == version);

    /// <summary>Whether a version only serves old determinations and can no longer be adopted.</summary>
    public bool IsSuperseded(string version) => _superseded.Contains(version);

    private sealed record ShelfFile(string Initial, IReadOnlyList<ShelvedVersion> Versions);

    private sealed record ShelvedVersion(string Version, bool IsSuperseded);
}
