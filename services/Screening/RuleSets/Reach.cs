namespace Stillwater.Screenings.RuleSets;

/// <summary>Whether one condition holds wherever another does, as far as their shapes show it.</summary>
internal static class Reach
{
    public static bool Covers(Condition wide, Condition narrow, RuleSet rules) => (wide, narrow) switch
    {
        (Any any, _) when any.Of.Any(part => Covers(part, narrow, rules)) => true,
        (_, Any any) => any.Of.All(part => Covers(wide, part, rules)),
        (All all, _) when all.Of.All(part => Covers(part, narrow, rules)) => true,
        (_, All all) => all.Of.Any(part => Covers(wide, part, rules)),
        (Not w, Not n) => Covers(n.Of, w.Of, rules),
        (HasCondition w, HasCondition n) => n.Codes.All(w.Codes.Contains) && n.Statuses.All(w.Statuses.Contains)
            && LastsLonger(w.WithinDays, n.WithinDays, rules),
        (OnDrugClass w, OnDrugClass n) => n.Classes.All(w.Classes.Contains)
            && LastsLonger(w.WithinDays, n.WithinDays, rules),
        (ValueInBand w, ValueInBand n) => w.Measure == n.Measure && n.Bands.All(w.Bands.Contains),
        (ScoreAtLeast w, ScoreAtLeast n) => w.Instrument == n.Instrument && n.Score.In(rules) >= w.Score.In(rules),
        (SeverityIs w, SeverityIs n) => w.Instrument == n.Instrument && n.Severities.All(w.Severities.Contains),
        (AnswerIs w, AnswerIs n) => w.Question == n.Question && n.Codes.All(w.Codes.Contains),
        (LabIs w, LabIs n) => w.Test == n.Test && n.Interpretations.All(w.Interpretations.Contains),
        (RouteIs w, RouteIs n) => n.Routes.All(w.Routes.Contains),
        (SettingIs w, SettingIs n) => n.Settings.All(w.Settings.Contains),
        (TargetIs w, TargetIs n) => n.Targets.All(w.Targets.Contains),
        _ => wide.Equals(narrow),
    };

    private static bool LastsLonger(Limit? wide, Limit? narrow, RuleSet rules) =>
        wide is not { } w || (narrow is { } n && w.In(rules) >= n.In(rules));
}
