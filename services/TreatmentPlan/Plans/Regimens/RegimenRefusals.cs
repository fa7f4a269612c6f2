using Stillwater.Platform.Commands;
using Stillwater.TreatmentPlans.Dosing;
using Stillwater.TreatmentPlans.Quantities;

namespace Stillwater.TreatmentPlans.Plans.Regimens;

/// <summary>Why a regimen is not accepted. Each names the member at fault and what would be right.</summary>
internal static class RegimenRefusals
{
    public static readonly Refusal NotDraft = new(
        "plan.not-draft", RefusalKind.State, "The plan has been signed; a change to it is an amendment.");

    public static readonly Refusal SpitOrSwallowMissing = Rule(
        "plan.hold-unspecified", "A lozenge is held, and what follows is said.", "/spitOrSwallow", "spit or swallow");

    public static readonly Refusal OralAntidepressantNeeded = Rule(
        "plan.oral-antidepressant-needed", "In acute suicidality esketamine goes with an oral antidepressant.",
        "/oralAntidepressant", "true");

    public static readonly Refusal CourseMissing = Rule(
        "plan.course-out-of-range", "No label describes the course of this route; say how long it is.",
        "/inductionSessions", "inductionSessions and inductionDays, or phases");

    public static Refusal RouteNotOffered(string route, DosingRules rules) => Rule(
        "plan.route-not-offered",
        rules.NotOffered.FirstOrDefault(n => n.Code == route)?.Basis ?? "No dosing rules for this route are in force.",
        "/route", $"one of: {string.Join(", ", rules.Routes.Select(r => r.Code))}");

    public static Refusal RouteNotPermitted(IEnumerable<string> permitted) => Rule(
        "plan.route-not-permitted", "The determination does not permit this route.", "/route",
        $"one of: {string.Join(", ", permitted)}");

    public static Refusal SettingNotPermitted(IEnumerable<string> permitted) => Rule(
        "plan.setting-not-permitted", "The determination or the route does not permit this setting.", "/setting",
        $"one of: {string.Join(", ", permitted)}");

    public static Refusal IndicationNotDetermined(string condition) => Rule(
        "plan.indication-not-determined", "The determination was made for another condition.", "/indication", condition);

    public static Refusal WeightStale(int maxAgeDays) => new(
        "plan.weight-stale", RefusalKind.Rule,
        $"The weight must be less than {maxAgeDays} days old; measure it again.");

    public static Refusal AboveHardCap(string pointer, DoseLimit cap) => Rule(
        "plan.dose-above-hard-cap", "The dose is above the hard cap, which no reason can lift.", pointer,
        $"at most {cap}");

    public static Refusal AboveSoftCap(DoseLimit cap) => Rule(
        "plan.dose-above-soft-cap", "A dose above the soft cap needs a written reason.", "/override",
        $"code {OverrideCode.AboveSoftCap} with a reason, or at most {cap}");

    public static Refusal BelowRange(string pointer, DoseLimit minimum) => Rule(
        "plan.dose-below-range", "The dose is below the range that counts as treatment; mind the unit.", pointer,
        $"at least {minimum}");

    public static Refusal NotWholeDevices(string pointer, DeviceRules devices) => Rule(
        "plan.dose-not-whole-devices", "The dose is not a whole number of devices.", pointer,
        $"a multiple of {devices.Content}");

    public static Refusal DevicesOnly(DeviceRules devices) => Rule(
        "plan.dose-not-whole-devices", "Devices are counted in milligrams, never per kilogram.", "/dosePerKgMg",
        $"doseMg, a multiple of {devices.Content}");

    public static Refusal NotOnLadder(string pointer, IEnumerable<MilligramsPerKilogram> ladder) => Rule(
        "plan.dose-not-on-ladder", "This route is dosed by the steps of its ladder.", pointer,
        $"one of: {string.Join(", ", ladder)}");

    public static Refusal FirstDoseOutOfRange(DoseLimit minimum, Milligrams dose) => Rule(
        "plan.first-dose-out-of-range", "The first dose is lower than treatment, or above the others.", "/firstDoseMg",
        $"{minimum} to {dose}, in whole devices where there are devices");

    public static Refusal FirstDoseAboveLabel(Milligrams usual) => Rule(
        "plan.first-dose-above-label", "The label begins lower.", "/firstDoseMg",
        $"at most {usual}, or override {OverrideCode.FirstDose} with a reason");

    public static Refusal RouteAvoided(string ruleId) => Rule(
        "plan.route-avoided", $"By {ruleId} another route is to be taken.", "/route",
        $"another route, or override {OverrideCode.AvoidedRoute} with a reason");

    public static Refusal StartNotReduced(string ruleId, Milligrams reduced) => Rule(
        "plan.start-not-reduced", $"By {ruleId} the first dose is lowered.", "/firstDoseMg",
        $"at most {reduced.RoundedDown()}, or override {OverrideCode.InteractingStart} with a reason");

    public static Refusal NotForRoute(string pointer, string route) => Rule(
        "plan.not-for-route", "This means nothing for the route.", pointer, $"nothing for {route}");

    public static Refusal InfusionOutOfRange(InfusionRules infusion) => Rule(
        "plan.infusion-out-of-range", "The infusion is shorter or longer than any that is published.",
        "/infusionMinutes", $"{infusion.Min} to {infusion.Max}");

    public static Refusal HoldOutOfRange(HoldRules hold) => Rule(
        "plan.hold-unspecified", "A lozenge is held in the mouth.", "/holdMinutes", $"{hold.Min} to {hold.Max}");

    public static Refusal CourseOutOfRange(string pointer, string right) => Rule(
        "plan.course-out-of-range", "The induction series is outside the range of the dosing rules.", pointer, right);

    public static Refusal PhaseOutOfRange(int index, string right) => Rule(
        "plan.course-out-of-range", "A phase of the course is outside the range of the dosing rules.",
        $"/phases/{index}", right);

    public static Refusal IntervalOutOfRange(string pointer, MaintenanceRules rules) => Rule(
        "plan.interval-out-of-range", "The maintenance interval is outside the range of the dosing rules.", pointer,
        $"{rules.MinWeeks} to {rules.MaxWeeks} weeks");

    private static Refusal Rule(string code, string message, string pointer, string right) =>
        new(code, RefusalKind.Rule, message) { Field = new FieldFault(pointer, right) };
}
