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
        Assert.Equal("iv-ketamine.2026.2", Given.Protocols.Current("ketamine", "iv", "clinic")?.Code);
        Assert.Equal("esketamine.2026.2", Given.Protocols.Current("esketamine", "intranasal", "certified-hcs")?.Code);
        Assert.Equal("oral-home.2026.2", Given.Protocols.Current("ketamine", "oral", "home")?.Code);
        Assert.Null(Given.Protocols.Current("ketamine", "iv", "home"));
        Assert.Null(Given.Protocols.Current("esketamine", "intranasal", "clinic"));
        Assert.Null(Given.Protocols.Current("ketamine", "intranasal", "clinic"));
    }

    [Fact]
    public void A_protocol_is_named_with_the_hash_of_its_file() =>
        Assert.Matches("^iv-ketamine\\.2026\\.2\\+[0-9a-f]{64}$", Given.Protocol.RuleSet);

    [Fact]
    public void A_protocol_that_no_build_carries_stops_loudly() =>
        Assert.Throws<InvalidDataException>(() => Given.Protocols.Of("iv-ketamine.1999.1"));

    [Fact]
    public void A_session_of_an_older_version_is_judged_by_it()
    {
        var older = Given.Protocols.Of("iv-ketamine.2026.1");
        Assert.Null(older.Alarms);
        Assert.Equal(60, older.Observation.MinimumAfterEndMinutes.Value);
    }

    /// <summary>Section 5.1 and the caps of section 4, route by route.</summary>
    [Theory]
    [InlineData("im", "clinic", "vitals", "0,10,20,30,45,60,90,120", 120, 5)]
    [InlineData("sc", "clinic", "vitals", "0,10,20,30,45,60,90,120", 120, 5)]
    [InlineData("sublingual", "clinic", "vitals", "30,60,90,120", 120, 5)]
    [InlineData("oral", "clinic", "cadss-6", "60", 120, 5)]
    [InlineData("sublingual", "home", "vitals", "30,60,120", 120, 15)]
    [InlineData("oral", "home", "vitals", "30,60,120", 120, 15)]
    public void A_route_is_watched_at_its_minutes(
        string route, string setting, string check, string minutes, int atLeast, int overdue)
    {
        var rules = Given.Protocols.Current("ketamine", route, setting)!.Observation;
        Assert.Equal(minutes, string.Join(',', rules.Checks.Single(c => c.Check == check).AtMinutes!));
        Assert.Equal((atLeast, overdue), (rules.MinimumFromStartMinutes!.Value, rules.OverdueAfterMinutes.Value));
    }

    [Fact]
    public void Esketamine_is_given_by_whole_devices_and_watched_for_two_hours()
    {
        var protocol = Given.Protocols.Of("esketamine.2026.2");
        Assert.Equal((28, 5, 48, 168), (
            protocol.Devices!.DeviceMg.Value, protocol.Devices.RestMinutes.Value, protocol.Devices.GapHours.Value,
            protocol.Devices.WeeklyMaxMg.Value));
        Assert.Equal((120, 84m), (protocol.Observation.MinimumFromStartMinutes!.Value, protocol.Infusion.HardCapMg!.Value));
        Assert.True(protocol.Staffing!.PrescriberNamed.Value);
    }

    [Fact]
    public void At_home_a_pressure_at_the_border_is_refused_and_nobody_overrides_it()
    {
        var home = Given.Protocols.Of("sublingual-home.2026.2");
        Assert.Equal("caution", home.Pressure.BandOf(140, 80).Code);
        Assert.Equal("normal", home.Pressure.BandOf(139, 89).Code);
        var rule = home.Clearance.Rules.Single(r => r.Fact == "pressure-caution");
        Assert.Equal(("hold", "new-fact"), (rule.Kind, rule.Release));
        Assert.Empty(rule.ReleasableBy);
        Assert.Equal(new DateOnly(2026, 12, 31), home.Home!.TelehealthUntil.Value);
    }

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
        { "observation.decideTransferAfterMinute.value", "30" },
        { "alarms.rules.0.level", "\"loud\"" },
        { "alarms.rules.0.measure", "\"mood\"" },
        { "alarms.rules.0.below", "null" },
        { "alarms.rules.0.atLeast", "99" },
        { "alarms.rules.1.forSeconds", "0" },
        { "alarms.escalation.0.order", "2" },
        { "alarms.escalation.0.withinMinutes", "0" },
        { "alarms.missedCheck.level", "\"loud\"" },
        { "emergency.steps.1.order", "7" },
        { "emergency.vitalsEveryMinutes.value", "11" },
        { "staffing.blockMinutes.value", "10" },
        { "heartRate.holdAbovePerMin.value", "200" },
        { "reporting.seriousWithinHours.value", "0" },
        { "clearance.rules.1.release", "\"magic\"" },
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
        typeof(DosingProtocols).Assembly.GetManifestResourceStream("protocols/iv-ketamine.2026.2.json")!;
}
