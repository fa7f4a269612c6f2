using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Stillwater.Screenings.RuleSets;

/// <summary>What proves that a judgement, made again from its facts, is the same to the last byte.</summary>
public static class DeterminationProof
{
    /// <summary>The one spelling that is hashed: members in declared order, codes in kebab-case.</summary>
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    /// <summary>SHA-256 of a judgement with its whole trace, hexadecimal.</summary>
    public static string HashOf(Judgement judgement) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(judgement, Json)));
}
