using Microsoft.AspNetCore.Http.HttpResults;
using Stillwater.Platform.Http;
using Stillwater.Platform.Tenancy;

namespace Stillwater.Screenings.Consents;

/// <summary>The texts that may be signed now.</summary>
/// <param name="Version">Version of the list.</param>
/// <param name="Items">The texts.</param>
public sealed record ConsentDocumentList(string Version, IReadOnlyList<ConsentDocumentView> Items);

/// <summary>One text.</summary>
/// <param name="Kind">Its purpose.</param>
/// <param name="DocumentVersion">Its version; a consent names it.</param>
/// <param name="Title">Its title.</param>
/// <param name="LabelStatus">approved or off-label; null where the purpose has no label.</param>
/// <param name="Routes">Routes that it is about; empty for all.</param>
/// <param name="Text">Its paragraphs.</param>
public sealed record ConsentDocumentView(
    string Kind,
    string DocumentVersion,
    string Title,
    string? LabelStatus,
    IReadOnlyList<string> Routes,
    IReadOnlyList<string> Text);

internal static class ListConsentDocumentsEndpoint
{
    public static void MapListConsentDocuments(this IEndpointRouteBuilder routes) => routes
        .MapGet("/v1/consent-documents", Handle).WithTags("Consents").AsRead(
            "listConsentDocuments", [.. Roles.StaffOrClient, Roles.Patient]);

    private static Ok<ConsentDocumentList> Handle(string? kind, string? route) => TypedResults.Ok(new ConsentDocumentList(
        ConsentDocuments.Default.Version,
        [.. ConsentDocuments.Default.Current(kind, route).Select(d => new ConsentDocumentView(
            d.Kind, d.Version, d.Title, d.LabelStatus, d.Routes, d.Text))]));
}
