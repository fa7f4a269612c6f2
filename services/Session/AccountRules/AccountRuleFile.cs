using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Stillwater.Sessions.AccountRules;

/// <summary>The account rules of this build, read once and refused when they contradict themselves.</summary>
internal static class AccountRuleFile
{
    private const string Shipping = "account-rules/accounts.2026.1.json";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    private static readonly Lazy<AccountRuleSet> Loaded = new(Load);

    public static AccountRuleSet Shipped => Loaded.Value;

    public static AccountRuleSet Read(ReadOnlySpan<byte> json)
    {
        var rules = JsonSerializer.Deserialize<AccountRuleSet>(json, Json)
            ?? throw new InvalidDataException("The account rules are empty.");
        return AccountRuleCheck.Faults(rules).ToArray() is { Length: > 0 } faults
            ? throw new InvalidDataException($"Account rules {rules.Version}: {string.Join("; ", faults)}.")
            : rules with { Hash = Convert.ToHexStringLower(SHA256.HashData(json)) };
    }

    private static AccountRuleSet Load()
    {
        using var resource = typeof(AccountRuleFile).Assembly.GetManifestResourceStream(Shipping)!;
        using var bytes = new MemoryStream();
        resource.CopyTo(bytes);
        return Read(bytes.ToArray());
    }
}
