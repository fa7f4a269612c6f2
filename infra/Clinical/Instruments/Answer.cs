using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Stillwater.Clinical.Instruments;

/// <summary>One answer of an instrument as it was given: a step of a scale, yes or no, a code, or nothing.</summary>
/// <remarks>In JSON a number, <c>true</c> or <c>false</c>, a LOINC answer code, or <c>null</c>.</remarks>
[JsonConverter(typeof(Converter)), StructLayout(LayoutKind.Auto)]
public readonly record struct Answer
{
    private const int LongestCode = 20;

    private readonly int _value;

    private Answer(AnswerKind kind, int value, string? code = null) => (Kind, _value, Code) = (kind, value, code);

    /// <summary>An item that was not answered or was skipped.</summary>
    public static readonly Answer Missing;

    /// <summary>Which form the answer has.</summary>
    public AnswerKind Kind { get; }

    /// <summary>The code, null unless the answer was given by one.</summary>
    public string? Code { get; }

    /// <summary>The step of a scale, 1 for yes, 0 for no; nothing where there is no answer or only its code.</summary>
    public int? Value => Kind is AnswerKind.Missing or AnswerKind.Coded ? null : _value;

    /// <summary>Whether the answer is a yes.</summary>
    public bool IsYes => Kind == AnswerKind.YesNo && _value == 1;

    /// <summary>A step of a scale.</summary>
    public static Answer Step(int step) => new(AnswerKind.Scale, step);

    /// <summary>Yes or no.</summary>
    public static Answer Yes(bool yes) => new(AnswerKind.YesNo, yes ? 1 : 0);

    /// <summary>An answer by its code, which the instrument turns into a step, a yes or a no.</summary>
    public static Answer Coded(string code) => new(AnswerKind.Coded, 0, code);

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
                JsonTokenType.String when reader.GetString() is { } code && LooksLikeLoinc(code) => Coded(code),
                _ => throw new JsonException("An answer is a whole number, true, false, a LOINC answer code or null."),
            };

        /// <summary>LA, digits, a dash and a check digit.</summary>
        private static bool LooksLikeLoinc(string code) => code is ['L', 'A', .. { Length: > 2 and <= LongestCode } rest]
            && rest[^2] == '-' && char.IsAsciiDigit(rest[^1]) && rest[..^2].All(char.IsAsciiDigit);

        public override void Write(Utf8JsonWriter writer, Answer value, JsonSerializerOptions options)
        {
            if (value.Code is { } code)
                writer.WriteStringValue(code);
            else if (value.Kind == AnswerKind.Missing)
                writer.WriteNullValue();
            else if (value.Kind == AnswerKind.YesNo)
                writer.WriteBooleanValue(value.IsYes);
            else
                writer.WriteNumberValue(value._value);
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

    /// <summary>A code that the instrument has not yet turned into one of the others.</summary>
    Coded,
}
