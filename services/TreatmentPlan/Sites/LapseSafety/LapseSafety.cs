using Stillwater.Platform.Commands;

namespace Stillwater.TreatmentPlans.Sites.LapseSafety;

/// <summary>A record has run out. A newer one of its kind has taken its place, or nothing has.</summary>
public sealed record LapseSafety(Guid RecordId, DateTimeOffset DueAt, TimeSpan LateBy) : ICommand<Site, SiteEvent>
{
    public Decision<SiteEvent> Decide(Site state, DateTimeOffset now) =>
        state.Latest.Values.FirstOrDefault(r => r.RecordId == RecordId) is { } record && !state.Lapsed.Contains(RecordId)
            ? new SafetyLapsed(RecordId, record.Kind, DueAt, LateBy)
            : Decision<SiteEvent>.Nothing;
}
