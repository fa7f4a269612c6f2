using Stillwater.Contracts;
using Stillwater.Platform.Commands;
using Stillwater.TreatmentPlans.Sites;
using Stillwater.TreatmentPlans.Sites.Rules;

namespace Stillwater.TreatmentPlans.Tests.Sites;

using Command = ICommand<Site, SiteEvent>;
using Record = Stillwater.TreatmentPlans.Sites.RecordSiteSafety.RecordSiteSafety;
using Register = Stillwater.TreatmentPlans.Sites.RegisterSite.RegisterSite;

/// <summary>A certified site in New York, and what any command does to it.</summary>
internal sealed record SiteSample(Site State)
{
    public static readonly SiteRules Rules = SiteRuleFile.Load();
    public static readonly Guid Id = Site.StreamOf("northside", "main");
    public static readonly Guid Person = StableId.From("practitioner", "northside", "prescriber-1");
    public static readonly DateTimeOffset Now = new(2026, 3, 2, 14, 0, 0, TimeSpan.Zero);

    public static readonly SiteProfile Certified = new(
        Text("site-name"), Text("site-address"), "America/New_York", ["clinic", "certified-hcs"],
        new RemsCertification("REMS-1001", new(2026, 1, 2), Text("representative"), RemsState.Certified),
        [new EscalationStep(1, Person, 15)],
        [new OpeningSpan(DayOfWeek.Monday, new(8, 0), new(18, 0))]);

    public static SiteSample Empty { get; } = new(Site.Initial);

    public static SiteSample Main { get; } = Empty.With(new Register(Id, Certified, "director"));

    public static Sealed<string> Text(string field) =>
        new($"s1.identity.1.{field}.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");

    public static Record Complete(string kind, DateTimeOffset doneAt) => new(
        StableId.From("record", kind, $"{doneAt:O}"), kind, [.. Rules.Of(kind).Items.Select(code => new SafetyItem(code, true))],
        doneAt, "clinician", Rules);

    public SiteSample With(params Command[] commands) =>
        commands.Aggregate(this, (site, command) => new SiteSample(
            command.Decide(site.State, Now).Events.Aggregate(site.State, Site.Evolve)));

    public string? RefusalOf(Command command)
    {
        var decision = command.Decide(State, Now);
        Assert.Empty(decision.Events);
        return decision.Refusal?.Code;
    }
}
