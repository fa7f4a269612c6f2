using Stillwater.Platform.Commands;
using Stillwater.TreatmentPlans.Dosing;

namespace Stillwater.TreatmentPlans.Plans.Regimens;

/// <summary>What a route needs to be said, and what makes no sense for it.</summary>
internal static class RouteMembers
{
    public static Refusal? Check(RegimenAsked asked, RouteDosing dosing, RegimenSubject subject) =>
        Infusion(asked, dosing) ?? Hold(asked, dosing) ?? Devices(asked, dosing, subject);

    private static Refusal? Infusion(RegimenAsked asked, RouteDosing dosing) => (asked.Infusion, dosing.Infusion) switch
    {
        ({ }, null) => RegimenRefusals.NotForRoute("/infusionMinutes", asked.Route),
        ({ } minutes, { } rules) when minutes < rules.Min || minutes > rules.Max =>
            RegimenRefusals.InfusionOutOfRange(rules),
        _ => null,
    };

    private static Refusal? Hold(RegimenAsked asked, RouteDosing dosing) => dosing.Hold switch
    {
        null when asked.Hold is not null => RegimenRefusals.NotForRoute("/holdMinutes", asked.Route),
        null when asked.SpitOrSwallow is not null => RegimenRefusals.NotForRoute("/spitOrSwallow", asked.Route),
        { } rules when asked.Hold is not { } minutes || minutes < rules.Min || minutes > rules.Max =>
            RegimenRefusals.HoldOutOfRange(rules),
        { } when asked.SpitOrSwallow is null => RegimenRefusals.SpitOrSwallowMissing,
        _ => null,
    };

    private static Refusal? Devices(RegimenAsked asked, RouteDosing dosing, RegimenSubject subject) =>
        dosing.Devices switch
        {
            { } devices when asked.Dose is PrescribedDose.PerKilogram => RegimenRefusals.DevicesOnly(devices),
            { } when subject.Condition == Conditions.AcuteSuicidality && asked.OralAntidepressant != true =>
                RegimenRefusals.OralAntidepressantNeeded,
            _ => null,
        };
}
