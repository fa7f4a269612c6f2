using System.Collections.Frozen;
using Stillwater.Clinical;

namespace Stillwater.Sessions.Protocols;

/// <summary>
/// Every protocol version that ships with this build; old ones stay, for the sessions that began under them.
/// </summary>
public sealed class DosingProtocols
{
    private const string Folder = "protocols/";

    private static readonly Lazy<DosingProtocols> Loaded = new(Load);

    private readonly FrozenDictionary<string, DosingProtocol> _byCode;

    private DosingProtocols(IEnumerable<DosingProtocol> protocols)
    {
        _byCode = protocols.ToFrozenDictionary(p => p.Code);
        var gaps = _byCode.Values.Where(p => p.Settings.Any(setting => Current(p.Drug, p.Route, setting) == p))
            .SelectMany(p => ProtocolCheck.Gaps(p).Select(gap => $"{p.Code}: {gap}")).ToArray();
        if (gaps.Length > 0)
            throw new InvalidDataException(string.Join("; ", gaps));
    }

    /// <summary>The protocols of this build.</summary>
    public static DosingProtocols Shipped => Loaded.Value;

    public IReadOnlyCollection<DosingProtocol> All => _byCode.Values;

    /// <summary>The version that a session was scheduled under.</summary>
    public DosingProtocol Of(string code) =>
        _byCode.TryGetValue(code, out var protocol)
            ? protocol
            : throw new InvalidDataException($"This build does not carry the protocol {code}.");

    /// <summary>The newest protocol for a drug, route and setting; null where none is adopted.</summary>
    public DosingProtocol? Current(string drug, string route, string setting) => _byCode.Values
        .Where(p => p.Drug == drug && p.Route == route && p.Settings.Contains(setting))
        .MaxBy(p => p.Version, StringComparer.Ordinal);

    /// <summary>Reads one protocol and refuses it when it contradicts itself.</summary>
    public static DosingProtocol Read(ReadOnlySpan<byte> json)
    {
        var protocol = RuleFile.Parse<DosingProtocol>(json, "A protocol is empty.");
        if (ProtocolCheck.Faults(protocol).ToArray() is { Length: > 0 } faults)
            throw new InvalidDataException($"Protocol {protocol.Code}: {string.Join("; ", faults)}.");
        return protocol with { Hash = RuleFile.HashOf(json) };
    }

    private static DosingProtocols Load()
    {
        var assembly = typeof(DosingProtocols).Assembly;
        return new DosingProtocols(assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Select(name => Read(RuleFile.BytesOf(assembly, name))));
    }
}
