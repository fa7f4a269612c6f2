using Stillwater.Sessions.AccountRules;
using Stillwater.Sessions.Courses;
using Stillwater.Sessions.DosingSessions;
using Stillwater.Sessions.HomeSessions;
using Stillwater.Sessions.HomeSupplies;
using Stillwater.Sessions.Inventory;
using Stillwater.Sessions.Protocols;

namespace Stillwater.Sessions.Tests.HomeSessions;

/// <summary>A patient with 100 mg lozenges at home, her partner beside her, the dose at noon.</summary>
internal static class AtHome
{
    public const string Protocol = "sublingual-home.2026.2";

    public static readonly AccountRuleSet Accounts = AccountRuleFile.Shipped;
    public static readonly HomeRules Rules = Given.Protocols.Of(Protocol).Home!;
    public static readonly DoseLimits Limits = new(1, "ketamine", "sublingual", "home", 100m, 300m, 66m, null, 6);
    public static readonly Guid Partner = Guid.Parse("0198c0de-0000-7000-8000-000000000021");
    public static readonly Guid Supply = Guid.Parse("0198c0de-0000-7000-8000-000000000022");
    public static readonly HomePlace Place = new(Given.Session, Given.Patient, Given.Plan);
    public static readonly GateFacts Facts = new(true, new DateOnly(2026, 3, 2), null, 1, Suicidality: "none");

    public static readonly SupplyPlace Doses = new(Supply, Given.Patient, Given.Plan, "TRO-2601", "ketamine", 100m);

    public static readonly DosingSession Cleared = new()
    {
        Id = Given.Session,
        PatientId = Given.Patient,
        PlanId = Given.Plan,
        Number = 2,
        Step = SessionStep.Cleared,
        Booking = new SessionScheduled(
            Given.Session, Given.Patient, Given.Plan, 2, Given.Noon, "home", null, null, Given.Nurse, Limits, Protocol, ""),
        Clearance = new SessionCleared(new SessionPlace(Given.Patient, Given.Plan, 2), Given.At(-10), Given.At(20)),
    };

    public static readonly Course Course = new(
        Given.Plan, Given.Patient, Limits, false, System.Collections.Immutable.ImmutableSortedDictionary<int, Guid>.Empty);

    public static ChaperoneInvited Invited(int age = 41) => new(
        Place, Partner, Given.Sealed("chaperone-name"), Given.Sealed("chaperone-phone"), "partner", age, "hash", 1,
        Given.At(60 * 48));

    public static HomeChecked Check(int systolic = 128, int diastolic = 80, double readAt = -5, bool seen = true) => new(
        Place, "video", Given.At(-2), seen, Given.Sealed("location"), true, systolic, diastolic, 98, Given.At(readAt), null, "a",
        Given.Nurse.ToString());

    public static ChaperoneAttested Attested(double minute = -5, string kind = "arrived", double stays = 300) => new(
        Place, Partner, kind, true, true, Given.At(stays), Given.At(minute), null);

    public static HomeSession After(params HomeSessionEvent[] history) =>
        history.Aggregate(HomeSession.Initial, HomeSession.Evolve);

    public static HomeSession Ready(HomeChecked? check = null, ChaperoneAttested? attested = null) =>
        After(Invited(), attested ?? Attested(), check ?? Check());

    public static HomeSession Dosed(double at = 0) => After(
        Invited(), Attested(), Check(),
        new HomeDoseReleased(Place, Supply, Given.At(-1), Given.At(29), null, Given.Nurse.ToString()),
        new HomeDoseStarted(Place, Given.At(at), Given.At(at + 240), 15, Given.At(at + 15)));

    public static IEnumerable<string> Unmet(HomeSession home, GateFacts? facts = null) =>
        HomeGate.Unmet(home, facts ?? Facts, Rules, Accounts.Home, Given.Noon);

    public static AttestChaperone Attest(double minute, string kind = "present", bool sober = true, Guid? who = null) => new(
        who ?? Partner, kind, true, sober, Given.At(300), Given.At(minute), Cleared, Rules, Accounts);

    public static ReleaseHomeDose Release(GateFacts? facts = null, int failures = 0, DosingSession? session = null) => new(
        Place, Supply, facts ?? Facts, failures, session ?? Cleared, Rules, Accounts.Home, Given.Nurse.ToString());

    public static DispenseSupply Dispense(int doses = 2, decimal mg = 100m) => new(
        Supply, Given.Patient, Course, "TRO-2601", doses, mg, true, new Witness(Given.OtherNurse, true), Given.Nurse.ToString(),
        Rules);
}
