using Stillwater.Contracts;
using Stillwater.Sessions.Accounts;
using Stillwater.Sessions.HomeSessions;
using Stillwater.Sessions.HomeSupplies;
using Stillwater.Sessions.Rems.Forms;
using Stillwater.Sessions.Tests.HomeSessions;
using Stillwater.Sessions.Tests.Rems;
using V1 = Stillwater.Contracts.Session.V1;

namespace Stillwater.Sessions.Tests;

/// <summary>What the REMS and the home tell the other services, and what they keep.</summary>
public class AccountContractsTests
{
    private static readonly DateTimeOffset At = Given.At(30);
    private static readonly Guid Stream = Guid.Parse("0198c0de-0000-7000-8000-000000000031");
    private static readonly FormPlace Form = new(Given.Patient, Given.Plan, Given.Session);

    public static TheoryData<object, object?> Told => new()
    {
        { Esketamine.Verified("inactive"),
            new V1.RemsVerificationFailed(Given.Patient, Stream, Given.Session, "inactive", At) },
        { Esketamine.Verified(), null },
        { new FormReminded(Form, 3, At),
            new V1.RemsFormReminderDue(Given.Patient, Given.Plan, Given.Session, Stream, 3, At, At) },
        { new FormOverdue(Form, At), new V1.RemsFormOverdue(Given.Patient, Given.Plan, Given.Session, Stream, At, At) },
        { new FormSubmitted(Form, At, "portal", null, true),
            new V1.RemsFormSubmitted(Given.Patient, Given.Plan, Given.Session, Stream, true, At) },
        { new ChaperoneLeft(AtHome.Place, At, 60),
            new V1.ChaperoneLeft(Given.Patient, Given.Plan, Given.Session, 60, At) },
        { new AttestationMissed(AtHome.Place, At, "not-taken", null),
            new V1.AttestationMissed(Given.Patient, Given.Plan, Given.Session, At, "not-taken", At) },
        { new SupplyRecalled(AtHome.Doses, "contraindication", 2),
            new V1.HomeSupplyRecalled(Given.Patient, Given.Plan, AtHome.Supply, 2, "contraindication", At) },
        { new SupplyLocked(AtHome.Doses, "dispensed"), null },
        { AtHome.Invited(), null },
    };

    [Theory]
    [MemberData(nameof(Told))]
    public void A_fact_is_told_or_kept(object happened, object? told) =>
        Assert.Equal(told, AccountContracts.Translate(happened, Stream, At));

    [Fact]
    public void A_failed_gate_names_what_was_unmet_and_whether_a_review_is_due()
    {
        var told = Assert.IsType<V1.HomeGateFailed>(AccountContracts.Translate(
            new HomeGateFailed(AtHome.Place, ["sitter"], 2, true, "nurse"), Stream, At));
        Assert.Equal((2, true, "sitter"), (told.Failures, told.ReviewDue, Assert.Single(told.Unmet)));
        Assert.IsType<IContract>(told, exactMatch: false);
    }
}
