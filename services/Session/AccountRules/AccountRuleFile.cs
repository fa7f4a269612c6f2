using Stillwater.Clinical;

namespace Stillwater.Sessions.AccountRules;

/// <summary>The account rules of this build, read once and refused when they contradict themselves.</summary>
internal static class AccountRuleFile
{
    private const string Shipping = "account-rules/accounts.2026.1.json";

    private static readonly Lazy<AccountRuleSet> Loaded =
        new(() => Read(RuleFile.BytesOf(typeof(AccountRuleFile).Assembly, Shipping)));

    public static AccountRuleSet Shipped => Loaded.Value;

    public static AccountRuleSet Read(ReadOnlySpan<byte> json)
    {
        var rules = RuleFile.Parse<AccountRuleSet>(json, "The account rules are empty.");
        return AccountRuleCheck.Faults(rules).ToArray() is { Length: > 0 } faults
            ? throw new InvalidDataException($"Account rules {rules.Version}: {string.Join("; ", faults)}.")
            : rules with { Hash = RuleFile.HashOf(json) };
    }
}
