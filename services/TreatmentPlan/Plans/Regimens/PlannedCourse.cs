using Stillwater.Platform.Commands;
using Stillwater.TreatmentPlans.Dosing;
using Stillwater.TreatmentPlans.Quantities;

namespace Stillwater.TreatmentPlans.Plans.Regimens;

/// <summary>How many sessions, over how long and how far apart: from the counts, the phases, or the label.</summary>
internal sealed record PlannedCourse(
    int Sessions, int Days, int IntervalWeeks, IReadOnlyList<RegimenPhase> Phases, Refusal? Refusal)
{
    private const int DaysPerWeek = 7;

    public static PlannedCourse Of(RegimenAsked asked, RegimenSubject subject, Milligrams dose, DosingRules rules)
    {
        if (asked.KeptCourse is { } kept)
            return new PlannedCourse(
                kept.InductionSessions, kept.InductionDays, kept.MaintenanceIntervalWeeks,
                [.. (kept.Details?.Phases ?? []).Select(p => p with { DoseMg = dose })], null);
        if (asked is { InductionSessions: { } sessions, InductionDays: { } days, Phases: [] })
        {
            var interval = asked.MaintenanceIntervalWeeks ?? rules.Maintenance.DefaultWeeks;
            var refusal = CourseRules.Check(asked.Route, sessions, days, asked.MaintenanceIntervalWeeks, rules);
            return new PlannedCourse(sessions, days, interval, [], refusal);
        }

        var phases = asked.Phases is [] ? LabelPhases(asked.Route, subject.Condition, dose, rules) : Asked(asked, dose);
        return phases is []
            ? new PlannedCourse(0, 0, 0, [], RegimenRefusals.CourseMissing)
            : Of(asked, phases, dose, subject, rules);
    }

    private static PlannedCourse Of(
        RegimenAsked asked, IReadOnlyList<RegimenPhase> phases, Milligrams dose, RegimenSubject subject,
        DosingRules rules)
    {
        var (sessions, days) = (phases.Sum(p => p.Sessions), phases.Sum(p => p.Weeks ?? 0) * DaysPerWeek);
        var interval = asked.MaintenanceIntervalWeeks ?? (phases[^1] is { Weeks: null, EveryWeeks: { } every }
            ? every
            : rules.Maintenance.DefaultWeeks);
        var refusal = PhaseRules.Check(asked.Route, phases, dose, subject.Condition, rules)
            ?? CourseRules.Check(asked.Route, sessions, days, interval, rules);
        return new PlannedCourse(sessions, days, interval, phases, refusal);
    }

    private static IReadOnlyList<RegimenPhase> Asked(RegimenAsked asked, Milligrams dose) =>
        [.. asked.Phases.Select((p, i) =>
            new RegimenPhase(i + 1, p.Weeks, p.SessionsPerWeek, p.EveryWeeks, p.Dose ?? dose))];

    /// <summary>In acute suicidality only the weeks that were studied.</summary>
    private static IReadOnlyList<RegimenPhase> LabelPhases(
        string route, string condition, Milligrams dose, DosingRules rules) =>
        [.. rules.Phases.Where(p => p.Route == route)
            .Where(p => condition != Conditions.AcuteSuicidality || p.Number == 1)
            .Select(p => new RegimenPhase(p.Number, p.Weeks, p.SessionsPerWeek, p.EveryWeeks, dose))];
}
