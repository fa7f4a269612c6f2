using CsCheck;
using Stillwater.Contracts;
using Stillwater.TreatmentPlans.Compliance;
using Stillwater.TreatmentPlans.Compliance.GetSiteDisclosure;
using Stillwater.TreatmentPlans.Sites;
using Stillwater.TreatmentPlans.Tests.Sites;

namespace Stillwater.TreatmentPlans.Tests.Compliance;

/// <summary>A red flag is up until the site has shown what speaks against it, and comes up again when that runs out.</summary>
public class RedFlagTests
{
    private static readonly DateTimeOffset Now = SiteSample.Now;
    private static readonly Guid Director = StableId.From("practitioner", "director");

    private static readonly IReadOnlyList<LicensedPerson> Team =
    [
        new(Guid.CreateVersion7(), SiteSample.Person, ["state-licence", "dea"], Director),
        new(Guid.CreateVersion7(), Director, ["state-licence"], null),
    ];

    private static readonly SiteSample Ready = SiteSample.Main.With(
        [.. SafetyKinds.All.Select(kind => SiteSample.Complete(kind, Now))]);

    [Fact]
    public void A_site_that_has_shown_everything_has_no_red_flag_and_names_its_evidence()
    {
        var flags = RedFlags.Of(Facts(Ready.State), SiteSample.Rules);
        Assert.Equal(6, flags.Count);
        Assert.All(flags, flag => Assert.False(flag.Raised, $"{flag.Code}: {string.Join(", ", flag.Missing)}"));
        Assert.All(flags, flag => Assert.NotEmpty(flag.Evidence));
    }

    [Fact]
    public void A_new_site_has_all_six()
    {
        var site = SiteSample.Main.State;
        var bare = site with { Profile = site.Profile! with { Escalation = [] } };
        var flags = RedFlags.Of(Facts(bare) with { People = [] }, SiteSample.Rules);
        Assert.All(flags, flag => Assert.True(flag.Raised, flag.Code));
        Assert.Equal(
            [
                "no-integration-or-follow-up", "no-emergency-readiness", "no-licensed-professionals",
                "no-thorough-screening", "pressure-or-guaranteed-results", "recreational-framing",
            ],
            flags.Select(f => f.Code).OrderByDescending(c => c == "no-integration-or-follow-up").ThenBy(c => c));
    }

    [Theory]
    [InlineData("equipment-check", "2026-03-03T13:59:59Z", false)]
    [InlineData("equipment-check", "2026-03-03T14:00:00Z", true)]
    [InlineData("emergency-drill", "2026-09-02T13:59:59Z", false)]
    [InlineData("emergency-drill", "2026-09-02T14:00:00Z", true)]
    public void An_equipment_check_counts_a_day_and_a_drill_six_months(string kind, string at, bool raised)
    {
        var later = DateTimeOffset.Parse(at, null);
        var site = SafetyKinds.All.Where(k => k != kind && k != "emergency-drill" && k != "equipment-check")
            .Aggregate(SiteSample.Main, (s, k) => s.With(SiteSample.Complete(k, Now)));
        site = new SiteSample(Recorded(Recorded(site.State, "equipment-check", later), "emergency-drill", later));
        var looked = new SiteSample(Recorded(site.State with { Latest = site.State.Latest.Remove(kind) }, kind, Now));
        Assert.Equal(raised, Flag("no-emergency-readiness", Facts(looked.State) with { Now = later }).Raised);
    }

    [Theory]
    [InlineData("screening-protocol", "no-thorough-screening")]
    [InlineData("medical-framing", "recreational-framing")]
    [InlineData("claims-reviewed", "pressure-or-guaranteed-results")]
    [InlineData("emergency-protocol", "no-emergency-readiness")]
    [InlineData("follow-up-protocol", "no-integration-or-follow-up")]
    public void What_a_protocol_approval_leaves_out_raises_its_own_flag(string item, string code)
    {
        var approval = SiteSample.Complete("protocol-approval", Now);
        var site = Ready.With(approval with { Items = [.. approval.Items.Where(i => i.Code != item)] });
        var raised = RedFlags.Of(Facts(site.State), SiteSample.Rules).Where(f => f.Raised).ToList();
        Assert.Equal(code, Assert.Single(raised).Code);
        Assert.Equal([$"protocol-approval:{item}"], raised[0].Missing);
    }

    [Fact]
    public void A_prescriber_whose_licence_has_lapsed_and_a_team_without_a_supervisor_raise_the_flag()
    {
        var lapsed = Team[0] with { LicenceTypes = ["state-licence"] };
        Assert.Equal(
            ["licensed-prescriber"],
            Flag("no-licensed-professionals", Facts(Ready.State) with { People = [lapsed, Team[1]] }).Missing);
        Assert.Equal(
            ["named-supervisor"],
            Flag("no-licensed-professionals", Facts(Ready.State) with { People = [Team[0]] }).Missing);
    }

    [Theory]
    [InlineData(0, 0, false)]
    [InlineData(5, 4, false)]
    [InlineData(10, 7, true)]
    [InlineData(1, 0, true)]
    public void Four_of_five_sessions_are_followed_up(int sessions, int met, bool raised)
    {
        var followUps = Enumerable.Range(0, sessions).Select(n => new FollowUp(StableId.From("s", $"{n}"), n < met)).ToList();
        var flag = Flag("no-integration-or-follow-up", Facts(Ready.State) with { FollowUps = followUps });
        Assert.Equal(raised, flag.Raised);
        Assert.Superset(followUps.Where(f => !f.Met).Select(f => f.SessionId).ToHashSet(), flag.Evidence.ToHashSet());
    }

    [Fact]
    public void The_six_questions_are_answered_from_the_same_facts()
    {
        var shown = Disclosure.Of(Facts(Ready.State), SiteSample.Rules);
        Assert.Equal(6, shown.Count);
        Assert.All(shown, answer => Assert.True(answer.Shown, answer.Code));
        Assert.Equal([Director], shown.Single(a => a.Code == "supervisor").SupervisorIds);
        var unknown = Disclosure.Of(Facts(SiteSample.Main.State) with { People = [] }, SiteSample.Rules);
        Assert.All(unknown, answer => Assert.False(answer.Shown, answer.Code));
        Assert.All(shown, answer => Assert.DoesNotContain("guarantee", answer.Question, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Any_facts_a_flag_is_up_exactly_when_something_is_missing() =>
        Gen.Select(Gen.Int[0, 800], Gen.Bool.Array[5], Gen.Int[0, 9], Gen.Int[0, 9]).Sample((hours, kinds, met, missed) =>
        {
            var site = SafetyKinds.All.Where((_, n) => kinds[n]).Aggregate(
                SiteSample.Main, (s, kind) => s.With(SiteSample.Complete(kind, Now)));
            var facts = Facts(site.State) with
            {
                Now = Now.AddHours(hours * 24),
                FollowUps = [.. Enumerable.Range(0, met + missed).Select(n => new FollowUp(Guid.NewGuid(), n < met))],
            };
            var flags = RedFlags.Of(facts, SiteSample.Rules);
            Assert.All(flags, flag => Assert.Equal(flag.Raised, flag.Missing.Count > 0));
            Assert.Equal(flags.Select(f => f.Raised), RedFlags.Of(facts, SiteSample.Rules).Select(f => f.Raised));
        });

    private static Site Recorded(Site site, string kind, DateTimeOffset doneAt) =>
        SiteSample.Complete(kind, doneAt).Decide(site, doneAt).Events.Aggregate(site, Site.Evolve);

    private static ComplianceFacts Facts(Site site) => new(site, Team, [], Now);

    private static RedFlag Flag(string code, ComplianceFacts facts) =>
        RedFlags.Of(facts, SiteSample.Rules).Single(f => f.Code == code);
}
