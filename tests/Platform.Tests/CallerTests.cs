using System.Security.Claims;
using Stillwater.Platform.Tenancy;

namespace Stillwater.Platform.Tests;

/// <summary>What a token says of whom it speaks for.</summary>
public sealed class CallerTests
{
    private static readonly Guid Own = Guid.CreateVersion7();

    [Fact]
    public void A_clinics_staff_reach_every_patient_of_the_clinic()
    {
        var nurse = From(("role", Roles.Clinician), ("clinic", "northside"));
        Assert.Null(nurse.Patient);
        Assert.True(nurse.Reaches(Guid.CreateVersion7()));
    }

    [Fact]
    public void A_patient_reaches_herself_and_what_is_about_nobody()
    {
        var patient = From(("role", Roles.Patient), ("patient", $"{Own}"));
        Assert.Equal(
            (true, true, false), (patient.Reaches(Own), patient.Reaches(Guid.Empty), patient.Reaches(Guid.CreateVersion7())));
        Assert.Null(patient.Resource);
    }

    [Theory]
    [InlineData(Roles.Patient, "")]
    [InlineData(Roles.Patient, "not-an-id")]
    [InlineData(Roles.Chaperone, "")]
    public void A_guest_whose_token_names_nobody_reaches_nobody(string role, string patient)
    {
        var guest = From(("role", role), ("patient", patient));
        Assert.False(guest.Reaches(Own));
        Assert.False(guest.Reaches(Guid.CreateVersion7()));
    }

    [Fact]
    public void A_chaperone_is_bound_to_a_resource_even_when_the_token_forgets_it() =>
        Assert.Equal(Guid.AllBitsSet, From(("role", Roles.Chaperone), ("patient", $"{Own}")).Resource);

    private static Caller From(params (string Type, string Value)[] claims) => Caller.From(
        new ClaimsPrincipal(new ClaimsIdentity(claims.Select(claim => new Claim(claim.Type, claim.Value)), "test")));
}
