using Stillwater.Screenings.Coding;

namespace Stillwater.Screenings.Consents;

/// <summary>
/// The texts that a patient may sign. An old version cannot be signed any more, but keeps what it carried.
/// </summary>
/// <param name="Version">Version of this list.</param>
/// <param name="Source">What the texts must state.</param>
/// <param name="Documents">Every version of every text.</param>
public sealed record ConsentDocuments(string Version, string Source, IReadOnlyList<ConsentDocument> Documents)
{
    private static readonly Lazy<ConsentDocuments> Shipped = new(
        () => ShippedFile.Read<ConsentDocuments>("consent-documents.json").Content);

    /// <summary>The list of this build.</summary>
    public static ConsentDocuments Default => Shipped.Value;

    /// <summary>Whether there is a text for this purpose.</summary>
    public bool HasKind(string kind) => Documents.Any(d => d.Kind == kind);

    /// <summary>Whether this version may be signed now.</summary>
    public bool IsCurrent(string kind, string version) =>
        Documents.Any(d => d.Kind == kind && d.Version == version && d.IsCurrent);
}

/// <summary>One version of one text.</summary>
/// <param name="Kind">treatment, off-label, esketamine, home-dosing, data-sharing, telehealth or marketing.</param>
/// <param name="Version">Version of the text.</param>
/// <param name="IsCurrent">Whether it may be signed now.</param>
public sealed record ConsentDocument(string Kind, string Version, bool IsCurrent);
