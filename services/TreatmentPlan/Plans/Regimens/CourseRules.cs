using Stillwater.Platform.Commands;
using Stillwater.TreatmentPlans.Dosing;

namespace Stillwater.TreatmentPlans.Plans.Regimens;

/// <summary>A series is long enough to work, short enough to stop, and never doses twice within the gap.</summary>
internal static class CourseRules
{
    private const int HoursPerDay = 24;

    public static Refusal? Check(string route, int sessions, int days, int? intervalWeeks, DosingRules rules)
    {
        var induction = rules.Dose(route).Induction;
        if (sessions < induction.MinSessions || sessions > induction.MaxSessions)
            return RegimenRefusals.CourseOutOfRange(
                "/inductionSessions", $"{induction.MinSessions} to {induction.MaxSessions} sessions");
        if (days < induction.MinDays || days > induction.MaxDays)
            return RegimenRefusals.CourseOutOfRange(
                "/inductionDays", $"{induction.MinDays} to {induction.MaxDays} days");
        if (days * HoursPerDay < sessions * rules.Course.MinGapHours)
            return RegimenRefusals.CourseOutOfRange(
                "/inductionDays", $"at least {rules.Course.MinGapHours} hours for each session");
        return intervalWeeks is { } weeks ? CheckInterval(weeks, "/maintenanceIntervalWeeks", rules.Maintenance) : null;
    }

    public static Refusal? CheckInterval(int weeks, string pointer, MaintenanceRules rules) =>
        rules.Allows(weeks) ? null : RegimenRefusals.IntervalOutOfRange(pointer, rules);
}
