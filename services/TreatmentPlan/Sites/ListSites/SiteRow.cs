using Stillwater.Contracts;
using Stillwater.Platform.Http;

namespace Stillwater.TreatmentPlans.Sites.ListSites;

/// <summary>One line of the list of sites; its name is closed.</summary>
public sealed record SiteRow(
    Guid Id,
    Sealed<string> Name,
    string TimeZone,
    IReadOnlyList<string> Settings,
    RemsState? RemsState,
    IReadOnlyDictionary<string, bool> Chairs,
    DateTimeOffset RegisteredAt)
    : IRow
{
    internal static SiteRow? Next(SiteRow? row, Guid id, SiteEvent happened) => (row, happened) switch
    {
        (_, SiteRegistered e) => new SiteRow(
            id, e.Profile.Name, e.Profile.TimeZone, e.Profile.Settings, e.Profile.Rems?.State,
            new Dictionary<string, bool>(StringComparer.Ordinal), e.RegisteredAt),
        (null, _) => null,
        (_, SiteChanged { Profile: var p }) =>
            row with { TimeZone = p.TimeZone, Settings = p.Settings, RemsState = p.Rems?.State },
        (_, CertificationChanged e) => row with { RemsState = e.State },
        (_, ChairSet { Chair: var chair }) => row with
        {
            Chairs = new Dictionary<string, bool>(row.Chairs, StringComparer.Ordinal) { [chair.ChairId] = chair.Active },
        },
        _ => row,
    };
}
