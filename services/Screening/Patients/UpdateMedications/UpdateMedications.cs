using Stillwater.Platform.Commands;
using Stillwater.Screenings.RuleSets;
using Stillwater.Screenings.Screenings;

namespace Stillwater.Screenings.Patients;

/// <summary>
/// A list of medicines replaces the one before. What was added or stopped is told apart, the rules are asked at once,
/// and a verdict that rests on other medicines no longer carries a plan.
/// </summary>
public sealed record UpdateMedications(
    Guid RecordId,
    string CodedBy,
    Reporter ChangedBy,
    IReadOnlyList<ListedMedicine> Medicines,
    KnownFacts Known,
    RuleSet Rules,
    PatientRules PatientRules)
    : ICommand<Patient, PatientEvent>
{
    public const string Kind = "medicine";

    public Decision<PatientEvent> Decide(Patient state, DateTimeOffset now)
    {
        if (state.Id == Guid.Empty)
            return PlatformCodes.NotFound;
        if (state.LastRecord == RecordId)
            return Decision<PatientEvent>.Nothing;
        for (var i = 0; i < Medicines.Count; i++)
            if (Medicines[i].LastTakenAt > now)
                return ScreeningRefusals.InFuture($"/medications/{i}/lastTakenAt");

        var (was, will) = (Known.Medicines(state), Medicines);
        var (added, stopped) = (Difference(will, was), Difference(was, will));
        var updated = new MedicationsUpdated(
            RecordId, CodedBy, ChangedBy, Medicines, added, stopped, [],
            added.Count + stopped.Count > 0 && PatientRules.RescreenOn.Kinds.Contains(Kind), now);
        var after = Patient.Evolve(state, updated);
        var findings = ChangeFindings.Of(Known.Of(state, now), Known.Of(after, now), RecordId, Rules);
        var forbidding = findings.Where(f => f.Action.Forbids()).Where(f => !WasSaid(state, f));
        return (PatientEvent[])
        [
            updated with { Interactions = [.. findings.Select(RaisedFinding.Of)] },
            .. forbidding.Select(f => new ContraindicationRaised(
                RecordId, f.RuleId, Kind, f.Action, updated.IsRescreenRequired, now)),
        ];
    }

    /// <summary>The same rule has forbidden it on the list before: it was told then.</summary>
    private static bool WasSaid(Patient state, Finding finding) => state.Medications?.Fact.Interactions.Any(
        i => i.RuleId == finding.RuleId && i.Action == finding.Action) == true;

    /// <summary>Ingredients that are in one list and not, or not as often, in the other.</summary>
    private static List<string> Difference(
        IReadOnlyList<ListedMedicine> list, IReadOnlyList<ListedMedicine> other)
    {
        var left = other.CountBy(m => m.Ingredient).ToDictionary();
        var only = new List<string>();
        foreach (var medicine in list)
        {
            if (left.GetValueOrDefault(medicine.Ingredient) is var count and > 0)
                left[medicine.Ingredient] = count - 1;
            else
                only.Add(medicine.Ingredient);
        }

        return only;
    }
}
