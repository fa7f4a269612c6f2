using System.Text.Json;
using Stillwater.TreatmentPlans.Quantities;

namespace Stillwater.TreatmentPlans.Tests.Quantities;

/// <summary>A dose per kilogram cannot stand where a dose belongs: only these products and quotients exist.</summary>
public class QuantityTests
{
    private static readonly Type[] Units =
        [typeof(Milligrams), typeof(MilligramsPerKilogram), typeof(MilligramsPerMinute), typeof(Kilograms),
        typeof(Centimetres), typeof(Minutes)];

    [Fact]
    public void Only_meaningful_arithmetic_compiles() => Assert.Equal(
        [
            "Decimal * Kilograms = Kilograms",
            "Int32 * Milligrams = Milligrams",
            "Kilograms + Kilograms = Kilograms",
            "Kilograms - Kilograms = Kilograms",
            "Milligrams + Milligrams = Milligrams",
            "Milligrams - Milligrams = Milligrams",
            "Milligrams / Kilograms = MilligramsPerKilogram",
            "Milligrams / Minutes = MilligramsPerMinute",
            "MilligramsPerKilogram * Kilograms = Milligrams",
            "MilligramsPerKilogram + MilligramsPerKilogram = MilligramsPerKilogram",
            "MilligramsPerKilogram - MilligramsPerKilogram = MilligramsPerKilogram",
        ],
        Units.SelectMany(unit => unit.GetMethods()).Where(m => Sign(m.Name) is not null)
            .Select(m => $"{m.GetParameters()[0].ParameterType.Name} {Sign(m.Name)} "
                + $"{m.GetParameters()[1].ParameterType.Name} = {m.ReturnType.Name}")
            .Order(StringComparer.Ordinal));

    [Fact]
    public void No_unit_turns_into_another_or_into_a_number() =>
        Assert.DoesNotContain(Units.SelectMany(unit => unit.GetMethods()),
            m => m.Name is "op_Implicit" or "op_Explicit");

    [Fact]
    public void A_dose_is_stored_as_its_shortest_number_and_rounded_never_up()
    {
        Assert.Equal("33", JsonSerializer.Serialize(new Milligrams(33.000m)));
        Assert.Equal(new Milligrams(33), JsonSerializer.Deserialize<Milligrams>("33.0"));
        Assert.Equal("33.9 mg", new Milligrams(33.99m).RoundedDown().ToString());
        Assert.Equal("0.825 mg/min", (new Milligrams(33) / new Minutes(40)).RoundedDown().ToString());
    }

    private static string? Sign(string operation) => operation switch
    {
        "op_Addition" => "+",
        "op_Subtraction" => "-",
        "op_Multiply" => "*",
        "op_Division" => "/",
        _ => null,
    };
}
