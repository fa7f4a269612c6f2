using Stillwater.Screenings.Coding;

namespace Stillwater.Screenings.Education;

/// <summary>What a patient is asked to read before a first dose.</summary>
/// <param name="Version">Version of this list.</param>
/// <param name="Source">What the texts must state.</param>
/// <param name="Labels">Label status of each route.</param>
/// <param name="Texts">Every version of every text.</param>
public sealed record EducationTexts(
    string Version, string Source, IReadOnlyList<RouteLabel> Labels, IReadOnlyList<EducationText> Texts)
{
    private static readonly Lazy<EducationTexts> Shipped = new(
        () => ShippedFile.Read<EducationTexts>("education.json").Content);

    /// <summary>The list of this build.</summary>
    public static EducationTexts Default => Shipped.Value;

    /// <summary>The texts to read now, of one route or of all.</summary>
    public IEnumerable<EducationText> Current(string? route) =>
        Texts.Where(t => t.IsCurrent && (route is null || t.Routes.Count == 0 || t.Routes.Contains(route)));

    /// <summary>Whether there is a text on this topic.</summary>
    public bool HasTopic(string topic) => Texts.Any(t => t.Topic == topic);

    /// <summary>Whether this version is the one to read now.</summary>
    public bool IsCurrent(string topic, string version) =>
        Texts.Any(t => t.Topic == topic && t.Version == version && t.IsCurrent);

    /// <summary>approved or off-label; null without a route.</summary>
    public string? LabelOf(string? route) => Labels.FirstOrDefault(l => l.Route == route)?.LabelStatus;
}

/// <summary>Whether a route's medicine is used within its label.</summary>
/// <param name="Route">iv, im, sc, sublingual, oral or intranasal.</param>
/// <param name="LabelStatus">approved or off-label.</param>
public sealed record RouteLabel(string Route, string LabelStatus);

/// <summary>One version of one text.</summary>
/// <param name="Topic">mechanism, what-to-expect, risks, alternatives, home-safety or medication-guide.</param>
/// <param name="Version">Version of the text.</param>
/// <param name="IsCurrent">Whether it is the one to read now.</param>
/// <param name="Routes">Routes that it is about; empty for all.</param>
/// <param name="Title">Its title.</param>
/// <param name="Text">Its paragraphs, without any promise of a result.</param>
public sealed record EducationText(
    string Topic, string Version, bool IsCurrent, IReadOnlyList<string> Routes, string Title, IReadOnlyList<string> Text);
