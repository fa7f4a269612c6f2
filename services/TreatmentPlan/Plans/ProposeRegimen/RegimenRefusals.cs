using Stillwater.Platform.Commands;
using Stillwater.TreatmentPlans.Dosing;
using Stillwater.TreatmentPlans.Quantities;

namespace Stillwater.TreatmentPlans.Plans.ProposeRegimen;

/// <summary>Why a regimen is not accepted. Each names the member at fault and what would be right.</summary>
internal static class RegimenRefusals
{
    public static readonly Refusal NotDraft = new(
        "plan.not-draft", RefusalKind.State, "The plan has been signed; a change to it is an amendment.");

    public static Refusal RouteNotOffered(IEnumerable<RouteRule> offered) => Rule(
        "plan.route-not-offered", "No dosing rules for this route are in force.", "/route",
        $"one of: {string.Join(", ", offered.Select(r => r.Code))}");

    public static Refusal RouteNotPermitted(IEnumerable<string> permitted) => Rule(
        "plan.route-not-permitted", "The determination does not permit this route.", "/route",
        $"one of: {string.Join(", ", permitted)}");

    public static Refusal SettingNotPermitted(IEnumerable<string> permitted) => Rule(
        "plan.setting-not-permitted", "The determination or the route does not permit this setting.", "/setting",
        $"one of: {string.Join(", ", permitted)}");

    public static Refusal WeightStale(int maxAgeDays) => new(
        "plan.weight-stale", RefusalKind.Rule,
        $"The weight must be less than {maxAgeDays} days old; measure it again.");

    public static Refusal AboveHardCap(MilligramsPerKilogram cap) => Rule(
        "plan.dose-above-hard-cap", "The dose is above the hard cap, which no reason can lift.", "/dosePerKgMg",
        $"at most {cap}");

    public static Refusal AboveSoftCap(MilligramsPerKilogram cap) => Rule(
        "plan.dose-above-soft-cap", "A dose above the soft cap needs a written reason.", "/override",
        $"code above-soft-cap with a reason, or at most {cap}");

    public static Refusal BelowRange(MilligramsPerKilogram minimum) => Rule(
        "plan.dose-below-range", "The dose is below the range that counts as treatment.", "/dosePerKgMg",
        $"at least {minimum}");

    public static Refusal InfusionOutOfRange(IvRules iv) => Rule(
        "plan.infusion-out-of-range", "The infusion is shorter or longer than any that is published.",
        "/infusionMinutes", $"{iv.MinInfusion} to {iv.MaxInfusion}");

    public static Refusal CourseOutOfRange(string pointer, string right) => Rule(
        "plan.course-out-of-range", "The induction series is outside the range of the dosing rules.", pointer, right);

    public static Refusal IntervalOutOfRange(string pointer, MaintenanceRules rules) => Rule(
        "plan.interval-out-of-range", "The maintenance interval is outside the range of the dosing rules.", pointer,
        $"{rules.MinWeeks} to {rules.MaxWeeks} weeks");

    private static Refusal Rule(string code, string message, string pointer, string right) =>
        new(code, RefusalKind.Rule, message) { Field = new FieldFault(pointer, right) };
}
