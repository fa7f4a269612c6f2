using Stillwater.Screenings.RuleSets;

namespace Stillwater.Screenings.Coding;

/// <summary>The tests that a result may be of, and how each can be read.</summary>
/// <param name="Version">Version of the table.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Tests">One line per test.</param>
public sealed record LabTable(string Version, string Source, IReadOnlyList<LabTest> Tests)
{
    private static readonly Lazy<LabTable> Shipped = new(() => ShippedFile.Read<LabTable>("labs.json").Content);

    /// <summary>The table of this build.</summary>
    public static LabTable Default => Shipped.Value;

    /// <summary>The readings that a test allows; none for an unknown test.</summary>
    public IReadOnlyList<Interpretation> ReadingsOf(string test) =>
        Tests.FirstOrDefault(t => t.Code == test)?.Interpretations ?? [];

    /// <summary>The unit of a test that is nothing without its number, null for every other test.</summary>
    public string? UnitOf(string test) => Tests.FirstOrDefault(t => t.Code == test)?.Unit;
}

/// <summary>One test.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Interpretations">How its result can be read.</param>
/// <param name="Unit">The unit of its number, where rules judge the number alone; null where a reading is enough.</param>
public sealed record LabTest(string Code, IReadOnlyList<Interpretation> Interpretations, string? Unit = null);
