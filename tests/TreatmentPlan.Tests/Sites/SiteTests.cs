using Stillwater.TreatmentPlans.Sites;

namespace Stillwater.TreatmentPlans.Tests.Sites;

using Change = Stillwater.TreatmentPlans.Sites.ChangeSite.ChangeSite;
using Register = Stillwater.TreatmentPlans.Sites.RegisterSite.RegisterSite;
using Set = Stillwater.TreatmentPlans.Sites.SetChair.SetChair;

/// <summary>A site gives what it is certified for, and is certified by whom represents it.</summary>
public class SiteTests
{
    private static readonly RemsCertification Rems = SiteSample.Certified.Rems!;

    [Fact]
    public void A_site_is_registered_once()
    {
        Assert.Equal("plan.site-exists", SiteSample.Main.RefusalOf(new Register(SiteSample.Id, SiteSample.Certified, "x")));
        Assert.True(SiteSample.Main.State.IsCertified);
    }

    [Fact]
    public void Two_spellings_of_a_name_are_one_site_and_two_clinics_have_two()
    {
        Assert.Equal(SiteSample.Id, Site.StreamOf("northside", " Main "));
        Assert.NotEqual(SiteSample.Id, Site.StreamOf("harborview", "main"));
    }

    [Fact]
    public void A_certified_setting_names_its_certification()
    {
        var bare = SiteSample.Certified with { Rems = null };
        Assert.Equal("plan.rems-missing", SiteSample.Empty.RefusalOf(new Register(SiteSample.Id, bare, "x")));
        Assert.Equal("plan.rems-missing", SiteSample.Main.RefusalOf(new Change(bare, false, "x")));
    }

    [Theory]
    [InlineData("2026-03-02", null)]
    [InlineData("2026-03-03", "plan.rems-in-future")]
    public void A_certification_is_recorded_from_its_day_on_in_the_sites_own_time(string day, string? refused)
    {
        var profile = SiteSample.Certified with { Rems = Rems with { CertifiedOn = DateOnly.Parse(day, null) } };
        var command = new Register(SiteSample.Id, profile, "x");
        Assert.Equal(refused, command.Decide(Site.Initial, SiteSample.Now).Refusal?.Code);
    }

    [Theory]
    [InlineData(RemsState.Pending)]
    [InlineData(RemsState.Lapsed)]
    [InlineData(RemsState.RecertificationDue)]
    public void Without_a_live_certification_no_esketamine_is_given(RemsState state)
    {
        var site = SiteSample.Main.With(new Change(SiteSample.Certified with { Rems = Rems with { State = state } }, false, "x"));
        Assert.False(site.State.IsCertified);
        Assert.Equal((false, true, false), (
            site.State.Offers("certified-hcs"), site.State.Offers("clinic"), site.State.Offers("home")));
    }

    [Fact]
    public void A_new_representative_needs_a_new_certification()
    {
        Assert.Equal(
            RemsState.RecertificationDue,
            SiteSample.Main.With(new Change(SiteSample.Certified, true, "x")).State.Profile!.Rems!.State);
        var again = SiteSample.Certified with { Rems = Rems with { CertifiedOn = new(2026, 3, 1) } };
        Assert.True(SiteSample.Main.With(new Change(again, true, "x")).State.IsCertified);
        Assert.True(SiteSample.Main.With(new Change(SiteSample.Certified, false, "x")).State.IsCertified);
    }

    [Fact]
    public void A_chair_takes_routes_that_have_a_block()
    {
        var chair = new Chair("chair-1", SiteSample.Text("chair-name"), ["iv", "intranasal"], true);
        Assert.Equal(chair, SiteSample.Main.With(new Set(chair, SiteSample.Rules)).State.Chairs["chair-1"]);
        Assert.Equal("plan.route-not-offered", SiteSample.Main.RefusalOf(
            new Set(chair with { Routes = ["iv", "rectal"] }, SiteSample.Rules)));
    }

    [Fact]
    public void Nothing_is_changed_of_a_site_that_nobody_registered()
    {
        Assert.Equal("request.not-found", SiteSample.Empty.RefusalOf(new Change(SiteSample.Certified, false, "x")));
        Assert.Equal("request.not-found", SiteSample.Empty.RefusalOf(
            SiteSample.Complete("equipment-check", SiteSample.Now)));
    }

    [Theory]
    [InlineData("2026-03-07", 1440, "2026-03-08T05:00Z")]
    [InlineData("2026-03-08", 150, "2026-03-08T07:00Z")]
    [InlineData("2026-03-08", 1440, "2026-03-09T04:00Z")]
    [InlineData("2026-11-01", 90, "2026-11-01T05:30Z")]
    [InlineData("2026-11-01", 1440, "2026-11-02T05:00Z")]
    public void A_day_of_a_site_ends_at_its_own_midnight_when_the_clocks_change_too(string day, int minute, string at) =>
        Assert.Equal(
            DateTimeOffset.Parse(at, null), SiteTime.At(DateOnly.Parse(day, null), minute, "America/New_York"));

    [Theory]
    [InlineData("America/New_York", true)]
    [InlineData("Etc/UTC", true)]
    [InlineData("Eastern Standard Time", false)]
    [InlineData("Mars/Olympus", false)]
    [InlineData("../etc/passwd", false)]
    public void A_time_zone_is_one_of_the_database(string name, bool known) => Assert.Equal(known, SiteTime.IsKnown(name));
}
