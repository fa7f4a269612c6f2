namespace Stillwater.TreatmentPlans.Dosing;

/// <summary>Puts together what a rule file says of the judgement of a course.</summary>
internal static class CourseJudgementReader
{
    public static TitrationRules Titration(DosingNumbers numbers) => new(
        numbers.Whole("titration.propose-from-session", "sessions"), numbers.Take("titration.response", "%"),
        numbers.Whole("titration.systolic-below", "mmHg"), numbers.Whole("titration.diastolic-below", "mmHg"),
        numbers.Whole("titration.moaas-min", "points"), numbers.Whole("titration.down-moaas-max", "points"),
        numbers.Whole("titration.down-spo2-below", "%"), numbers.Whole("titration.moderate-grade", "grade"),
        numbers.Take("titration.down-share", "%"), numbers.PerKilogram("titration.slow-below"),
        numbers.Whole("titration.slow-gap", "days"));

    public static StopRules Stop(DosingNumbers numbers) => new(
        numbers.Whole("stop.review-session", "sessions"), numbers.Take("stop.review-below", "%"),
        numbers.Whole("stop.from-session", "sessions"), numbers.Take("stop.below", "%"),
        numbers.Take("stop.deterioration", "%"), numbers.Whole("stop.follow-up-min", "weeks"),
        numbers.Whole("stop.step-back-misses", "sessions"), numbers.Whole("stop.home-sessions", "sessions"),
        numbers.Whole("stop.decision-days", "days"));

    public static AdaptationRules Adaptation(DosingNumbers numbers) => new(
        numbers.Whole("maintenance.step", "weeks"), numbers.Whole("maintenance.widen-visits", "visits"),
        numbers.Whole("maintenance.narrow-points", "points"), numbers.Take("maintenance.narrow-gain-lost", "%"),
        numbers.Whole("maintenance.review-narrowings", "visits"), numbers.Whole("maintenance.taper-after", "days"));

    public static ExposureRules Exposure(DosingNumbers numbers) => new(
        numbers.Whole("exposure.sessions", "sessions"), numbers.Dose("exposure.amount"),
        numbers.Whole("exposure.months", "months"));
}
