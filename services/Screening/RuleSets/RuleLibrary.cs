using Stillwater.Screenings.Coding;

namespace Stillwater.Screenings.RuleSets;

/// <summary>One rule set of this build, with the hash that proves which one it was.</summary>
/// <param name="Rules">The rules.</param>
/// <param name="Hash">SHA-256 of the shipped file, hexadecimal.</param>
public sealed record RuleLibrary(RuleSet Rules, string Hash)
{
    /// <summary>The rule set that a clinic decides by until it adopts another.</summary>
    public static RuleLibrary Default => RuleShelf.Default.Initial;

    /// <summary>How events name it in their headers.</summary>
    public string Stamp => $"{Rules.Version}+{Hash}";

    internal static RuleLibrary Load(string version)
    {
        var (rules, hash) = ShippedFile.Read<RuleSet>($"{version}.json");
        if (RuleCheck.Faults(rules).ToArray() is { Length: > 0 } faults)
            throw new InvalidDataException($"Rule set {rules.Version}: {string.Join("; ", faults)}.");
        return new RuleLibrary(rules, hash);
    }
}
