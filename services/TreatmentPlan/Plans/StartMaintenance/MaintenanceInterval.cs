using Stillwater.Platform.Commands;
using Stillwater.TreatmentPlans.Dosing;
using Stillwater.TreatmentPlans.Plans.Regimens;

namespace Stillwater.TreatmentPlans.Plans.StartMaintenance;

/// <summary>How far apart maintenance sessions may be, with and without an override (section 8).</summary>
internal static class MaintenanceInterval
{
    public static Refusal? Refused(int weeks, bool isOverride, Regimen regimen, DosingRules rules)
    {
        var maintenance = rules.Maintenance;
        if (maintenance.Allows(weeks))
            return null;
        var nasal = rules.Dose(regimen.Route).Devices is not null;
        if (!maintenance.AllowsWithReason(weeks, nasal))
            return RegimenRefusals.IntervalOutOfRange("/intervalWeeks", maintenance);
        return isOverride
            ? null
            : PlanRefusals.Rule(
                "plan.interval-needs-override", "An interval outside the usual range is a prescriber's override.",
                "/override", $"code interval-outside-range with a reason, or {maintenance.MinWeeks} to "
                    + $"{maintenance.MaxWeeks} weeks");
    }
}
