using System.Text.Json;
using CsCheck;
using Stillwater.TreatmentPlans.Credentials;
using Stillwater.TreatmentPlans.Tests.Plans;

namespace Stillwater.TreatmentPlans.Tests.Credentials.RegisterCredential;

using Command = Stillwater.TreatmentPlans.Credentials.RegisterCredential.RegisterCredential;

/// <summary>One credential per holder, with the licences that its kind can hold.</summary>
public class RegisterCredentialTests
{
    private static readonly DateTimeOffset Now = Course.Start;
    private static readonly Licence Dea = Course.LicenceUntil("dea", new(2027, 1, 1));
    private static readonly Licence Rems = Course.LicenceUntil("rems-setting", new(2027, 1, 1));

    [Fact]
    public void A_practitioner_is_registered_with_licences()
    {
        var decision = Person(Dea).Decide(Credential.Initial, Now);
        var state = decision.Events.Aggregate(Credential.Initial, Credential.Evolve);
        Assert.Equal((Course.Prescriber, "psychiatry", Now), (
            state.PractitionerId, state.Specialty, state.RegisteredAt));
        Assert.Equal(Dea, Assert.Single(state.Licences));
    }

    [Fact]
    public void A_site_is_registered_with_its_rems_setting() =>
        Assert.Single((Person(Rems) with { Kind = CredentialKind.Site }).Decide(Credential.Initial, Now).Events);

    [Fact]
    public void A_licence_belongs_to_its_kind_of_holder()
    {
        Assert.Equal("plan.licence-of-other-holder", Person(Dea, Rems).Decide(Credential.Initial, Now).Refusal?.Code);
        var site = Person(Rems, Dea) with { Kind = CredentialKind.Site };
        Assert.Equal("plan.licence-of-other-holder", site.Decide(Credential.Initial, Now).Refusal?.Code);
    }

    [Fact]
    public void Any_history_a_holder_is_registered_once_and_a_replay_comes_to_the_same() =>
        Gen.Select(Gen.Enum<CredentialKind>(), Gen.Bool.Array[1, 4])
            .Select((kind, rems) => Person([.. rems.Select(r => r ? Rems : Dea)]) with { Kind = kind })
            .Array[0, 5].Sample(commands =>
            {
                var (state, history) = (Credential.Initial, new List<CredentialEvent>());
                foreach (var command in commands)
                {
                    history.AddRange(command.Decide(state, Now).Events);
                    state = history.Aggregate(Credential.Initial, Credential.Evolve);
                    Assert.Empty(command.Decide(state, Now).Events);
                }

                Assert.InRange(history.Count, 0, 1);
                Assert.Equal(
                    JsonSerializer.Serialize(state),
                    JsonSerializer.Serialize(history.Aggregate(Credential.Initial, Credential.Evolve)));
            });

    private static Command Person(params Licence[] licences) =>
        new(CredentialKind.Practitioner, Course.Prescriber, null, "psychiatry", licences, "medical-director");
}
