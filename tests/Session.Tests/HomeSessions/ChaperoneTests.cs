using Stillwater.Sessions.DosingSessions;
using Stillwater.Sessions.HomeSessions;

namespace Stillwater.Sessions.Tests.HomeSessions;

public class ChaperoneTests
{
    [Theory]
    [InlineData(17, "session.sitter-underage")]
    [InlineData(18, null)]
    public void A_chaperone_is_an_adult(int age, string? code) => Assert.Equal(
        code,
        new InviteChaperone(AtHome.Invited(age), AtHome.Cleared, AtHome.Rules).Decide(HomeSession.Initial, Given.Noon)
            .Refusal?.Code);

    [Fact]
    public void An_invitation_is_good_once_and_for_three_days()
    {
        var invited = AtHome.After(AtHome.Invited());
        var redeem = new RedeemInvitation("hash", SessionIsOver: false);
        var used = redeem.Decide(invited, Given.Noon).Events.Aggregate(invited, HomeSession.Evolve);
        Assert.Equal("request.not-found", redeem.Decide(used, Given.Noon).Refusal?.Code);
        Assert.Single(redeem.Decide(invited, Given.At(60 * 48)).Events);
        Assert.Equal("request.not-found", redeem.Decide(invited, Given.At((60 * 48) + 0.1)).Refusal?.Code);
        Assert.Equal("request.not-found", new RedeemInvitation("other", false).Decide(invited, Given.Noon).Refusal?.Code);
        Assert.Equal("request.not-found", new RedeemInvitation("hash", true).Decide(invited, Given.Noon).Refusal?.Code);
    }

    [Fact]
    public void After_the_dose_she_says_every_quarter_of_an_hour_that_she_is_there()
    {
        var attested = Assert.IsType<ChaperoneAttested>(
            Assert.Single(AtHome.Attest(12).Decide(AtHome.Dosed(), Given.At(12)).Events));
        Assert.Equal(Given.At(27), attested.NextDueAt);
        Assert.Null(((ChaperoneAttested)AtHome.Attest(230).Decide(AtHome.Dosed(), Given.At(230)).Events[0]).NextDueAt);
    }

    [Theory]
    [InlineData(60, true)]
    [InlineData(239.9, true)]
    [InlineData(240, false)]
    public void Who_leaves_before_four_hours_is_called_after(double minute, bool alert)
    {
        var events = AtHome.Attest(minute, "leaving").Decide(AtHome.Dosed(), Given.At(minute)).Events;
        Assert.Equal(alert, events.Any(e => e is ChaperoneLeft));
    }

    [Fact]
    public void Who_is_relieved_by_another_leaves_nobody_alone()
    {
        var second = Given.OtherNurse;
        var home = AtHome.Dosed();
        home = HomeSession.Evolve(home, AtHome.Invited() with { InvitationId = second });
        home = HomeSession.Evolve(home, AtHome.Attested(50) with { ChaperoneId = second });
        Assert.DoesNotContain(
            AtHome.Attest(60, "relieved").Decide(home, Given.At(60)).Events, e => e is ChaperoneLeft);
    }

    [Fact]
    public void An_attestation_that_is_five_minutes_late_is_missed_and_the_next_one_owed()
    {
        var grace = TimeSpan.FromMinutes(AtHome.Accounts.Home.AttestOverdueMinutes.Value);
        var missed = Assert.IsType<AttestationMissed>(
            Assert.Single(new MissAttestation("not-taken", grace).Decide(AtHome.Dosed(), Given.At(20)).Events));
        Assert.Equal((Given.At(15), Given.At(30)), (missed.DueAt, missed.NextDueAt));
        Assert.Empty(new MissAttestation("not-taken", grace).Decide(AtHome.Dosed(), Given.At(19.9)).Events);
        var over = HomeSession.Evolve(AtHome.Dosed(), new HomeSessionEnded(AtHome.Place));
        Assert.Empty(new MissAttestation("not-taken", grace).Decide(over, Given.At(20)).Events);
    }

    [Fact]
    public void The_same_word_twice_is_one_and_an_earlier_one_comes_too_late()
    {
        var home = AtHome.Dosed();
        home = AtHome.Attest(12).Decide(home, Given.At(12)).Events.Aggregate(home, HomeSession.Evolve);
        Assert.Empty(AtHome.Attest(12).Decide(home, Given.At(13)).Events);
        Assert.Equal("session.attestation-overtaken", AtHome.Attest(11).Decide(home, Given.At(13)).Refusal?.Code);
    }

    [Fact]
    public void A_stranger_and_a_session_that_is_over_take_no_word()
    {
        Assert.Equal(
            "request.not-found", AtHome.Attest(12, who: Given.Nurse).Decide(AtHome.Dosed(), Given.At(12)).Refusal?.Code);
        var over = AtHome.Attest(12) with { Session = AtHome.Cleared with { Step = SessionStep.Discharged } };
        Assert.Equal("session.discharged", over.Decide(AtHome.Dosed(), Given.At(12)).Refusal?.Code);
        Assert.Equal(
            "session.not-at-home", (AtHome.Attest(12) with { Rules = null }).Decide(AtHome.Dosed(), Given.At(12)).Refusal?.Code);
    }
}
