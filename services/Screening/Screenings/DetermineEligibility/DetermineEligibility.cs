using Stillwater.Platform.Commands;
using Stillwater.Screenings.Patients;
using Stillwater.Screenings.RuleSets;

namespace Stillwater.Screenings.Screenings;

/// <summary>
/// A verdict is given when nothing is missing; it stores every fact it used, so that it can be proved later.
/// </summary>
public sealed record DetermineEligibility(
    Guid DeterminationId, Patient Patient, int AgeYears, GatheredFacts Gathered, RuleLibrary Rules, string DecidedBy)
    : ICommand<Screening, ScreeningEvent>
{
    public Decision<ScreeningEvent> Decide(Screening state, DateTimeOffset now)
    {
        if (state.Id == Guid.Empty)
            return PlatformCodes.NotFound;
        if (state.Determination?.DeterminationId == DeterminationId)
            return Decision<ScreeningEvent>.Nothing;

        var facts = Gathered.At(state, Patient, AgeYears, now);
        if (Judge.Missing(facts, Rules.Rules) is { Count: > 0 } missing)
            return Incomplete(missing);

        AcceptedFinding[] accepted = [.. state.Acceptances.Select(a => a.Finding)];
        var judgement = Judge.Determine(facts, Rules.Rules, accepted);
        return new EligibilityDetermined(
            DeterminationId, state.PatientId, Rules.Rules.Version, Rules.Hash, facts, judgement,
            Gathered.EventsRead(state, Patient), DecidedBy, accepted, DeterminationProof.HashOf(judgement));
    }

    internal static Refusal Incomplete(IReadOnlyList<string> missing) =>
        new("screening.incomplete", RefusalKind.Rule, "The screening cannot be judged yet; see unmet.")
        {
            Unmet = missing,
        };
}
