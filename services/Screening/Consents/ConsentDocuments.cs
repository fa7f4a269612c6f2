using Stillwater.Screenings.Coding;

namespace Stillwater.Screenings.Consents;

/// <summary>
/// The texts that a patient may sign. An old version cannot be signed any more, and carries on only where nothing but
/// its wording has changed: a new risk, route or label status asks for a new signature.
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

    /// <summary>Whether the current text of this purpose may be signed for a route.</summary>
    public bool Covers(string kind, string route) =>
        Documents.Any(d => d.Kind == kind && d.IsCurrent && d.IsFor(route));

    /// <summary>Whether a signature under this version still counts, or must be given again.</summary>
    public bool Carries(string kind, string version) =>
        Documents.Any(d => d.Kind == kind && d.Version == version && (d.IsCurrent || d.Carries));

    /// <summary>Whether the withdrawal of a purpose stops something at once: sessions or home-doses.</summary>
    public bool Stops(string kind, string what) => Documents.Any(d => d.Kind == kind && d.WithdrawalStops.Contains(what));

    /// <summary>The texts that may be signed now.</summary>
    public IEnumerable<ConsentDocument> Current(string? kind, string? route) => Documents.Where(
        d => d.IsCurrent && (kind is null || d.Kind == kind) && (route is null || d.IsFor(route)));
}

/// <summary>One version of one text.</summary>
/// <param name="Kind">treatment, off-label, esketamine, home-dosing, data-sharing, telehealth or marketing.</param>
/// <param name="Version">Version of the text.</param>
/// <param name="IsCurrent">Whether it may be signed now.</param>
/// <param name="Carries">Whether a signature under it counts although a newer version is there.</param>
/// <param name="Title">Its title.</param>
/// <param name="LabelStatus">approved or off-label; null where the purpose has no label.</param>
/// <param name="Routes">Routes that it is about; empty for all.</param>
/// <param name="Text">Its paragraphs, without any promise of a result.</param>
/// <param name="WithdrawalStops">What its withdrawal stops at once: sessions, home-doses.</param>
public sealed record ConsentDocument(
    string Kind,
    string Version,
    bool IsCurrent,
    bool Carries,
    string Title,
    string? LabelStatus,
    IReadOnlyList<string> Routes,
    IReadOnlyList<string> Text,
    IReadOnlyList<string> WithdrawalStops)
{
    internal bool IsFor(string route) => Routes.Count == 0 || Routes.Contains(route);
}
