using Stillwater.Platform.Commands;
using Stillwater.Screenings.Coding;
using Stillwater.Screenings.RuleSets;

namespace Stillwater.Screenings.Screenings;

/// <summary>A history replaces the one before; every code in it must be one that the rules know.</summary>
public sealed record RecordHistory(
    Guid RecordId, string CodedBy, History History, Sex SexAtBirth, int BirthYear, long PatientVersion)
    : ICommand<Screening, ScreeningEvent>
{
    public Decision<ScreeningEvent> Decide(Screening state, DateTimeOffset now)
    {
        if (state.Id == Guid.Empty)
            return PlatformCodes.NotFound;
        if (state.History?.Fact.RecordId == RecordId)
            return Decision<ScreeningEvent>.Nothing;

        var today = DateOnly.FromDateTime(now.UtcDateTime);
        for (var i = 0; i < History.Conditions.Count; i++)
        {
            if (!ConditionTable.Default.Reportable.Contains(History.Conditions[i].Code))
                return Unknown("screening.condition-unknown", $"/conditions/{i}/code", "a code of the condition table");
            if (History.Conditions[i].Onset > today)
                return ScreeningRefusals.InFuture($"/conditions/{i}/onset");
            if (History.Conditions[i].Onset?.Year < BirthYear)
                return Contradictory($"/conditions/{i}/onset", "not before the patient's birth");
        }

        for (var i = 0; i < History.SubstanceUse.Substances.Count; i++)
        {
            if (!ConditionTable.Default.Substances.Contains(History.SubstanceUse.Substances[i]))
                return Unknown(
                    "screening.substance-unknown", $"/substanceUse/substances/{i}", "a code of the substance table");
        }

        return History switch
        {
            { SubstanceUse.RemissionSince: var since } when since > today =>
                ScreeningRefusals.InFuture("/substanceUse/remissionSince"),
            { SubstanceUse: { RemissionSince: not null, Disorder: not SubstanceUseDisorder.InRemission } } =>
                Contradictory("/substanceUse/remissionSince", "left out unless the disorder is in remission"),
            { Pregnancy.Status: PregnancyStatus.Pregnant } when SexAtBirth == Sex.Male =>
                Contradictory("/pregnancy/status", "not-applicable for a patient of male sex at birth"),
            { Pregnancy.IsBreastFeeding: true } when SexAtBirth == Sex.Male =>
                Contradictory("/pregnancy/breastFeeding", "false for a patient of male sex at birth"),
            _ => new HistoryRecorded(RecordId, CodedBy, History, now, PatientVersion),
        };
    }

    private static Refusal Contradictory(string pointer, string expected) =>
        new("screening.history-contradictory", RefusalKind.Rule, "The history contradicts itself or the patient's record.")
        {
            Field = new FieldFault(pointer, expected),
        };

    private static Refusal Unknown(string code, string pointer, string expected) =>
        new(code, RefusalKind.Rule, "The history carries a code that is not known.")
        {
            Field = new FieldFault(pointer, expected),
        };
}
