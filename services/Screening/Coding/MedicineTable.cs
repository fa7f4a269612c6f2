using System.Collections.Frozen;

namespace Stillwater.Screenings.Coding;

/// <summary>Turns a typed name of a medicine into an ingredient that rules know, before the name is sealed.</summary>
public sealed class MedicineTable
{
    /// <summary>What an unknown name is coded as; a rule asks a clinician to look at it.</summary>
    public const string Unrecognised = "unrecognised";

    private static readonly Lazy<MedicineTable> Shipped = new(() => new MedicineTable(
        ShippedFile.Read<MedicineFile>("medicines.json").Content));

    private readonly FrozenDictionary<string, string> _byName;
    private readonly FrozenDictionary<string, IReadOnlyList<string>> _classes;
    private readonly int _longestName;

    private MedicineTable(MedicineFile file)
    {
        Version = file.Version;
        _classes = file.Medicines.ToFrozenDictionary(m => m.Ingredient, m => m.Classes);
        _byName = file.Medicines
            .SelectMany(m => m.Aliases.Append(m.Ingredient).Select(name => (Name: Normalised(name), m.Ingredient)))
            .Distinct()
            .ToFrozenDictionary(pair => pair.Name, pair => pair.Ingredient);
        _longestName = _byName.Keys.Max(name => name.Count(c => c == ' ')) + 1;
    }

    /// <summary>The table of this build.</summary>
    public static MedicineTable Default => Shipped.Value;

    /// <summary>Version of the table; stored with every coded list.</summary>
    public string Version { get; }

    /// <summary>Every class that a rule may name.</summary>
    public IReadOnlySet<string> Classes => _classes.Values.SelectMany(c => c).Append(Unrecognised).ToHashSet();

    /// <summary>The ingredient of the longest known name in the typed text.</summary>
    public string IngredientOf(string typed)
    {
        var words = Normalised(typed).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var length = Math.Min(_longestName, words.Length); length > 0; length--)
            for (var start = 0; start + length <= words.Length; start++)
                if (_byName.TryGetValue(string.Join(' ', words, start, length), out var ingredient))
                    return ingredient;
        return Unrecognised;
    }

    /// <summary>The classes of an ingredient; an unrecognised one is a class of its own.</summary>
    public IReadOnlyList<string> ClassesOf(string ingredient) =>
        _classes.TryGetValue(ingredient, out var classes) ? classes : [Unrecognised];

    private static string Normalised(string name)
    {
        var kept = name.Trim().ToLowerInvariant().Select(
            c => char.IsLetterOrDigit(c) ? c : c is '\'' or '’' ? '\0' : ' ');
        return string.Join(
            ' ', string.Concat(kept.Where(c => c != '\0')).Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }
}

/// <summary>The medicine table as it ships.</summary>
/// <param name="Version">Its version.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Medicines">One line per ingredient.</param>
public sealed record MedicineFile(string Version, string Source, IReadOnlyList<MedicineLine> Medicines);

/// <summary>One ingredient.</summary>
/// <param name="Ingredient">Its code, which is its name in kebab-case.</param>
/// <param name="Aliases">Other names and brands, in lower case.</param>
/// <param name="Classes">Classes that rules name.</param>
public sealed record MedicineLine(string Ingredient, IReadOnlyList<string> Aliases, IReadOnlyList<string> Classes);
