using System.Buffers.Text;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Stillwater.Contracts;

/// <summary>
/// A value closed with its patient's key: it can be carried, stored and published, but not read or compared.
/// </summary>
/// <typeparam name="T">What the value is once it is opened.</typeparam>
/// <param name="Token">The closed value: <c>s1.class.keyVersion.field.base64url(nonce|ciphertext|tag)</c>.</param>
[JsonConverter(typeof(SealedJsonConverterFactory))]
public readonly record struct Sealed<T>(string Token)
{
    /// <summary>Which kind of content this is, and never the content, not even closed.</summary>
    public override string ToString() =>
        SealedToken.TryParse(Token, out var parts) ? $"s1.{parts.Class.Name()}" : "s1";
}

/// <summary>The parts of a closed value that may be read without a key.</summary>
public readonly ref struct SealedToken
{
    private const int NonceAndTagBytes = 28;

    /// <summary>Whose key of the patient closed it.</summary>
    public DataClass Class { get; private init; }

    /// <summary>The version of that key, from 1.</summary>
    public int KeyVersion { get; private init; }

    /// <summary>The field it was closed for.</summary>
    public ReadOnlySpan<char> Field { get; private init; }

    /// <summary>All but the ciphertext: what the ciphertext is bound to.</summary>
    public ReadOnlySpan<char> Head { get; private init; }

    /// <summary>Nonce, ciphertext and tag, base64url.</summary>
    public ReadOnlySpan<char> Body { get; private init; }

    /// <summary>Whether a name may stand in a token: 1 to 64 ASCII letters, digits and hyphens.</summary>
    /// <param name="field">The name of the field.</param>
    public static bool IsField(ReadOnlySpan<char> field)
    {
        foreach (var letter in field)
            if (!char.IsAsciiLetterOrDigit(letter) && letter != '-')
                return false;
        return field.Length is > 0 and <= 64;
    }

    /// <summary>Reads a token's parts; false for anything that is not a closed value.</summary>
    /// <param name="token">The text to read.</param>
    /// <param name="parts">Its parts, when it is one.</param>
    public static bool TryParse(ReadOnlySpan<char> token, out SealedToken parts)
    {
        parts = default;
        Span<Range> ranges = stackalloc Range[6];
        if (token.Split(ranges, '.') != 5 || token[ranges[0]] is not "s1"
            || DataClassNames.Parse(token[ranges[1]]) is not { } dataClass
            || !int.TryParse(token[ranges[2]], NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            || version < 1
            || !IsField(token[ranges[3]])
            || !Base64Url.IsValid(token[ranges[4]], out var bytes) || bytes < NonceAndTagBytes)
            return false;

        parts = new SealedToken
        {
            Class = dataClass,
            KeyVersion = version,
            Field = token[ranges[3]],
            Head = token[..(token.Length - token[ranges[4]].Length - 1)],
            Body = token[ranges[4]],
        };
        return true;
    }
}

/// <summary>
/// Writes a closed value as its token and refuses any text that is not one, so that plain text cannot slip in.
/// </summary>
public sealed class SealedJsonConverterFactory : JsonConverterFactory
{
    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert is { IsGenericType: true } && typeToConvert.GetGenericTypeDefinition() == typeof(Sealed<>);

    /// <inheritdoc/>
    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(
            typeof(Converter<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;

    private sealed class Converter<T> : JsonConverter<Sealed<T>>
    {
        public override Sealed<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var token = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
            return SealedToken.TryParse(token, out _) ? new(token!) : throw new JsonException("Not a sealed value.");
        }

        public override void Write(Utf8JsonWriter writer, Sealed<T> value, JsonSerializerOptions options)
        {
            if (!SealedToken.TryParse(value.Token, out _))
                throw new JsonException("Not a sealed value.");
            writer.WriteStringValue(value.Token);
        }
    }
}
