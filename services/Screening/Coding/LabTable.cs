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
}

/// <summary>One test.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Interpretations">How its result can be read.</param>
public sealed record LabTest(string Code, IReadOnlyList<Interpretation> Interpretations);
