using Stillwater.Screenings.Coding;

namespace Stillwater.Screenings.Screenings;

/// <summary>Codes a list of medicines from plain text, then closes the text: decisions see codes only.</summary>
internal static class MedicineCoding
{
    public static async ValueTask<IReadOnlyList<ListedMedicine>> CodeAsync(
        IReadOnlyList<MedicationEntry> typed, MedicineTable table, Closing closing, CancellationToken ct)
    {
        var coded = new List<ListedMedicine>();
        foreach (var m in typed)
        {
            var ingredient = table.IngredientOf(m.Name);
            coded.Add(new ListedMedicine(
                ingredient, table.ClassesOf(ingredient), await closing.CloseAsync("medicine-name", m.Name, ct),
                await closing.CloseOptionalAsync("medicine-dose", m.Dose, ct),
                await closing.CloseOptionalAsync("medicine-frequency", m.Frequency, ct),
                m.LastTakenAt?.ToUniversalTime()));
        }

        return coded;
    }

    /// <summary>Pointers to the medicines whose name no table knows.</summary>
    public static IReadOnlyList<string> Unrecognised(IReadOnlyList<ListedMedicine> coded) =>
    [
        .. coded.Index().Where(m => m.Item.Ingredient == MedicineTable.Unrecognised)
            .Select(m => $"/medications/{m.Index}/name"),
    ];
}
