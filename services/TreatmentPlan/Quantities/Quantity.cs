using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Stillwater.TreatmentPlans.Quantities;

/// <summary>A number that knows its unit, so that a dose per kilogram can never stand where a dose belongs.</summary>
public interface IQuantity<TSelf>
    where TSelf : struct, IQuantity<TSelf>
{
    decimal Amount { get; }

    static abstract TSelf Of(decimal amount);
}

/// <summary>Writes a quantity as its bare number: the unit stands in the name of the member that holds it.</summary>
public sealed class QuantityConverter<T> : JsonConverter<T>
    where T : struct, IQuantity<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        T.Of(reader.GetDecimal());

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value.Amount);
}

internal static class Amounts
{
    /// <summary>
    /// 33.0 and 33 are one dose: without this they would be stored as two texts and hash differently.
    /// </summary>
    public static decimal Plain(decimal amount) => amount / 1.0000000000000000000000000000m;

    /// <summary>Never upwards, so that rounding cannot lift a dose above what was asked for or allowed.</summary>
    public static decimal Down(decimal amount, int decimals) =>
        decimal.Round(amount, decimals, MidpointRounding.ToZero);

    public static string Text(decimal amount, string unit) =>
        string.Create(CultureInfo.InvariantCulture, $"{Plain(amount)} {unit}");
}
