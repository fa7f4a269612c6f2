using Stillwater.TreatmentPlans.Dosing;

namespace Stillwater.TreatmentPlans.Plans;

/// <summary>Whether a session was tolerated well enough for more (4.4, rules 1 and 2), or calls for less (rule 3).</summary>
/// <param name="IsKnown">Whether Session told how it was tolerated.</param>
/// <param name="Hindrance">The rule that forbids more, null when none does.</param>
/// <param name="Reduction">The rule that asks for less, null when none does.</param>
internal sealed record Tolerability(bool IsKnown, string? Hindrance, string? Reduction)
{
    public const string BloodPressure = "titration.tolerated-pressure";
    public const string Sedation = "titration.sedation";
    public const string Oxygen = "titration.oxygen";
    public const string AdverseEvent = "titration.adverse-event";
    public const string Dissociation = "titration.distressing-dissociation";
    public const string CautionBand = "titration.caution-band";
    public const string DrugChange = "titration.drug-change";

    private const string NormalBand = "normal";

    public static Tolerability Of(Plan plan, SessionCounted session, TitrationRules rules)
    {
        var events = plan.AdverseEvents.Where(e => e.SessionId == session.SessionId);
        var worst = events.Select(e => e.Grade).Append(session.Tolerance?.WorstAdverseEventGrade ?? 0).Max();
        var reduction = Reducing(session.Tolerance, worst, rules);
        return new Tolerability(
            session.Tolerance is not null || worst > 0,
            reduction ?? Hindering(plan, session, rules),
            reduction);
    }

    private static string? Reducing(SessionTolerance? told, int worstGrade, TitrationRules rules) => 0 switch
    {
        _ when worstGrade >= rules.ModerateGrade => AdverseEvent,
        _ when told?.DistressingDissociation == true => Dissociation,
        _ when told?.LowestMoaas <= rules.DownMoaasMax => Sedation,
        _ when told?.LowestSpo2Percent < rules.DownSpo2Below => Oxygen,
        _ when told?.PeakSystolicMmHg >= rules.SystolicBelow || told?.PeakDiastolicMmHg >= rules.DiastolicBelow =>
            BloodPressure,
        _ => null,
    };

    private static string? Hindering(Plan plan, SessionCounted session, TitrationRules rules) => 0 switch
    {
        _ when session.Tolerance?.LowestMoaas < rules.MoaasMin => Sedation,
        _ when session.Tolerance?.PreDoseBand is { } band && band != NormalBand => CautionBand,
        _ when session.Aborted => AdverseEvent,
        _ when plan.DrugChanges.Any(change => change.ChangedAt > session.CompletedAt) => DrugChange,
        _ => null,
    };
}
