using System.Text;
using System.Text.Json;
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
        Assert.All(
            parameters.Required.Select(r => (r.Id, r.Source)).Append((parameters.Baseline.Id,
            parameters.Baseline.Source)),
            rule => Assert.False(string.IsNullOrWhiteSpace(rule.Id) || string.IsNullOrWhiteSpace(rule.Source)));
    }

    [Fact]
    public void The_rules_are_known_by_version_and_hash() =>
        Assert.Matches("^2026\\.1\\+[0-9a-f]{64}$", OutcomeRules.Shipped.Name);

    [Theory]
    [InlineData(0, "c-ssrs", 0)]
    [InlineData(91, "c-ssrs", 0)]
    [InlineData(7, "no-such", 0)]
    [InlineData(7, "c-ssrs", -1)]
    public void Parameters_that_contradict_themselves_are_refused(int withinDays, string instrument, int withinMinutes)
    {
        var json = $$"""
            {
              "version": "1", "baseline": { "id": "B", "withinDays": {{withinDays}}, "source": "s" },
              "required": [
                {
                  "id": "R", "flag": "f", "source": "s",
                  "instrument": "{{instrument}}", "withinMinutes": {{withinMinutes}}
                }
              ]
            }
            """;
        Assert.Throws<InvalidDataException>(
            () => OutcomeRules.Read(Encoding.UTF8.GetBytes(json), InstrumentLibrary.Default));
    }

    [Fact]
    public void A_member_that_nobody_reads_is_refused() => Assert.Throws<JsonException>(
        () => OutcomeRules.Read("""{ "version": "1", "baselines": {} }"""u8, InstrumentLibrary.Default));
}
