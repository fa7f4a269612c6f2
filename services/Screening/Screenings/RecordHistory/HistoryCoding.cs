using Stillwater.Screenings.Coding;

namespace Stillwater.Screenings.Screenings;

/// <summary>Codes a history from plain text, then closes the text: decisions see codes only.</summary>
internal static class HistoryCoding
{
    public static async ValueTask<History> CodeAsync(
        RecordHistoryRequest body, MedicineTable medicines, Closing closing, CancellationToken ct)
    {
        var conditions = new List<ListedCondition>();
        foreach (var c in body.Conditions)
            conditions.Add(
                new(c.Code, c.Status, c.Onset, await closing.CloseOptionalAsync("condition-note", c.Note, ct)));
        var trials = new List<AntidepressantTrial>();
        foreach (var t in body.AntidepressantTrials)
        {
            trials.Add(new(
                medicines.IngredientOf(t.Drug), await closing.CloseAsync("trial-drug", t.Drug, ct), t.Adequate,
                t.Outcome));
        }

        var allergies = new List<Allergy>();
        foreach (var a in body.Allergies)
        {
            allergies.Add(new(
                medicines.IngredientOf(a.Substance), await closing.CloseAsync("allergy-substance", a.Substance, ct),
                await closing.CloseOptionalAsync("allergy-reaction", a.Reaction, ct)));
        }

        return new History(
            conditions,
            trials,
            new SubstanceUse(
                body.SubstanceUse.Disorder, body.SubstanceUse.RemissionSince, body.SubstanceUse.Substances ?? [],
                body.SubstanceUse.IntoxicatedOrWithdrawing),
            new PriorKetamine(body.PriorKetamine.Exposure, body.PriorKetamine.Hypersensitive),
            new Pregnancy(body.Pregnancy.Status, body.Pregnancy.BreastFeeding, body.Pregnancy.Contraception),
            allergies);
    }
}
