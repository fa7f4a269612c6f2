using System.Text;
using Stillwater.Clinical;
using Stillwater.Monitoring.Watch;

namespace Stillwater.Monitoring.Tests.Watch;

/// <summary>The rule file of the long-term watch, and what may not be in one.</summary>
public class WatchRulesTests
{
    private static readonly string Shipped =
        Encoding.UTF8.GetString(RuleFile.BytesOf(typeof(WatchRules).Assembly, "watch/2026.1.json"));

    [Fact]
    public void The_shipped_file_names_itself_by_version_and_hash() =>
        Assert.Matches("^2026\\.1\\+[0-9a-f]{64}$", WatchRules.Shipped.Name);

    [Theory]
    [InlineData("\"atLeast\": 19", "\"atLeast\": 0")]
    [InlineData("\"atLeast\": 19", "\"atLeast\": 19, \"rise\": 5")]
    [InlineData("\"kind\": \"cognition\"", "\"kind\": \"weather\"")]
    [InlineData("\"severity\": \"low\"", "\"severity\": \"dire\"")]
    [InlineData("\"id\": \"LTW-YMRS\"", "\"id\": \"LTW-BPIC-RISE\"")]
    [InlineData("\"id\": \"LTW-YMRS\"", "\"id\": \"\"")]
    [InlineData("\"below\": 19", "\"below\": 0")]
    [InlineData("\"after\": \"LTW-CULTURE-POSITIVE\"", "\"after\": \"LTW-CULTURE\"")]
    [InlineData("\"action\": \"stop\"", "\"action\": \"pray\"")]
    [InlineData("\"aboveUpperLimit\": 3", "\"aboveUpperLimit\": 0")]
    [InlineData("\"tests\": [\"hcg\"]", "\"tests\": []")]
    [InlineData("\"againWithinDays\": 14", "\"againWithinDays\": 0")]
    public void A_file_that_contradicts_itself_stops_the_start(string from, string to)
    {
        Assert.Contains(from, Shipped, StringComparison.Ordinal);
        var changed = Encoding.UTF8.GetBytes(Shipped.Replace(from, to, StringComparison.Ordinal));
        Assert.Throws<InvalidDataException>(() => WatchRules.Read(changed));
    }
}
