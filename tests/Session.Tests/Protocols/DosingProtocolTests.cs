using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Stillwater.Sessions.Protocols;

namespace Stillwater.Sessions.Tests.Protocols;

public class DosingProtocolTests
{
    [Fact]
    public void The_shipped_protocol_is_found_by_drug_route_and_setting()
    {
        Assert.Equal("iv-ketamine.2026.1", Given.Protocols.Current("ketamine", "iv", "clinic")?.Code);
        Assert.Null(Given.Protocols.Current("ketamine", "iv", "home"));
        Assert.Null(Given.Protocols.Current("ketamine", "im", "clinic"));
    }

    [Fact]
    public void A_protocol_is_named_with_the_hash_of_its_file() =>
        Assert.Matches("^iv-ketamine\\.2026\\.1\\+[0-9a-f]{64}$", Given.Protocol.RuleSet);

    [Fact]
    public void A_protocol_that_no_build_carries_stops_loudly() =>
        Assert.Throws<InvalidDataException>(() => Given.Protocols.Of("iv-ketamine.1999.1"));

    public static TheoryData<string, string> Broken => new()
    {
        { "observation.overdueAfterMinutes.value", "0" },
        { "infusion.hardCapMgPerKg.value", "9" },
        { "infusion.minMinutes.value", "90" },
        { "clearance.validMinutes.source", "\"\"" },
        { "clearance.rules.0.kind", "\"perhaps\"" },
        { "clearance.rules.0.fact", "\"something-else\"" },
        { "clearance.rules.0.id", "\"SES-01-ESCORT\"" },
        { "pressure.bands.4.systolicFromMmHg", "150" },
        { "pressure.bands.3.severity", "4" },
        { "observation.checks.0.measures", "[\"mood\"]" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_protocol_that_contradicts_itself_is_refused(string member, string json)
    {
        var file = JsonNode.Parse(Resource())!;
        var path = member.Split('.');
        var owner = path[..^1].Aggregate(file, (node, name) =>
            int.TryParse(name, CultureInfo.InvariantCulture, out var index) ? node[index]! : node[name]!);
        owner[path[^1]] = JsonNode.Parse(json);
        Assert.Throws<InvalidDataException>(() => DosingProtocols.Read(Encoding.UTF8.GetBytes(file.ToJsonString())));
    }

    [Fact]
    public void A_protocol_with_an_unknown_member_is_refused()
    {
        var file = JsonNode.Parse(Resource())!;
        file["extra"] = 1;
        Assert.ThrowsAny<Exception>(() => DosingProtocols.Read(Encoding.UTF8.GetBytes(file.ToJsonString())));
    }

    private static Stream Resource() =>
        typeof(DosingProtocols).Assembly.GetManifestResourceStream("protocols/iv-ketamine.2026.1.json")!;
}
