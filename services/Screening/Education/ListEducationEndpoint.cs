using Microsoft.AspNetCore.Http.HttpResults;
using Stillwater.Platform.Http;
using Stillwater.Platform.Tenancy;

namespace Stillwater.Screenings.Education;

/// <summary>The texts to read now.</summary>
/// <param name="Version">Version of the list.</param>
/// <param name="LabelStatus">approved or off-label, of the route that was asked for; null without one.</param>
/// <param name="Items">The texts.</param>
public sealed record EducationList(string Version, string? LabelStatus, IReadOnlyList<EducationView> Items);

/// <summary>One text.</summary>
/// <param name="Topic">Its topic; an acknowledgement names it.</param>
/// <param name="Version">Its version; an acknowledgement names it.</param>
/// <param name="Title">Its title.</param>
/// <param name="Routes">Routes that it is about; empty for all.</param>
/// <param name="Text">Its paragraphs.</param>
public sealed record EducationView(
    string Topic, string Version, string Title, IReadOnlyList<string> Routes, IReadOnlyList<string> Text);

internal static class ListEducationEndpoint
{
    public static void MapListEducation(this IEndpointRouteBuilder routes) => routes
        .MapGet("/v1/education", Handle).WithTags("Education").AsRead(
            "listEducation", [.. Roles.StaffOrClient, Roles.Patient]);

    private static Ok<EducationList> Handle(string? route) => TypedResults.Ok(new EducationList(
        EducationTexts.Default.Version, EducationTexts.Default.LabelOf(route),
        [.. EducationTexts.Default.Current(route).Select(t => new EducationView(
            t.Topic, t.Version, t.Title, t.Routes, t.Text))]));
}
