using System.Text.Json.Nodes;
using Stillwater.EndToEnd.Tests.Hosting;

namespace Stillwater.EndToEnd.Tests.Scenarios;

/// <summary>S12: bladder symptoms after months of treatment.</summary>
public sealed class S12Tests(PlatformFixture platform)
{
    private const int MonthMinutes = 30 * 24 * 60;

    [Fact]
    public async Task Bladder_symptoms_hold_what_is_booked_until_a_urologist_has_looked()
    {
        // Given a patient whose bladder score was 6 before her course, eleven months ago
        using var ward = await Ward.WithPlanAsync(platform.Door.Address, "harborview");
        Assert.Empty(await ward.BladderAsync(6));
        await ward.HoldAsync(33);
        await ward.PassAsync(11 * MonthMinutes);
        await ward.BookAsync(inMinutes: 3 * 24 * 60);

        // When she scores 21
        var alert = Assert.Single(await ward.BladderAsync(21));

        // Then the care team is alerted, her session is held, and her plan is looked at
        Assert.Equal("urinary", (string?)(await ward.Nurse.GetAsync($"/v1/alerts/{alert}", Ward.Ct)).Body["kind"]);
        var held = await ward.ReadAsync();
        Assert.Equal(["LTW-BLADDER"], held["clearance"]!["holds"]!.AsArray().Select(h => (string?)h!["ruleId"]));
        Assert.Contains(("review", "LTW-BPIC-LEVEL"), (await ward.ProposedAsync()).Select(p => p.Ground()));

        // And nobody releases it by a word, nor on the assessment of another specialist
        Assert.Equal("session.assessment-required", await ward.RefusedAsync(() => ward.ReleaseBladderAsync(null)));
        var psychiatrist = await ward.ReportAsync("psychiatrist", "release");
        Assert.Equal("session.assessment-unfit", await ward.RefusedAsync(() => ward.ReleaseBladderAsync(psychiatrist)));
        var against = await ward.ReportAsync("urologist", "stop");
        Assert.Equal("session.assessment-unfit", await ward.RefusedAsync(() => ward.ReleaseBladderAsync(against)));

        // When the urologist lets her go on, the prescriber releases the session with that report
        var report = await ward.ReportAsync("urologist", "release");
        await ward.ReleaseBladderAsync(report);
        var released = await ward.ReadAsync();
        Assert.Equal(("scheduled", true), ((string?)released["state"], released["clearance"] is null));
        await platform.Books.UntilSettledAsync();
        Assert.Empty(await platform.Books.FaultsAsync());
    }

    [Fact]
    public async Task A_culture_says_whether_she_is_treated_or_referred_and_a_treated_bladder_lets_her_go_on()
    {
        // Given a patient whose session is held because of her bladder
        using var ward = await Ward.WithPlanAsync(platform.Door.Address, "harborview");
        await ward.BladderAsync(6);
        await ward.HoldAsync(33);
        await ward.PassAsync(MonthMinutes);
        await ward.BookAsync(inMinutes: 6 * 24 * 60);
        await ward.BladderAsync(21);

        // When the urine is abnormal and its first culture negative, she is referred, and everything stays held
        var urine = await ward.LabAsync("urinalysis", "abnormal");
        Assert.Equal(["LTW-URINALYSIS hold"], Asked(urine));
        Assert.Equal(ward.Session, (Guid)Assert.Single(urine["held"]!.AsArray())!);
        Assert.Equal(["LTW-CULTURE-NEGATIVE refer"], Asked(await ward.LabAsync("urine-culture", "negative")));
        await ward.BladderAsync(12);
        Assert.Equal("session.assessment-required", await ward.RefusedAsync(() => ward.ReleaseBladderAsync(null)));

        // When the next culture is positive, she is treated and looked at again within two weeks
        var treated = await ward.LabAsync("urine-culture", "positive");
        Assert.Equal(["LTW-CULTURE-POSITIVE treat"], Asked(treated));
        Assert.Equal(ward.Now.AddDays(14), (DateTimeOffset)treated["findings"]![0]!["againBy"]!);

        // And a score below 19 lets her go on: the next clearance finds nothing of it
        await ward.PassAsync(5 * 24 * 60);
        Assert.Empty(await ward.BladderAsync(12));
        await ward.WeighAsync();
        await ward.PassAsync(24 * 60);
        await ward.ArriveAsync();
        Assert.Equal("cleared", (await ward.ClearAsync((10, 124, 78), (0, 124, 78)))["verdict"]);
    }

    private static IEnumerable<string> Asked(JsonNode lab) =>
        lab["findings"]!.AsArray().Select(f => $"{f!["ruleId"]} {f["action"]}");
}
