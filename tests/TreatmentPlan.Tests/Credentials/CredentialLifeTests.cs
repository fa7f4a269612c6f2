using System.Text.Json;
using CsCheck;
using Stillwater.Platform.Commands;
using Stillwater.TreatmentPlans.Credentials;
using Stillwater.TreatmentPlans.Plans;
using Stillwater.TreatmentPlans.Tests.Plans;

namespace Stillwater.TreatmentPlans.Tests.Credentials;

using Command = ICommand<Credential, CredentialEvent>;

/// <summary>Licences end, are renewed and taken back, and nothing is signed on what is not in force.</summary>
public class CredentialLifeTests
{
    private static readonly DateOnly Last = new(2026, 3, 10);
    private static readonly Licence Ending = Course.LicenceUntil("dea", Last);
    private static readonly Licence State = Course.LicenceUntil("state-licence", new(2027, 6, 30));
    private static readonly CredentialSample Registered =
        CredentialSample.Empty.Then(CredentialSample.Person(State, Ending));

    private static readonly Gen<Command> Commands = Gen.Select(Gen.Int[0, 4], Gen.Int[1, 28], Gen.Bool).Select(
        (what, day, dea) => what switch
        {
            0 => (Command)CredentialSample.Person(State, Course.LicenceUntil("dea", new(2026, 3, day))),
            1 => CredentialSample.Renewal(Course.LicenceUntil(dea ? "dea" : "acls", new(2026, 3, day))),
            2 => CredentialSample.Revocation,
            _ => CredentialSample.End(dea ? "dea" : "acls", new(2026, 3, day)),
        });

    [Theory]
    [InlineData("Etc/UTC", "2026-03-10T23:59:59Z", true)]
    [InlineData("Etc/UTC", "2026-03-11T00:00:00Z", false)]
    [InlineData("America/New_York", "2026-03-11T03:59:59Z", true)]
    [InlineData("America/New_York", "2026-03-11T04:00:00Z", false)]
    public void A_licence_holds_through_its_last_day_in_the_time_of_the_site(string zone, string at, bool holds) =>
        Assert.Equal(holds, Ending.HoldsAt(DateTimeOffset.Parse(at, null), zone));

    [Fact]
    public void An_ended_licence_lapses_once_and_says_that_none_is_left()
    {
        var end = CredentialSample.End("dea", Last);
        var lapsed = Registered.Then(end, end.DueAt);
        var happened = Assert.IsType<LicenceLapsed>(lapsed.History[^1]);
        Assert.Equal((true, Course.Prescriber, Last), (
            happened.NoneLeft, happened.Holder.PractitionerId, happened.ExpiredOn));
        Assert.Equal(["dea"], lapsed.State.LapsedTypes);
        Assert.Equal(lapsed.History.Count, lapsed.Then(end, end.DueAt).History.Count);
    }

    [Fact]
    public void A_licence_that_was_renewed_in_time_does_not_lapse()
    {
        var renewed = Registered.Then(CredentialSample.Renewal(State, Course.LicenceUntil("dea", new(2028, 3, 10))));
        Assert.Equal(renewed.History.Count, renewed.Then(CredentialSample.End("dea", Last), CredentialSample.Now).History.Count);
        Assert.True(renewed.State.Holds("dea", CredentialSample.Now.AddYears(1)));
        Assert.Equal("America/New_York", renewed.State.Place.TimeZone);
    }

    [Fact]
    public void One_of_two_that_ends_leaves_the_other()
    {
        var two = CredentialSample.Empty.Then(
            CredentialSample.Person(Ending, Course.LicenceUntil("dea", new(2027, 1, 1))));
        var end = CredentialSample.End("dea", Last);
        var lapsed = two.Then(end, end.DueAt);
        Assert.False(Assert.IsType<LicenceLapsed>(lapsed.History[^1]).NoneLeft);
        Assert.Empty(lapsed.State.LapsedTypes);
    }

    [Fact]
    public void A_credential_that_was_taken_back_signs_nothing_until_it_is_renewed()
    {
        var revoked = Registered.Then(CredentialSample.Revocation);
        Assert.Equal("plan.credential-revoked", revoked.RefusalOf(CredentialSample.Revocation));
        Assert.Equal("plan.credential-lapsed", SignedBy(revoked.State));
        Assert.False(revoked.State.Holds("dea", CredentialSample.Now));
        var again = revoked.Then(CredentialSample.Renewal(State, Course.LicenceUntil("dea", new(2028, 3, 10))));
        Assert.Null(SignedBy(again.State));
    }

    [Fact]
    public void A_renewal_shows_something_that_holds_and_belongs_to_the_holder()
    {
        Assert.Equal("plan.licence-ended", Registered.RefusalOf(
            CredentialSample.Renewal(Course.LicenceUntil("dea", new(2026, 1, 1)))));
        Assert.Equal("plan.licence-of-other-holder", Registered.RefusalOf(CredentialSample.Renewal(CredentialSample.Rems)));
        Assert.Equal("request.not-found", CredentialSample.Empty.RefusalOf(CredentialSample.Renewal(State)));
        Assert.Equal("request.not-found", CredentialSample.Empty.RefusalOf(CredentialSample.Revocation));
    }

    [Theory]
    [InlineData("state-licence", "NY")]
    [InlineData("dea", null)]
    public void A_timer_finds_its_licence_again(string type, string? state)
    {
        var key = new LicenceKey(type, state, Last);
        Assert.Equal(key, LicenceKey.Parse(key.ToString()));
    }

    [Fact]
    public void Any_history_replays_to_the_same_and_a_credential_taken_back_holds_nothing() =>
        Commands.Array[0, 20].Sample(commands =>
        {
            var credential = CredentialSample.Empty;
            foreach (var command in commands)
                credential = credential.Then(command);
            Assert.Equal(
                JsonSerializer.Serialize(credential.State),
                JsonSerializer.Serialize(credential.History.Aggregate(Credential.Initial, Credential.Evolve)));
            Assert.InRange(credential.History.OfType<CredentialRegistered>().Count(), 0, 1);
            Assert.All(credential.State.Licences, licence => Assert.True(
                credential.State.RevokedAt is null || !credential.State.Holds(licence.Type, CredentialSample.Now)));
        });

    private static string? SignedBy(Credential credential) =>
        Course.Empty.With(Course.Drafted, Course.HalfMilligram).Then(Course.SignatureBy(credential)).Decision.Refusal?.Code;
}
