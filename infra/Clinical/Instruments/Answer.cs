using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Stillwater.Clinical.Instruments;

/// <summary>One answer of an instrument as it was given: a step of a scale, yes or no, or nothing.</summary>
/// <remarks>In JSON a number, <c>true</c> or <c>false</c>, or <c>null</c>.</remarks>
[JsonConverter(typeof(Converter)), StructLayout(LayoutKind.Auto)]
public readonly record struct Answer
{
    private readonly int _value;

    private Answer(AnswerKind kind, int value) => (Kind, _value) = (kind, value);

    /// <summary>An item that was not answered or was skipped.</summary>
    public static readonly Answer Missing;

    /// <summary>Which form the answer has.</summary>
    public AnswerKind Kind { get; }

    /// <summary>The step of a scale, 1 for yes, 0 for no; nothing where the item was not answered.</summary>
    public int? Value => Kind == AnswerKind.Missing ? null : _value;

    /// <summary>Whether the answer is a yes.</summary>
    public bool IsYes => Kind == AnswerKind.YesNo && _value == 1;

    /// <summary>A step of a scale.</summary>
    public static Answer Step(int step) => new(AnswerKind.Scale, step);

    /// <summary>Yes or no.</summary>
    public static Answer Yes(bool yes) => new(AnswerKind.YesNo, yes ? 1 : 0);

    /// <summary>Answers on a scale, in item order.</summary>
    public static IReadOnlyList<Answer> Steps(params IEnumerable<int> steps) => [.. steps.Select(Step)];

    /// <summary>Answers of yes and no, in item order.</summary>
    public static IReadOnlyList<Answer> YesNos(params IEnumerable<bool> answers) => [.. answers.Select(Yes)];

    private sealed class Converter : JsonConverter<Answer>
    {
        public override bool HandleNull => true;

        public override Answer Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType switch
            {
                JsonTokenType.Null => Missing,
                JsonTokenType.True => Yes(true),
                JsonTokenType.False => Yes(false),
                JsonTokenType.Number when reader.TryGetInt32(out var step) => Step(step),
                _ => throw new JsonException("An answer is a whole number, true, false or null."),
            };

        public override void Write(Utf8JsonWriter writer, Answer value, JsonSerializerOptions options)
        {
            if (value.Value is not { } given)
                writer.WriteNullValue();
            else if (value.Kind == AnswerKind.YesNo)
                writer.WriteBooleanValue(value.IsYes);
            else
                writer.WriteNumberValue(given);
        }
    }
}

/// <summary>The form of an answer.</summary>
public enum AnswerKind
{
    /// <summary>Not answered, or skipped.</summary>
    Missing,

    /// <summary>A whole number between the scale's ends.</summary>
    Scale,

    /// <summary>Yes or no.</summary>
    YesNo,
}
