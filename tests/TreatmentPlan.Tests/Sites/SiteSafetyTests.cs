using System.Text;
using Stillwater.TreatmentPlans.Sites;
using Stillwater.TreatmentPlans.Sites.Rules;

namespace Stillwater.TreatmentPlans.Tests.Sites;

/// <summary>What a site shows counts for as long as the rules say, and what is not shown is not in order.</summary>
public class SiteSafetyTests
{
    private static readonly DateTimeOffset Now = SiteSample.Now;

    [Theory]
    [InlineData("equipment-check", "2026-03-03T14:00Z")]
    [InlineData("emergency-drill", "2026-09-02T14:00Z")]
    [InlineData("protocol-approval", "2027-03-02T14:00Z")]
    public void A_record_counts_for_hours_or_months(string kind, string until)
    {
        var record = SiteSample.Main.With(SiteSample.Complete(kind, Now)).State.Record(kind)!;
        Assert.Equal(DateTimeOffset.Parse(until, null), record.ValidUntil);
        Assert.Empty(record.Failed);
    }

    [Fact]
    public void What_is_left_out_or_not_in_order_has_failed()
    {
        var check = SiteSample.Complete("equipment-check", Now);
        var record = SiteSample.Main.With(check with
        {
            Items = [.. check.Items.Skip(1).Select(i => i with { Ok = i.Code != "aed" })],
        }).State.Record("equipment-check")!;
        Assert.Equal(["pulse-oximeter", "aed"], record.Failed);
    }

    [Fact]
    public void What_the_rules_do_not_know_and_what_is_not_done_yet_is_refused()
    {
        var check = SiteSample.Complete("equipment-check", Now);
        Assert.Equal("plan.safety-item-unknown", SiteSample.Main.RefusalOf(
            check with { Items = [new SafetyItem("lava-lamp", true)] }));
        Assert.Equal("plan.safety-in-future", SiteSample.Main.RefusalOf(check with { DoneAt = Now.AddSeconds(1) }));
    }

    [Fact]
    public void A_record_that_is_heard_of_late_does_not_replace_a_newer_one()
    {
        var site = SiteSample.Main.With(
            SiteSample.Complete("training", Now), SiteSample.Complete("training", Now.AddDays(-2)));
        Assert.Equal(Now, site.State.Record("training")!.DoneAt);
    }

    [Fact]
    public void The_shipped_rules_know_each_kind_and_how_long_each_route_takes_a_chair()
    {
        Assert.Equal(SafetyKinds.All.Order(), SiteSample.Rules.Safety.Select(r => r.Kind).Order());
        Assert.Equal(TimeSpan.FromMinutes(100), SiteSample.Rules.Block("iv")!.Length);
        Assert.True(SiteSample.Rules.Block("intranasal")!.RecoveryMinutes >= 120);
    }

    [Theory]
    [InlineData("\"hours\"", "\"days\"")]
    [InlineData("\"validFor\": 24", "\"validFor\": 0")]
    [InlineData("\"equipment-check\"", "\"drill\"")]
    [InlineData("\"route\": \"im\"", "\"route\": \"iv\"")]
    [InlineData("\"recoveryMinutes\": 60", "\"recoveryMinutes\": 0")]
    [InlineData("\"lapseIsIncident\": false,", "\"colour\": 1, \"lapseIsIncident\": false,")]
    public void A_rule_file_that_contradicts_itself_does_not_start(string right, string wrong)
    {
        using var file = typeof(SiteRules).Assembly.GetManifestResourceStream(
            $"{typeof(SiteRules).Namespace}.{SiteRuleFile.Current}.json")!;
        using var reader = new StreamReader(file);
        var changed = reader.ReadToEnd().Replace(right, wrong, StringComparison.Ordinal);
        var refused = Assert.ThrowsAny<Exception>(() => SiteRuleFile.Parse(Encoding.UTF8.GetBytes(changed)));
        Assert.True(refused is InvalidDataException or System.Text.Json.JsonException);
    }
}
