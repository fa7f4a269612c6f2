using System.Reflection;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Stillwater.Clinical;

/// <summary>
/// Data files of medicine that ship within an assembly. What is unknown or missing in one stops the start, and its hash
/// names it for good.
/// </summary>
public static class RuleFile
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>The bytes of a file of an assembly.</summary>
    /// <exception cref="InvalidDataException">The assembly does not carry it.</exception>
    public static byte[] BytesOf(Assembly assembly, string name)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        using var resource = assembly.GetManifestResourceStream(name)
            ?? throw new InvalidDataException($"{name} is not part of this build.");
        var bytes = new byte[resource.Length];
        resource.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>What a file says.</summary>
    /// <param name="json">The file.</param>
    /// <param name="empty">The sentence to fail with when it says nothing.</param>
    /// <exception cref="JsonException">A member is unknown, missing or of another type.</exception>
    /// <exception cref="InvalidDataException">The file is empty.</exception>
    public static T Parse<T>(ReadOnlySpan<byte> json, string empty)
        where T : class => JsonSerializer.Deserialize<T>(json, Strict) ?? throw new InvalidDataException(empty);

    /// <summary>What is wrong with the names of rules: each has an id of its own, and a source.</summary>
    /// <param name="rules">Id and source of every rule of a file.</param>
    public static IEnumerable<string> NamingFaults(IEnumerable<(string Id, string Source)> rules)
    {
        var named = rules.ToList();
        return named.Where(rule => rule.Id.Length == 0 || rule.Source.Length == 0)
            .Select(rule => $"'{rule.Id}' lacks an id or a source")
            .Concat(named.GroupBy(rule => rule.Id, StringComparer.Ordinal).Where(group => group.Count() > 1)
                .Select(group => $"{group.Key} is used twice"));
    }

    /// <summary>The rules, when nothing is wrong with them.</summary>
    /// <param name="rules">The rules of a file.</param>
    /// <param name="name">What the file is called, with its version.</param>
    /// <param name="faults">What is wrong with it.</param>
    /// <exception cref="InvalidDataException">Something is; it names everything.</exception>
    public static T Sound<T>(T rules, string name, IEnumerable<string> faults) =>
        faults.ToArray() is { Length: > 0 } found
            ? throw new InvalidDataException($"{name}: {string.Join("; ", found)}.")
            : rules;

    /// <summary>SHA-256 of a file, in lower hexadecimal.</summary>
    public static string HashOf(ReadOnlySpan<byte> json) => Convert.ToHexStringLower(SHA256.HashData(json));
}
