namespace Stillwater.Screenings.Screenings;

/// <summary>Opens what a person wrote in a screening.</summary>
internal static class ScreeningOpening
{
    public static async ValueTask<HistoryView?> OpenAsync(
        HistoryRecorded? recorded, Opening opening, CancellationToken ct)
    {
        if (recorded is null)
            return null;
        var history = recorded.History;
        var conditions = new List<ConditionView>();
        foreach (var c in history.Conditions)
            conditions.Add(new(c.Code, c.Status, c.Onset, await opening.OpenAsync(c.Note, "history", ct)));
        var trials = new List<TrialView>();
        foreach (var t in history.AntidepressantTrials)
            trials.Add(new(t.Ingredient, await opening.OpenAsync(t.Drug, "history", ct), t.IsAdequate, t.Outcome));
        var allergies = new List<AllergyView>();
        foreach (var a in history.Allergies)
        {
            allergies.Add(new(
                a.Ingredient, await opening.OpenAsync(a.Substance, "history", ct), await opening.OpenAsync(
                    a.Reaction, "history", ct)));
        }

        return new HistoryView(
            recorded.RecordId, conditions, trials, history.SubstanceUse, history.PriorKetamine, history.Pregnancy,
            allergies);
    }

    public static async ValueTask<IReadOnlyList<MedicineView>?> OpenAsync(
        MedicationsRecorded? recorded, Opening opening, CancellationToken ct) =>
        recorded is null ? null : await OpenAsync(recorded.Medicines, opening, ct);

    public static async ValueTask<IReadOnlyList<MedicineView>> OpenAsync(
        IReadOnlyList<ListedMedicine> listed, Opening opening, CancellationToken ct)
    {
        var medicines = new List<MedicineView>();
        foreach (var m in listed)
        {
            medicines.Add(new(
                m.Ingredient, await opening.OpenAsync(m.Name, "medications", ct), await opening.OpenAsync(
                    m.Dose, "medications", ct),
                await opening.OpenAsync(m.Frequency, "medications", ct), m.LastTakenAt));
        }

        return medicines;
    }

    public static async ValueTask<ContextView?> OpenAsync(
        ContextRecorded? recorded, Opening opening, CancellationToken ct)
    {
        if (recorded is null)
            return null;
        var goals = new List<string?>();
        foreach (var goal in recorded.Context.Goals)
            goals.Add(await opening.OpenAsync(goal, "context", ct));
        var alternatives = new List<AlternativeView>();
        foreach (var a in recorded.Context.Alternatives)
            alternatives.Add(new(a.Code, a.Outcome, await opening.OpenAsync(a.Reason, "context", ct)));
        return new ContextView(
            recorded.RecordId, goals, await opening.OpenAsync(recorded.Context.Expectations, "context", ct),
            alternatives, recorded.Context.HomeSuitability, recorded.Context.RemsEnrolment);
    }

    public static async ValueTask<IReadOnlyList<AcceptanceView>> OpenAsync(
        IReadOnlyList<FindingAccepted> accepted, Opening opening, CancellationToken ct)
    {
        var opened = new List<AcceptanceView>();
        foreach (var a in accepted)
        {
            opened.Add(new(
                a.Finding.RuleId, a.Finding.Action, await opening.OpenAsync(a.Reason, "acceptances", ct), a.AcceptedBy,
                a.Role));
        }

        return opened;
    }
}
