using Stillwater.Platform.Commands;
using Stillwater.TreatmentPlans.Sites.Rules;

namespace Stillwater.TreatmentPlans.Sites.RecordSiteSafety;

/// <summary>
/// What was looked at is recorded as it was, in order or not; what the rules ask for and is not there has failed too.
/// </summary>
public sealed record RecordSiteSafety(
    Guid RecordId, string Kind, IReadOnlyList<SafetyItem> Items, DateTimeOffset DoneAt, string RecordedBy, SiteRules Rules)
    : ICommand<Site, SiteEvent>
{
    public static readonly Refusal InFuture = new(
        "plan.safety-in-future", RefusalKind.Rule, "What is not done yet cannot be recorded.")
    {
        Field = new FieldFault("/doneAt", "now or earlier"),
    };

    public Decision<SiteEvent> Decide(Site state, DateTimeOffset now)
    {
        if (state.Profile is null)
            return PlatformCodes.NotFound;
        if (DoneAt > now)
            return InFuture;
        var rule = Rules.Of(Kind);
        if (Items.FirstOrDefault(item => !rule.Items.Contains(item.Code)) is not null)
            return ItemUnknown(rule);
        string[] failed = [.. rule.Items.Where(code => !Items.Any(item => item.Code == code && item.Ok))];
        return new SafetyRecorded(RecordId, Kind, Items, failed, DoneAt, rule.ValidUntil(DoneAt), RecordedBy);
    }

    private static Refusal ItemUnknown(SafetyRule rule) => new(
        "plan.safety-item-unknown", RefusalKind.Rule, "This kind of record does not know one of the items.")
    {
        Field = new FieldFault("/items", $"any of {string.Join(", ", rule.Items)}"),
    };
}
