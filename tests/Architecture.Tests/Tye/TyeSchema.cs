using System.Text.Json.Nodes;

namespace Stillwater.Architecture.Tests.Tye;

/// <summary>
/// Tye's published schema (github.com/dotnet/tye, MIT, src/schema/tye-schema.json) and the keywords of JSON Schema that
/// it uses; a keyword that is not handled here fails the test instead of passing unseen.
/// </summary>
internal sealed class TyeSchema
{
    private static readonly string[] Notes = ["$schema", "$id", "title", "description", "default", "definitions", "required"];
    private readonly JsonObject _root;

    public TyeSchema() => _root = JsonNode.Parse(File.ReadAllText(Path.Combine(
        SourceTree.Root, "tests", "Architecture.Tests", "Tye", "tye-schema.json")))!.AsObject();

    public IReadOnlyList<string> Faults(JsonNode document) => [.. Check(_root, document, "")];

    private IEnumerable<string> Check(JsonObject schema, JsonNode? node, string at) =>
        Required(schema, node, at).Concat(schema.SelectMany(rule => rule switch
        {
            { Key: var key } when Notes.Contains(key) => [],
            { Key: "$ref", Value: var target } => Check(Resolve(target!.GetValue<string>()), node, at),
            { Key: "type", Value: var type } => IsA(type!.GetValue<string>(), node) ? [] : [$"{at} is no {type}"],
            { Key: "const", Value: var constant } => JsonNode.DeepEquals(constant, node) ? [] : [$"{at} is not {constant}"],
            { Key: "enum", Value: var values } =>
                values!.AsArray().Any(value => JsonNode.DeepEquals(value, node)) ? [] : [$"{at} is none of {values}"],
            { Key: "properties", Value: var properties } => Properties(properties!.AsObject(), node, at),
            { Key: "additionalProperties" } => Additional(schema, node, at),
            { Key: "items", Value: var items } => Items(items!.AsObject(), node, at),
            { Key: "minItems", Value: var least } =>
                node is JsonArray array && array.Count < least!.GetValue<int>() ? [$"{at} has too few"] : [],
            { Key: "oneOf", Value: var choices } => OneOf(choices!.AsArray(), node, at),
            _ => throw new NotSupportedException($"The schema uses {rule.Key}, which is not handled."),
        }));

    private IEnumerable<string> OneOf(JsonArray choices, JsonNode? node, string at)
    {
        var matches = choices.Count(choice => !Check(choice!.AsObject(), node, at).Any());
        return matches == 1 ? [] : [$"{at} matches {matches} of the kinds of service, not one"];
    }

    private IEnumerable<string> Properties(JsonObject properties, JsonNode? node, string at) =>
        node is not JsonObject given
            ? []
            : given.Where(member => properties.ContainsKey(member.Key))
                .SelectMany(member => Check(properties[member.Key]!.AsObject(), member.Value, $"{at}/{member.Key}"));

    private static IEnumerable<string> Additional(JsonObject schema, JsonNode? node, string at) =>
        schema["additionalProperties"]!.GetValue<bool>() || node is not JsonObject given
            ? []
            : given.Where(member => !schema["properties"]!.AsObject().ContainsKey(member.Key))
                .Select(member => $"{at}/{member.Key} is not in the schema");

    private IEnumerable<string> Items(JsonObject items, JsonNode? node, string at) =>
        node is JsonArray array ? array.SelectMany((item, index) => Check(items, item, $"{at}/{index}")) : [];

    private static IEnumerable<string> Required(JsonObject schema, JsonNode? node, string at) =>
        schema["required"] is not JsonArray required || node is not JsonObject given
            ? []
            : required.Select(name => name!.GetValue<string>())
                .Where(name => !given.ContainsKey(name))
                .Select(name => $"{at}/{name} is missing");

    private JsonObject Resolve(string reference) =>
        reference.TrimStart('#', '/').Split('/').Aggregate<string, JsonNode>(_root, (node, name) => node[name]!).AsObject();

    private static bool IsA(string type, JsonNode? node) => type switch
    {
        "object" => node is JsonObject,
        "array" => node is JsonArray,
        "string" => node is JsonValue value && value.TryGetValue<string>(out _),
        "integer" => node is JsonValue value && value.TryGetValue<long>(out _),
        "boolean" => node is JsonValue value && value.TryGetValue<bool>(out _),
        _ => throw new NotSupportedException($"The schema uses type {type}, which is not handled."),
    };
}
