using Stillwater.Platform.Commands;
using Stillwater.TreatmentPlans.Dosing;
using Stillwater.TreatmentPlans.Quantities;

namespace Stillwater.TreatmentPlans.Plans.Regimens;

/// <summary>
/// From what is asked and what is known to a complete regimen: inside what the determination permits and the dosing
/// rules allow, on a fresh weight. Pure, and the same for a first proposal, an amendment and a titration.
/// </summary>
internal static class RegimenComputation
{
    public static ComputedRegimen Compute(
        RegimenAsked asked, RegimenSubject subject, DosingRules rules, DateTimeOffset now)
    {
        if (rules.Route(asked.Route) is not { } route)
            return RegimenRefusals.RouteNotOffered(asked.Route, rules);
        if (Misfit(asked, route, subject) is { } misfit)
            return misfit;
        if (!BodyWeight.IsFresh(subject.Body, rules.Weight, now))
            return RegimenRefusals.WeightStale(rules.Weight.MaxAgeDays);

        var dosing = rules.Dose(asked.Route);
        if (RouteMembers.Check(asked, dosing, subject) is { } foreign)
            return foreign;
        var arithmetic = DoseArithmetic.Of(asked, subject, dosing, rules.Weight);
        if (arithmetic.Refused(asked, dosing) is { } refused)
            return refused;
        var interacting = new Interacting(asked, subject, arithmetic, dosing, rules);
        if (interacting.Refused() is { } interaction)
            return interaction;
        var course = PlannedCourse.Of(asked, subject, arithmetic.Dose, rules);
        if (course.Refusal is { } outOfRange)
            return outOfRange;

        var regimen = Complete(asked, subject, arithmetic, course, route, dosing, rules);
        var cautions = RegimenCautions.Of(asked, subject, arithmetic, regimen, dosing, rules)
            .Concat(interacting.Cautions());
        return new ComputedRegimen(regimen, [.. cautions], Passed(asked, arithmetic, interacting, dosing), null);
    }

    private static Refusal? Misfit(RegimenAsked asked, RouteRule route, RegimenSubject subject) => 0 switch
    {
        _ when !subject.PermittedRoutes.Contains(asked.Route) =>
            RegimenRefusals.RouteNotPermitted(subject.PermittedRoutes),
        _ when !subject.PermittedSettings.Contains(asked.Setting) || !route.Settings.Contains(asked.Setting) =>
            RegimenRefusals.SettingNotPermitted(subject.PermittedSettings.Intersect(route.Settings)),
        _ when asked.Indication is { } indication && indication != subject.Condition =>
            RegimenRefusals.IndicationNotDetermined(subject.Condition),
        _ => null,
    };

    /// <summary>The soft limit that the written reason has really passed; a reason that nothing asks for is dropped.</summary>
    private static string? Passed(
        RegimenAsked asked, DoseArithmetic arithmetic, Interacting interacting, RouteDosing dosing) =>
        asked.Override switch
        {
            OverrideCode.AboveSoftCap when arithmetic.Asked > dosing.SoftCapIn(asked.Setting).For(arithmetic.Weight) =>
                asked.Override,
            OverrideCode.FirstDose when interacting.FirstDoseIsHigh => asked.Override,
            OverrideCode.InteractingStart when interacting.StartIsUnreduced => asked.Override,
            OverrideCode.AvoidedRoute when interacting.RouteIsAvoided => asked.Override,
            _ => null,
        };

    private static Regimen Complete(
        RegimenAsked asked, RegimenSubject subject, DoseArithmetic dose, PlannedCourse course, RouteRule route,
        RouteDosing dosing, DosingRules rules)
    {
        var duration = dosing.Infusion is { } infusion ? asked.Infusion ?? infusion.Default : default(Minutes?);
        var details = new RegimenDetails(
            subject.Condition, asked.SiteId, dose.FirstDose == dose.Dose ? null : dose.FirstDose,
            dosing.Devices?.CountFor(dose.Dose), asked.Hold, asked.SpitOrSwallow, asked.OralAntidepressant,
            dose.IvEquivalent.RoundedDown(), course.Phases);
        return new Regimen(
            route.Drug, asked.Route, asked.Setting, rules.Label(route.Drug).StatusFor(subject.Condition),
            (asked.Dose as PrescribedDose.PerKilogram)?.Dose, dose.Dose, dose.HardCap, rules.DoseBand(dose.Depth),
            dose.Weight, dose.Basis, duration,
            duration is { } minutes ? (dose.Dose / minutes).RoundedDown() : default(MilligramsPerMinute?),
            course.Sessions, course.Days, course.IntervalWeeks, rules.Version, rules.Hash, details);
    }
}
