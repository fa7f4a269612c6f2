using Stillwater.Sessions.Rems.Enrolments;
using EnrolmentCommand = Stillwater.Platform.Commands.ICommand<
    Stillwater.Sessions.Rems.Enrolments.Enrolment, Stillwater.Sessions.Rems.Enrolments.EnrolmentEvent>;

namespace Stillwater.Sessions.Tests.Rems;

public class EnrolmentTests
{
    private static readonly Enrolment Drafted = Esketamine.After(Esketamine.Draft(Given.Patient));
    private static readonly Enrolment Enrolled = Esketamine.After(Esketamine.Enrolled(Given.Patient));

    private static readonly Enrolment Lapsed = Esketamine.After(
        [.. Esketamine.Enrolled(Given.Patient), Esketamine.Verified("inactive")]);

    [Fact]
    public void An_enrolment_goes_from_its_form_to_the_REMS_and_back()
    {
        Assert.Equal(
            (EnrolmentState.Draft, EnrolmentState.Enrolled, EnrolmentState.Inactive),
            (Drafted.State, Enrolled.State, Lapsed.State));
        Assert.Single(Submit().Decide(Lapsed, Given.Noon).Events);
    }

    public static TheoryData<string, EnrolmentCommand, Enrolment> Refusals => new()
    {
        { "session.rems-incomplete", Submit(),
            Esketamine.After(Esketamine.Draft(Given.Patient) with { PatientSignature = null }) },
        { "session.rems-incomplete", Submit(),
            Esketamine.After(Esketamine.Draft(Given.Patient) with { Acknowledgements = ["medication-guide"] }) },
        { "session.rems-not-submittable", Submit(), Enrolled },
        { "session.time-in-future", Submit() with { SubmittedAt = Given.At(3) }, Drafted },
        { "session.rems-not-submitted", Confirm(), Drafted },
        { "session.rems-not-submitted", Confirm(), Lapsed },
        { "session.rems-not-enrolled", Verify("active"), Drafted },
        { "session.rems-not-enrolled", Verify("active"), Lapsed },
        { "session.rems-acknowledgement-unknown",
            new DraftEnrolment(Esketamine.Draft(Given.Patient) with { Acknowledgements = ["anything"] }, Esketamine.Rules),
            Enrolment.Initial },
        { "request.not-found", Verify("active") with { SessionPatient = Given.Plan }, Enrolled },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void The_enrolment_refuses_with_a_stable_code(string code, EnrolmentCommand command, Enrolment enrolment)
    {
        var decision = command.Decide(enrolment, Given.Noon);
        Assert.Equal(code, decision.Refusal?.Code);
        Assert.Empty(decision.Events);
    }

    [Fact]
    public void What_is_incomplete_is_named() => Assert.Equal(
        ["transport-arranged", "patient-signature"],
        Submit().Decide(
            Esketamine.After(Esketamine.Draft(Given.Patient) with
            {
                PatientSignature = null,
                Acknowledgements =
                    [.. Esketamine.Rules.Rems.Acknowledgements.Value.Where(code => code != "transport-arranged")],
            }), Given.Noon).Refusal!.Unmet);

    [Theory]
    [InlineData("active", -10, 0, null)]
    [InlineData("active", -24 * 60, 0, null)]
    [InlineData("active", -24 * 60, 0.1, "session.rems-not-verified")]
    [InlineData("inactive", -10, 0, "session.rems-not-verified")]
    [InlineData("not-found", -10, 0, "session.rems-not-verified")]
    public void A_verification_is_good_for_a_day(string result, double checkedAt, double now, string? code) => Assert.Equal(
        code,
        DispensingGate.Judge(
            Esketamine.After([.. Esketamine.Enrolled(Given.Patient), Esketamine.Verified(result, checkedAt)]),
            Esketamine.Certified, Given.Session, Given.At(now), Esketamine.Rules.Rems)?.Code);

    [Fact]
    public void A_verification_is_good_for_one_session_alone() => Assert.Equal(
        "session.rems-not-verified",
        DispensingGate.Judge(
            Esketamine.After([.. Esketamine.Enrolled(Given.Patient), Esketamine.Verified()]), Esketamine.Certified, Given.Plan,
            Given.Noon, Esketamine.Rules.Rems)?.Code);

    [Fact]
    public void A_site_without_certification_dispenses_nothing() => Assert.Equal(
        "session.rems-site-not-certified",
        DispensingGate.Judge(
            Esketamine.After([.. Esketamine.Enrolled(Given.Patient), Esketamine.Verified()]),
            Esketamine.Certified with { RemsCertified = false }, Given.Session, Given.Noon, Esketamine.Rules.Rems)?.Code);

    [Fact]
    public void Nobody_is_verified_without_an_enrolment() => Assert.Equal(
        "session.rems-not-verified",
        DispensingGate.Judge(null, null, Given.Session, Given.Noon, Esketamine.Rules.Rems)?.Code);

    private static SubmitEnrolment Submit() => new("portal", Given.At(-5), Esketamine.Rules);

    private static ConfirmEnrolment Confirm() => new(Given.Sealed("rems-id"), new DateOnly(2026, 3, 2), Esketamine.Rules);

    private static VerifyEnrolment Verify(string result) =>
        new(Given.Plan, Given.Session, Given.Patient, result, Given.At(-10), Given.Nurse, null, Esketamine.Rules);
}
