using System.Diagnostics;
using Stillwater.TreatmentPlans.Quantities;

namespace Stillwater.TreatmentPlans.Dosing;

/// <summary>A limit of one dose: for each kilogram, as it is, or the lower of both. It has at least one.</summary>
public sealed record DoseLimit(MilligramsPerKilogram? PerKilogram, Milligrams? Fixed)
{
    public Milligrams For(Kilograms weight) => (PerKilogram, Fixed) switch
    {
        ({ } relative, { } whole) => Milligrams.Lesser(relative * weight, whole),
        ({ } relative, null) => relative * weight,
        (null, { } whole) => whole,
        _ => throw new UnreachableException("A limit has a number."),
    };

    public override string ToString() => (PerKilogram, Fixed) switch
    {
        ({ } relative, { } whole) => $"{whole} or {relative}, whichever is lower",
        ({ } relative, null) => $"{relative}",
        _ => $"{Fixed}",
    };
}
