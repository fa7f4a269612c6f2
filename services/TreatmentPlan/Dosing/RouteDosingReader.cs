using Stillwater.TreatmentPlans.Quantities;

namespace Stillwater.TreatmentPlans.Dosing;

/// <summary>Puts together what a rule file says of one route.</summary>
internal static class RouteDosingReader
{
    public static RouteDosing Read(
        string route, DosingNumbers numbers, IReadOnlyList<MilligramsPerKilogram> ladder) => new(
        route, new Bioavailability(numbers.Take($"{route}.bioavailability", "ratio")),
        numbers.Limit($"{route}.dose-min"), numbers.Limit($"{route}.dose-start-max"),
        numbers.Limit($"{route}.dose-soft-cap"), numbers.Limit($"{route}.dose-hard-cap"),
        Optional($"{route}.home-soft-cap", numbers.Limit, numbers),
        Optional($"{route}.home-hard-cap", numbers.Limit, numbers),
        numbers.Limit($"{route}.step"), numbers.Limit($"{route}.step-max"), ladder,
        new InductionRules(
            numbers.Whole($"{route}.sessions-min", "sessions"), numbers.Whole($"{route}.sessions-max", "sessions"),
            numbers.Whole($"{route}.days-min", "days"), numbers.Whole($"{route}.days-max", "days")),
        numbers.Has($"{route}.infusion-default") ? Infusion(route, numbers) : null,
        numbers.Has($"{route}.hold-min")
            ? new HoldRules(numbers.Duration($"{route}.hold-min"), numbers.Duration($"{route}.hold-max"))
            : null,
        numbers.Has($"{route}.device") ? Devices(route, numbers) : null);

    private static InfusionRules Infusion(string route, DosingNumbers numbers) => new(
        numbers.Duration($"{route}.infusion-default"), numbers.Duration($"{route}.infusion-min"),
        numbers.Duration($"{route}.infusion-max"), numbers.Duration($"{route}.infusion-usual-min"),
        numbers.Duration($"{route}.infusion-usual-max"));

    private static DeviceRules Devices(string route, DosingNumbers numbers) => new(
        numbers.Dose($"{route}.device"), numbers.Duration($"{route}.device-rest"),
        numbers.Dose($"{route}.weekly-max"), numbers.Dose($"{route}.dose-start-max-mdsi"),
        numbers.Dose($"{route}.dose-label-min"), numbers.Whole($"{route}.elderly-from", "years"),
        numbers.Whole($"{route}.mdsi-weeks-max", "weeks"));

    private static T? Optional<T>(string id, Func<string, T> read, DosingNumbers numbers)
        where T : class =>
        numbers.Has(id) ? read(id) : null;
}
