using Stillwater.TreatmentPlans.Credentials;
using Stillwater.TreatmentPlans.Tests.Plans;

namespace Stillwater.TreatmentPlans.Tests.Credentials.RegisterCredential;

/// <summary>One credential per holder, with the licences that its kind can hold.</summary>
public class RegisterCredentialTests
{
    private static readonly CredentialSample Empty = CredentialSample.Empty;

    [Fact]
    public void A_practitioner_is_registered_with_licences()
    {
        var state = Empty.Then(CredentialSample.Person(CredentialSample.Dea)).State;
        Assert.Equal((Course.Prescriber, "psychiatry", CredentialSample.Now), (
            state.PractitionerId, state.Specialty, state.RegisteredAt));
        Assert.Equal(CredentialSample.Dea, Assert.Single(state.Licences));
    }

    [Fact]
    public void A_site_is_registered_with_its_rems_setting() =>
        Assert.Single(Empty.Then(CredentialSample.Person(CredentialSample.Rems) with { Kind = CredentialKind.Site }).History);

    [Fact]
    public void A_licence_belongs_to_its_kind_of_holder()
    {
        var both = CredentialSample.Person(CredentialSample.Dea, CredentialSample.Rems);
        Assert.Equal("plan.licence-of-other-holder", Empty.RefusalOf(both));
        Assert.Equal("plan.licence-of-other-holder", Empty.RefusalOf(both with { Kind = CredentialKind.Site }));
    }

    [Fact]
    public void A_holder_is_registered_once()
    {
        var person = CredentialSample.Person(CredentialSample.Dea);
        Assert.Equal("plan.credential-exists", Empty.Then(person).RefusalOf(person));
    }

    [Fact]
    public void Nobody_supervises_themselves()
    {
        var own = CredentialPlace.Anywhere with { SupervisorId = Course.Prescriber };
        Assert.Equal("plan.supervisor-self", Empty.RefusalOf(CredentialSample.Person(CredentialSample.Dea) with { Place = own }));
        Assert.Equal("plan.supervisor-self", Empty.Then(CredentialSample.Person(CredentialSample.Dea)).RefusalOf(
            CredentialSample.Renewal(CredentialSample.Dea) with { Place = own }));
    }
}
