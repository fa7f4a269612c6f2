using Stillwater.Platform.Commands;
using Stillwater.Screenings.Coding;

namespace Stillwater.Screenings.Screenings;

/// <summary>A history replaces the one before; every code in it must be one that the rules know.</summary>
public sealed record RecordHistory(Guid RecordId, string CodedBy, History History) : ICommand<Screening, ScreeningEvent>
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
        }

        for (var i = 0; i < History.SubstanceUse.Substances.Count; i++)
        {
            if (!ConditionTable.Default.Substances.Contains(History.SubstanceUse.Substances[i]))
                return Unknown(
                    "screening.substance-unknown", $"/substanceUse/substances/{i}", "a code of the substance table");
        }

        return History.SubstanceUse.RemissionSince > today
            ? ScreeningRefusals.InFuture("/substanceUse/remissionSince")
            : new HistoryRecorded(RecordId, CodedBy, History);
    }

    private static Refusal Unknown(string code, string pointer, string expected) =>
        new(code, RefusalKind.Rule, "The history carries a code that is not known.")
        {
            Field = new FieldFault(pointer, expected),
        };
}
