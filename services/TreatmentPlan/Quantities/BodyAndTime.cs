using System.Text.Json.Serialization;

namespace Stillwater.TreatmentPlans.Quantities;

/// <summary>A body weight, kg.</summary>
[JsonConverter(typeof(QuantityConverter<Kilograms>))]
public readonly record struct Kilograms(decimal Amount) : IQuantity<Kilograms>, IComparable<Kilograms>
{
    public decimal Amount { get; } = Amounts.Plain(Amount);

    public static Kilograms Of(decimal amount) => new(amount);

    public static Kilograms operator +(Kilograms left, Kilograms right) => new(left.Amount + right.Amount);

    public static Kilograms operator -(Kilograms left, Kilograms right) => new(left.Amount - right.Amount);

    public static Kilograms operator *(decimal factor, Kilograms weight) => new(factor * weight.Amount);

    public static bool operator <(Kilograms left, Kilograms right) => left.Amount < right.Amount;

    public static bool operator >(Kilograms left, Kilograms right) => left.Amount > right.Amount;

    public static bool operator <=(Kilograms left, Kilograms right) => left.Amount <= right.Amount;

    public static bool operator >=(Kilograms left, Kilograms right) => left.Amount >= right.Amount;

    public static Kilograms Lesser(Kilograms left, Kilograms right) => left <= right ? left : right;

    public int CompareTo(Kilograms other) => Amount.CompareTo(other.Amount);

    /// <summary>To a tenth of a kilogram, as a scale shows it.</summary>
    public Kilograms Rounded() => new(decimal.Round(Amount, 1, MidpointRounding.AwayFromZero));

    public override string ToString() => Amounts.Text(Amount, "kg");
}

/// <summary>A body height, cm.</summary>
[JsonConverter(typeof(QuantityConverter<Centimetres>))]
public readonly record struct Centimetres(decimal Amount) : IQuantity<Centimetres>
{
    private const decimal CentimetresPerInch = 2.54m;

    public decimal Amount { get; } = Amounts.Plain(Amount);

    /// <summary>The same height in inches, in which the Devine formula is written.</summary>
    public decimal Inches => Amount / CentimetresPerInch;

    public static Centimetres Of(decimal amount) => new(amount);

    /// <summary>Body mass index, kg/m².</summary>
    public static decimal BodyMassIndex(Kilograms weight, Centimetres height)
    {
        var metres = height.Amount / 100m;
        return weight.Amount / (metres * metres);
    }

    public override string ToString() => Amounts.Text(Amount, "cm");
}

/// <summary>How long an infusion runs, min.</summary>
[JsonConverter(typeof(QuantityConverter<Minutes>))]
public readonly record struct Minutes(decimal Amount) : IQuantity<Minutes>, IComparable<Minutes>
{
    public decimal Amount { get; } = Amounts.Plain(Amount);

    public static Minutes Of(decimal amount) => new(amount);

    public static bool operator <(Minutes left, Minutes right) => left.Amount < right.Amount;

    public static bool operator >(Minutes left, Minutes right) => left.Amount > right.Amount;

    public static bool operator <=(Minutes left, Minutes right) => left.Amount <= right.Amount;

    public static bool operator >=(Minutes left, Minutes right) => left.Amount >= right.Amount;

    public int CompareTo(Minutes other) => Amount.CompareTo(other.Amount);

    public override string ToString() => Amounts.Text(Amount, "min");
}
