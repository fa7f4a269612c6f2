using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Stillwater.Clinical;
using Stillwater.Clinical.Instruments;
using Stillwater.Monitoring.Outcomes;

namespace Stillwater.Monitoring.Tests.Outcomes;

public class OutcomeRulesTests
{
    [Fact]
    public void Every_shipped_parameter_names_itself_and_its_source()
    {
        var parameters = OutcomeRules.Shipped.Parameters;
        Assert.Equal(("OUT-01", 7), (parameters.Baseline.Id, parameters.Baseline.WithinDays));
        (string Id, string Source)[] rules =
        [
            (parameters.Baseline.Id, parameters.Baseline.Source), (parameters.Sustained.Id, parameters.Sustained.Source),
            (parameters.Relapse.Id, parameters.Relapse.Source), (parameters.Suicidality.Id, parameters.Suicidality.Source),
            .. parameters.Required.Select(r => (r.Id, r.Source)),
        ];
        Assert.All(rules, rule => Assert.False(
            string.IsNullOrWhiteSpace(rule.Id) || string.IsNullOrWhiteSpace(rule.Source)));
        Assert.Equal(rules.Length, rules.Select(r => r.Id).Distinct().Count());
    }

    [Fact]
    public void The_rules_are_known_by_version_and_hash() =>
        Assert.Matches("^2026\\.1\\+[0-9a-f]{64}$", OutcomeRules.Shipped.Name);

    [Theory]
    [InlineData("baseline/withinDays", "0")]
    [InlineData("baseline/withinDays", "91")]
    [InlineData("required/0/instrument", "\"no-such\"")]
    [InlineData("required/0/withinMinutes", "-1")]
    [InlineData("sustained/days", "0")]
    [InlineData("relapse/gainLostPercent", "101")]
    [InlineData("relapse/confirmedToDays", "4")]
    [InlineData("relapse/scoreFrom", "{ \"c-ssrs\": 1 }")]
    [InlineData("suicidality/fallPercent", "0")]
    [InlineData("suicidality/toHours", "19")]
    public void Parameters_that_contradict_themselves_are_refused(string place, string value)
    {
        var file = JsonNode.Parse(RuleFile.BytesOf(typeof(OutcomeRules).Assembly, "outcomes/2026.1.json"))!;
        var steps = place.Split('/');
        var parent = steps[..^1].Aggregate(
            file, (at, step) => int.TryParse(step, CultureInfo.InvariantCulture, out var n) ? at[n]! : at[step]!);
        Assert.NotNull(parent[steps[^1]]);
        parent[steps[^1]] = JsonNode.Parse(value);
        Assert.Throws<InvalidDataException>(
            () => OutcomeRules.Read(Encoding.UTF8.GetBytes(file.ToJsonString()), InstrumentLibrary.Default));
    }

    [Fact]
    public void A_member_that_nobody_reads_is_refused() => Assert.Throws<JsonException>(
        () => OutcomeRules.Read("""{ "version": "1", "baselines": {} }"""u8, InstrumentLibrary.Default));
}
