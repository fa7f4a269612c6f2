using System.Text;
using Stillwater.Clinical;
using Stillwater.Monitoring.Alerts.Rules;

namespace Stillwater.Monitoring.Tests.Alerts;

/// <summary>The rule file of alerts, and what may not be in one.</summary>
public class AlertRulesTests
{
    private static readonly string Shipped =
        Encoding.UTF8.GetString(RuleFile.BytesOf(typeof(AlertRules).Assembly, "alerts/2026.1.json"));

    [Fact]
    public void The_shipped_file_names_itself_by_version_and_hash() =>
        Assert.Matches("^2026\\.1\\+[0-9a-f]{64}$", AlertRules.Shipped.Name);

    [Theory]
    [InlineData("\"ackWithinMinutes\": 15", "\"ackWithinMinutes\": 16")]
    [InlineData("\"ackWithinMinutes\": 60", "\"ackWithinMinutes\": 0")]
    [InlineData("\"severity\": \"low\", \"ack", "\"severity\": \"high\", \"ack")]
    [InlineData("\"asks\": [\"prescriber\", \"medical-director\"]", "\"asks\": []")]
    [InlineData("\"asks\": [\"prescriber\", \"medical-director\"]", "\"asks\": [\"patient\"]")]
    [InlineData("\"action\": \"psychiatric-assessment\"", "\"action\": \"a-walk\"")]
    [InlineData("\"id\": \"ALR-LOW\"", "\"id\": \"ALR-HIGH\"")]
    [InlineData("\"kind\": \"c-ssrs-moderate\"", "\"kind\": \"c-ssrs-high\"")]
    public void A_file_that_contradicts_itself_stops_the_start(string from, string to)
    {
        Assert.Contains(from, Shipped, StringComparison.Ordinal);
        var changed = Encoding.UTF8.GetBytes(Shipped.Replace(from, to, StringComparison.Ordinal));
        Assert.Throws<InvalidDataException>(() => AlertRules.Read(changed));
    }
}
