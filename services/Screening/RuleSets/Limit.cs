using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Stillwater.Screenings.RuleSets;

/// <summary>A number of a condition: written out, or the id of a threshold of the rule set.</summary>
/// <remarks>In JSON a number, or the id as a string. A threshold carries its unit and source.</remarks>
[JsonConverter(typeof(Converter)), StructLayout(LayoutKind.Auto)]
public readonly record struct Limit
{
    private Limit(decimal number, string? threshold) => (Number, Threshold) = (number, threshold);

    /// <summary>The number where it is written out.</summary>
    public decimal Number { get; }

    /// <summary>The id of the threshold, null where the number is written out.</summary>
    public string? Threshold { get; }

    public static implicit operator Limit(int number) => new(number, null);

    /// <summary>A threshold of the rule set.</summary>
    /// <param name="id">Its id.</param>
    public static Limit Named(string id) => new(0, id);

    internal decimal In(RuleSet rules) => Threshold is { } id ? rules.Threshold(id) : Number;

    private sealed class Converter : JsonConverter<Limit>
    {
        public override Limit Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType switch
            {
                JsonTokenType.Number => new Limit(reader.GetDecimal(), null),
                JsonTokenType.String => Named(reader.GetString()!),
                _ => throw new JsonException("A limit is a number or the id of a threshold."),
            };

        public override void Write(Utf8JsonWriter writer, Limit value, JsonSerializerOptions options)
        {
            if (value.Threshold is { } id)
                writer.WriteStringValue(id);
            else
                writer.WriteNumberValue(value.Number);
        }
    }
}
