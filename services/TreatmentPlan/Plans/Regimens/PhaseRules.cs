using Stillwater.Platform.Commands;
using Stillwater.TreatmentPlans.Dosing;
using Stillwater.TreatmentPlans.Quantities;

namespace Stillwater.TreatmentPlans.Plans.Regimens;

/// <summary>Phases follow each other to one end, and no week and no session holds more than the route allows.</summary>
internal static class PhaseRules
{
    public static Refusal? Check(
        string route, IReadOnlyList<RegimenPhase> phases, Milligrams dose, string condition, DosingRules rules)
    {
        var dosing = rules.Dose(route);
        for (var i = 0; i < phases.Count; i++)
        {
            if (Fault(phases[i], isLast: i == phases.Count - 1, dose, dosing) is { } fault)
                return RegimenRefusals.PhaseOutOfRange(i, fault);
        }

        return dosing.Devices is { } devices && condition == Conditions.AcuteSuicidality
            && phases.Sum(p => p.Weeks ?? 0) > devices.AcuteWeeksMax
            ? RegimenRefusals.PhaseOutOfRange(phases.Count - 1, $"at most {devices.AcuteWeeksMax} weeks in all")
            : null;
    }

    private static string? Fault(RegimenPhase phase, bool isLast, Milligrams dose, RouteDosing dosing) => 0 switch
    {
        _ when (phase.SessionsPerWeek is null) == (phase.EveryWeeks is null) => "either sessionsPerWeek or everyWeeks",
        _ when phase.Weeks is null && !isLast => "weeks in every phase but the last",
        _ when phase.Weeks is null && phase.EveryWeeks is null => "everyWeeks in a phase without an end",
        _ when phase.Sessions == 0 && phase.Weeks is not null => "at least one session in the phase",
        _ when phase.DoseMg > dose || phase.DoseMg.Amount <= 0 => $"above zero and at most the dose of the regimen, {dose}",
        _ when dosing.Devices is { } devices && !devices.IsWhole(phase.DoseMg) =>
            $"a multiple of {devices.Content}",
        _ when dosing.Devices is { WeeklyMax: var weekly } && WeekOf(phase) > weekly => $"at most {weekly} a week",
        _ => null,
    };

    private static Milligrams WeekOf(RegimenPhase phase) => (phase.SessionsPerWeek ?? 1) * phase.DoseMg;
}
