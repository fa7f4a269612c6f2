using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Stillwater.Platform.Commands;

namespace Stillwater.Harness;

/// <summary>
/// Events as an earlier version stored them, one approved file per stream (<c>History/v1/*.json</c> of a test project):
/// every build reads them, and writes them the same.
/// </summary>
public sealed class StoredHistory
{
    /// <summary>As the event store is set up: camel case, enums as kebab-case text.</summary>
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    private readonly EventCatalogue _catalogue = new();
    private readonly Dictionary<string, IReadOnlyList<StoredEvent>> _streams;

    public StoredHistory(Assembly tests, Action<EventCatalogue> declare, params IEnumerable<string> streams)
    {
        declare(_catalogue);
        _streams = streams.ToDictionary(stream => stream, stream => Read(tests, stream), StringComparer.Ordinal);
    }

    public IEnumerable<string> DeclaredNames =>
        _catalogue.Entries.Select(entry => entry.StoredName).Order(StringComparer.Ordinal);

    public IEnumerable<string> StoredNames =>
        All.Select(stored => stored.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    public IEnumerable<StoredEvent> All => _streams.Values.SelectMany(events => events);

    /// <summary>One stream's events of one kind, as the service folds them.</summary>
    public IEnumerable<TEvent> Of<TEvent>(string stream) => _streams[stream].Select(stored => stored.Happened).OfType<TEvent>();

    private IReadOnlyList<StoredEvent> Read(Assembly tests, string stream)
    {
        using var file = tests.GetManifestResourceStream($"history/v1/{stream}.json")!;
        return [.. JsonNode.Parse(file)!.AsArray().Select(line => Read(line!["type"]!.GetValue<string>(), line["data"]!))];
    }

    private StoredEvent Read(string name, JsonNode body) =>
        new(name, body, body.Deserialize(_catalogue.Entries.Single(entry => entry.StoredName == name).EventType, Json)!);
}

/// <summary>One stored event and what this build makes of it.</summary>
public sealed record StoredEvent(string Name, JsonNode Body, object Happened)
{
    public string AsStored => Body.ToJsonString(StoredHistory.Json);

    public string AsWrittenNow =>
        JsonSerializer.SerializeToNode(Happened, Happened.GetType(), StoredHistory.Json)!.ToJsonString(StoredHistory.Json);
}
