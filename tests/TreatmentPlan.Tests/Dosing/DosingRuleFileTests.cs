using System.Text;
using System.Text.Json.Nodes;
using Stillwater.TreatmentPlans.Dosing;

namespace Stillwater.TreatmentPlans.Tests.Dosing;

/// <summary>The numbers of medicine are data, and wrong data never starts.</summary>
public class DosingRuleFileTests
{
    [Fact]
    public void The_shipped_rules_are_those_of_the_clinical_reference()
    {
        var rules = DosingRuleFile.Load();
        var iv = rules.Dose("iv");
        Assert.Equal(["0.1 mg/kg", "0.75 mg/kg", "1 mg/kg"], [$"{iv.Min}", $"{iv.SoftCap}", $"{iv.HardCap}"]);
        Assert.Equal(40, iv.Infusion!.Default.Amount);
        Assert.Equal("300 mg or 2.5 mg/kg, whichever is lower", $"{rules.Dose("oral").HardCap}");
        Assert.Equal([0.5m, 0.6m, 0.75m, 0.9m], rules.Dose("sc").Ladder.Select(step => step.Amount).TakeLast(4));
        Assert.Equal((4, 2, 6), (rules.Maintenance.DefaultWeeks, rules.Maintenance.MinWeeks,
            rules.Maintenance.MaxWeeks));
        Assert.Equal(
            ["iv", "im", "sc", "sublingual", "oral", "intranasal"], rules.Routes.Select(route => route.Code));
        Assert.Matches("^[0-9a-f]{64}$", rules.Hash);
        Assert.Equal($"2026.1+{rules.Hash}", rules.Stamp);
    }

    [Fact]
    public void Another_number_is_another_hash() => Assert.NotEqual(
        DosingRuleFile.Load().Hash, DosingRuleFile.Parse(Changed("iv.dose-soft-cap", "value", 0.7m)).Hash);

    [Fact]
    public void A_number_in_another_unit_is_refused() =>
        Refused(Changed("iv.infusion-max", "unit", "h"), "must be in min");

    [Fact]
    public void Doses_of_one_route_in_two_units_are_refused() =>
        Refused(Changed("iv.dose-hard-cap", "unit", "mg"), "not in one unit");

    [Fact]
    public void A_number_without_a_source_is_refused() =>
        Refused(Changed("iv.dose-hard-cap", "source", ""), "names no source");

    [Fact]
    public void A_missing_number_is_refused() =>
        Refused(Changed("iv.dose-hard-cap", "id", "iv.dose-other"), "is missing");

    [Fact]
    public void A_soft_cap_above_the_hard_cap_is_refused() =>
        Refused(Changed("iv.dose-soft-cap", "value", 1.5m), "not in ascending order");

    [Fact]
    public void A_number_of_weeks_is_whole() =>
        Refused(Changed("maintenance.interval-default", "value", 4.5m), "not whole");

    [Fact]
    public void A_number_that_no_rule_reads_is_refused()
    {
        var file = Shipped();
        file["parameters"]!.AsArray().Add(
            new JsonObject { ["id"] = "im.dose-other", ["value"] = 1, ["unit"] = "mg/kg", ["source"] = "section 4" });
        Refused(Encoding.UTF8.GetBytes(file.ToJsonString()), "No rule reads im.dose-other");
    }

    private static void Refused(byte[] file, string because) =>
        Assert.Contains(because, Assert.Throws<InvalidDataException>(() => DosingRuleFile.Parse(file)).Message,
            StringComparison.Ordinal);

    private static byte[] Changed(string id, string member, JsonNode value)
    {
        var file = Shipped();
        file["parameters"]!.AsArray().Single(p => p!["id"]!.GetValue<string>() == id)![member] = value;
        return Encoding.UTF8.GetBytes(file.ToJsonString());
    }

    private static JsonNode Shipped()
    {
        using var file = typeof(DosingRuleFile).Assembly.GetManifestResourceStream(
            "Stillwater.TreatmentPlans.Dosing.2026.1.json")!;
        return JsonNode.Parse(file)!;
    }
}
