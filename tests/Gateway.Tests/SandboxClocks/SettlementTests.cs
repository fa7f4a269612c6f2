using Stillwater.Partners.SandboxClocks;

namespace Stillwater.Gateway.Tests.SandboxClocks;

public sealed class SettlementTests
{
    private static readonly SettlementReport Session = new(
        "session", new Tally(3, "abc"), new Dictionary<string, Tally>(),
        10, new Dictionary<string, long> { ["relay"] = 10 }, 0);

    private static readonly SettlementReport Monitoring = new(
        "monitoring", new Tally(0, ""), new Dictionary<string, Tally> { ["session"] = new(3, "abc") },
        4, new Dictionary<string, long> { ["relay"] = 4 }, 0);

    [Fact]
    public void All_projected_all_handled_and_nothing_parked_is_settled() =>
        Assert.Empty(Settlement.Unsettled([Session, Monitoring]));

    [Fact]
    public void A_shard_behind_the_last_event_is_not() => Assert.Equal(
        ["session: relay at 9 of 10"],
        Settlement.Unsettled([Session with { Floors = new Dictionary<string, long> { ["relay"] = 9 } }, Monitoring]));

    [Fact]
    public void A_parked_message_is_not() => Assert.Equal(
        ["monitoring: 2 parked"], Settlement.Unsettled([Session, Monitoring with { Parked = 2 }]));

    [Fact]
    public void A_consumer_that_has_not_handled_all_is_not() => Assert.Equal(
        ["monitoring: behind session"],
        Settlement.Unsettled([Session with { Relayed = new Tally(4, "abcd") }, Monitoring]));

    [Fact]
    public void As_many_facts_but_other_ones_is_not() => Assert.Equal(
        ["monitoring: behind session"],
        Settlement.Unsettled([Session with { Relayed = new Tally(3, "abd") }, Monitoring]));

    [Fact]
    public void A_publisher_that_did_not_answer_holds_up_nobody() => Assert.Empty(Settlement.Unsettled([Monitoring]));
}
