using System.Collections.Frozen;
using System.Reflection;
using System.Security.Cryptography;

namespace Stillwater.Clinical.Instruments;

/// <summary>The instruments that ship with this build, checked when they are first asked for.</summary>
public sealed class InstrumentLibrary
{
    private const string Folder = "instruments/";

    private static readonly Lazy<InstrumentLibrary> Shipped = new(() => Load(typeof(InstrumentLibrary).Assembly));

    private readonly FrozenDictionary<string, Instrument> _instruments;

    private InstrumentLibrary(IEnumerable<Instrument> instruments, string hash)
    {
        _instruments = instruments.ToFrozenDictionary(i => i.Code);
        Hash = hash;
    }

    /// <summary>The definitions of this build.</summary>
    public static InstrumentLibrary Default => Shipped.Value;

    /// <summary>SHA-256 over all definitions, hexadecimal.</summary>
    public string Hash { get; }

    /// <summary>Codes of all instruments, in order.</summary>
    public IReadOnlyList<string> Codes => [.. _instruments.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The instrument of a code, null when there is none.</summary>
    /// <param name="code">Such as <c>phq-9</c>.</param>
    public Instrument? Find(string code) => _instruments.GetValueOrDefault(code);

    /// <summary>Reads one definition and refuses it when it contradicts itself.</summary>
    /// <param name="json">The definition's file.</param>
    public static Instrument Read(ReadOnlySpan<byte> json)
    {
        var definition = RuleFile.Parse<InstrumentDefinition>(json, "An instrument's definition is empty.");
        if (DefinitionCheck.Faults(definition).ToArray() is { Length: > 0 } faults)
            throw new InvalidDataException($"Instrument {definition.Code}: {string.Join("; ", faults)}.");
        return new Instrument(definition);
    }

    private static InstrumentLibrary Load(Assembly assembly)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var instruments = new List<Instrument>();
        foreach (var name in assembly.GetManifestResourceNames()
            .Where(n => n.StartsWith(Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            var bytes = RuleFile.BytesOf(assembly, name);
            hash.AppendData(bytes);
            instruments.Add(Read(bytes));
        }

        return new InstrumentLibrary(instruments, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
