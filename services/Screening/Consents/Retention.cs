using Stillwater.Screenings.Coding;

namespace Stillwater.Screenings.Consents;

/// <summary>What is kept of a patient when a consent ends or an erasure is asked for, on what ground and how long.</summary>
/// <param name="Version">Version of the table.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Classes">One line per class of records.</param>
public sealed record Retention(string Version, string Source, IReadOnlyList<RetainedClass> Classes)
{
    private static readonly Lazy<Retention> Shipped = new(() => ShippedFile.Read<Retention>("retention.json").Content);

    /// <summary>The table of this build.</summary>
    public static Retention Default => Shipped.Value;
}

/// <summary>One class of records.</summary>
/// <param name="Class">Its code.</param>
/// <param name="Keys">Data keys of the patient that close it.</param>
/// <param name="Action">erase or retain.</param>
/// <param name="Basis">The ground on which it is kept, or was.</param>
/// <param name="Text">The ground in words for a patient.</param>
/// <param name="Years">Years that it is kept after the last fact of it; null where it is not.</param>
public sealed record RetainedClass(
    string Class, IReadOnlyList<string> Keys, RetentionAction Action, string Basis, string Text, int? Years);

/// <summary>What an erasure does with a class of records.</summary>
public enum RetentionAction
{
    /// <summary>Its keys are destroyed.</summary>
    Erase,

    /// <summary>It is kept until its time is over.</summary>
    Retain,
}
