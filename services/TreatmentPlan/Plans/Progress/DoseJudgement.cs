using Stillwater.TreatmentPlans.Dosing;
using Stillwater.TreatmentPlans.Plans.Regimens;
using Stillwater.TreatmentPlans.Quantities;

namespace Stillwater.TreatmentPlans.Plans.Progress;

/// <summary>
/// Titration (section 4.4): less after a session that was not tolerated, more after one that was and did not bring
/// response, the same dose per kilogram for a changed weight, and home when the clinic has shown that it is safe.
/// </summary>
internal static class DoseJudgement
{
    public const string Up = "titration.response";
    public const string Recompute = "weight.change-recompute";
    public const string Home = "stop.home-sessions";

    public static IEnumerable<ProposalRaised> Of(Plan plan, DosingRules rules, DateTimeOffset now)
    {
        if (plan is not { LastSession: { } last, Signed.Regimen: { } regimen })
            yield break;
        var titration = new Titration(regimen, rules);
        var tolerability = Tolerability.Of(plan, last, rules.Titration);
        if (tolerability.Reduction is { } rule)
            yield return Less(plan, last, rule, titration, rules, now);
        else if (Visits.OfLastSession(plan) is { } outcome && MayRise(plan, last, outcome, tolerability, rules)
            && titration.Higher is { } higher)
            yield return Raise(
                ProposalKind.TitrationUp, Up, plan, last, [outcome.EvidenceId, last.EvidenceId],
                Proposing.ValuesOf(plan, outcome), titration.Current, higher, rules, now);

        if (Recomputed(plan, regimen, rules) is { } dose)
            yield return Proposing.Raise(
                ProposalKind.DoseRecompute, Recompute, plan.WeightEvidence!.Value, [plan.WeightEvidence.Value],
                new()
                {
                    ["weightUsedKg"] = Proposing.Text(regimen.WeightUsedKg.Amount),
                    ["weightKg"] = Proposing.Text(plan.Draft!.Body.WeightKg.Amount),
                },
                plan.Draft.Body.WeightTakenAt.AddDays(rules.Stop.DecisionDays), now,
                new ProposedTerms(DoseMg: regimen.DoseMg),
                new ProposedTerms(DoseMg: dose));
        if (MayGoHome(plan, regimen, rules) && plan.LastOutcome is { } held)
            yield return Raise(
                ProposalKind.HomeStepDown, Home, plan, last, [last.EvidenceId, held.EvidenceId],
                Proposing.ValuesOf(plan, held), new ProposedTerms(Setting: regimen.Setting),
                new ProposedTerms(Setting: Settings.Home), rules, now);
    }

    private static ProposalRaised Less(
        Plan plan, SessionCounted last, string rule, Titration titration, DosingRules rules, DateTimeOffset now)
    {
        var values = new Dictionary<string, string> { ["session"] = Proposing.Text(last.Number) };
        return titration.Lower is { } lower
            ? Raise(
                ProposalKind.TitrationDown, rule, plan, last, [last.EvidenceId], values, titration.Current, lower, rules,
                now)
            : Raise(ProposalKind.Review, rule, plan, last, [last.EvidenceId], values, null, null, rules, now);
    }

    private static bool MayRise(
        Plan plan, SessionCounted last, OutcomeNoted outcome, Tolerability tolerability, DosingRules rules) =>
        plan.Phase == PlanPhase.Induction
        && last.Number >= rules.Titration.ProposeFromSession
        && outcome.ChangePercent < rules.Titration.ResponsePercent && !Visits.IsResponse(outcome)
        && tolerability is { IsKnown: true, Hindrance: null }
        && !InductionJudgement.IsInQuestion(plan, rules)
        && (!new Titration(plan.Signed!.Regimen, rules).IsSlow
            || outcome.AssessedAt - plan.Signed.SignedAt >= TimeSpan.FromDays(rules.Titration.SlowGapDays));

    /// <summary>The dose for the weight of today, null when the weight has not changed enough to matter.</summary>
    private static Milligrams? Recomputed(Plan plan, Regimen regimen, DosingRules rules)
    {
        if (plan.WeightEvidence is null || regimen.DosePerKgMg is not { } relative)
            return null;
        var weight = BodyWeight.For(regimen.WeightBasis, plan.Draft!.Body, rules.Weight);
        var change = 100m * Math.Abs(weight.Amount - regimen.WeightUsedKg.Amount) / regimen.WeightUsedKg.Amount;
        return change >= rules.Weight.RecomputeFromPercent ? (relative * weight).RoundedDown() : null;
    }

    private static bool MayGoHome(Plan plan, Regimen regimen, DosingRules rules) =>
        regimen.Setting != Settings.Home
        && rules.Route(regimen.Route)!.Settings.Contains(Settings.Home)
        && plan.Draft!.PermittedSettings.Contains(Settings.Home)
        && plan.LastOutcome is { } outcome && Visits.IsResponse(outcome)
        && plan.Sessions.Count >= rules.Stop.HomeSessions
        && plan.Sessions.OrderBy(s => s.Number).TakeLast(rules.Stop.HomeSessions)
            .All(s => Tolerability.Of(plan, s, rules.Titration) is { IsKnown: true, Hindrance: null });

    private static ProposalRaised Raise(
        ProposalKind kind, string ruleId, Plan plan, SessionCounted last, IReadOnlyList<Guid> evidence,
        Dictionary<string, string> values, ProposedTerms? from, ProposedTerms? to, DosingRules rules,
        DateTimeOffset now) => Proposing.Raise(
        kind, ruleId, last.SessionId, evidence, values,
        (Visits.OfLastSession(plan)?.AssessedAt ?? last.CompletedAt).AddDays(rules.Stop.DecisionDays), now, from, to);
}
