using System.Text.Json.Serialization;

namespace Stillwater.TreatmentPlans.Quantities;

/// <summary>An amount of drug, mg.</summary>
[JsonConverter(typeof(QuantityConverter<Milligrams>))]
public readonly record struct Milligrams(decimal Amount) : IQuantity<Milligrams>, IComparable<Milligrams>
{
    public decimal Amount { get; } = Amounts.Plain(Amount);

    public static Milligrams Of(decimal amount) => new(amount);

    public static Milligrams operator +(Milligrams left, Milligrams right) => new(left.Amount + right.Amount);

    public static Milligrams operator -(Milligrams left, Milligrams right) => new(left.Amount - right.Amount);

    public static Milligrams operator *(int count, Milligrams dose) => new(count * dose.Amount);

    public static MilligramsPerKilogram operator /(Milligrams dose, Kilograms weight) =>
        new(dose.Amount / weight.Amount);

    public static MilligramsPerMinute operator /(Milligrams dose, Minutes duration) =>
        new(dose.Amount / duration.Amount);

    public static bool operator <(Milligrams left, Milligrams right) => left.Amount < right.Amount;

    public static bool operator >(Milligrams left, Milligrams right) => left.Amount > right.Amount;

    public static bool operator <=(Milligrams left, Milligrams right) => left.Amount <= right.Amount;

    public static bool operator >=(Milligrams left, Milligrams right) => left.Amount >= right.Amount;

    public static Milligrams Lesser(Milligrams left, Milligrams right) => left <= right ? left : right;

    public int CompareTo(Milligrams other) => Amount.CompareTo(other.Amount);

    /// <summary>To what a syringe pump can be set to, a tenth of a milligram, and never upwards.</summary>
    public Milligrams RoundedDown() => new(Amounts.Down(Amount, 1));

    public override string ToString() => Amounts.Text(Amount, "mg");
}

/// <summary>A dose for each kilogram of body weight, mg/kg.</summary>
[JsonConverter(typeof(QuantityConverter<MilligramsPerKilogram>))]
public readonly record struct MilligramsPerKilogram(decimal Amount)
    : IQuantity<MilligramsPerKilogram>, IComparable<MilligramsPerKilogram>
{
    public decimal Amount { get; } = Amounts.Plain(Amount);

    public static MilligramsPerKilogram Of(decimal amount) => new(amount);

    public static MilligramsPerKilogram operator +(MilligramsPerKilogram left, MilligramsPerKilogram right) =>
        new(left.Amount + right.Amount);

    public static MilligramsPerKilogram operator -(MilligramsPerKilogram left, MilligramsPerKilogram right) =>
        new(left.Amount - right.Amount);

    public static Milligrams operator *(MilligramsPerKilogram dose, Kilograms weight) =>
        new(dose.Amount * weight.Amount);

    public static bool operator <(MilligramsPerKilogram left, MilligramsPerKilogram right) =>
        left.Amount < right.Amount;

    public static bool operator >(MilligramsPerKilogram left, MilligramsPerKilogram right) =>
        left.Amount > right.Amount;

    public static bool operator <=(MilligramsPerKilogram left, MilligramsPerKilogram right) =>
        left.Amount <= right.Amount;

    public static bool operator >=(MilligramsPerKilogram left, MilligramsPerKilogram right) =>
        left.Amount >= right.Amount;

    public int CompareTo(MilligramsPerKilogram other) => Amount.CompareTo(other.Amount);

    public override string ToString() => Amounts.Text(Amount, "mg/kg");
}

/// <summary>A rate of infusion, mg/min.</summary>
[JsonConverter(typeof(QuantityConverter<MilligramsPerMinute>))]
public readonly record struct MilligramsPerMinute(decimal Amount) : IQuantity<MilligramsPerMinute>
{
    public decimal Amount { get; } = Amounts.Plain(Amount);

    public static MilligramsPerMinute Of(decimal amount) => new(amount);

    /// <summary>To a microgram per minute, and never upwards.</summary>
    public MilligramsPerMinute RoundedDown() => new(Amounts.Down(Amount, 3));

    public override string ToString() => Amounts.Text(Amount, "mg/min");
}
