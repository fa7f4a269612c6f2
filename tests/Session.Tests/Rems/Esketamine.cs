using Stillwater.Sessions.AccountRules;
using Stillwater.Sessions.Courses;
using Stillwater.Sessions.DosingSessions;
using Stillwater.Sessions.Rems.Enrolments;
using Stillwater.Sessions.Rems.Forms;
using Stillwater.Sessions.Rems.Sites;
using Signature = Stillwater.Sessions.Rems.Enrolments.Signature;

namespace Stillwater.Sessions.Tests.Rems;

/// <summary>A patient on 56 mg of esketamine at a certified site in New York.</summary>
internal static class Esketamine
{
    public const string Protocol = "esketamine.2026.2";

    public static readonly AccountRuleSet Rules = AccountRuleFile.Shipped;
    public static readonly Guid SiteId = Guid.Parse("0198c0de-0000-7000-8000-000000000011");
    public static readonly RemsSite Certified = new(SiteId, "America/New_York", true);
    public static readonly DoseLimits Limits = new(1, "esketamine", "intranasal", "certified-hcs", 56m, 84m, 66m, null, 8);

    public static EnrolmentDrafted Draft(Guid patient, Guid? id = null) => new(
        id ?? Guid.Parse("0198c0de-0000-7000-8000-000000000012"), patient, Given.Nurse, SiteId,
        Rules.Rems.Acknowledgements.Value, new Signature(Given.Sealed("patient-signature"), Given.At(-240)),
        new Signature(Given.Sealed("prescriber-signature"), Given.At(-240)));

    public static EnrolmentVerified Verified(
        string result = "active", double minute = -10, Guid? session = null, Guid? patient = null) => new(
        patient ?? Given.Patient, Guid.Parse("0198c0de-0000-7000-8000-000000000013"), session ?? Given.Session, result,
        Given.At(minute), Given.Nurse, null);

    public static EnrolmentEvent[] Enrolled(Guid patient, Guid? id = null) =>
    [
        Draft(patient, id), new EnrolmentSubmitted(patient, "portal", Given.At(-230)),
        new EnrolmentConfirmed(patient, Given.Sealed("rems-id"), new DateOnly(2026, 3, 2)),
    ];

    public static Enrolment After(params EnrolmentEvent[] history) => history.Aggregate(Enrolment.Initial, Enrolment.Evolve);

    /// <summary>What a session of 56 mg leaves behind until it ends; nobody measured at 40 min when asked so.</summary>
    public static IReadOnlyList<DosingSessionEvent> Session(SessionPlace place, bool withoutMinute40 = false) =>
    [
        new DoseStarted(
            place, 1, "esketamine", "intranasal", 56m, Given.Noon, 0, [new LotDrawn("SPR-2601", 56m)], Given.Nurse, null, 1, 66m,
            0, []),
        new DoseStopped(
            place, 1, "esketamine", "intranasal", Given.At(5), "complete", 56m, 0.848m, 56m, 0, null, [], []),
        Seen(20, 138, spo2: 95, moaas: 4),
        .. withoutMinute40 ? (DosingSessionEvent[])[] : [Seen(41, 142, cadss6: 9)],
        Seen(60, 130, moaas: 5), Seen(90, 128, cadss6: 3), Seen(118, 124, moaas: 5),
    ];

    public static MonitoringForm Form(int minutes, bool withoutMinute40 = false)
    {
        var place = new SessionPlace(Given.Patient, Given.Plan, 1);
        DosingSessionEvent[] events =
        [
            new SessionScheduled(
                Given.Session, Given.Patient, Given.Plan, 1, Given.Noon, "certified-hcs", null, null, Given.Nurse, Limits,
                Protocol, ""),
            new ClearanceAssessed(
                [Given.Reading(124, 78)], Given.NoSuicidality, null, null, null, Given.Reading(124, 78), "normal", []),
            .. Session(place, withoutMinute40),
        ];
        (Guid, DosingSessionEvent)[] known = [.. events.Select((e, i) => (IdOf(i), e))];
        var (facts, sources) = new FormFilling(known, Rules.Rems).Fill(Given.At(minutes), IdOf(99));
        var day = SiteDays.DayOf(Given.Noon, Certified.TimeZone);
        return MonitoringForm.Evolve(MonitoringForm.Initial, new FormOpened(
            MonitoringForm.IdOf(Given.Session), new FormPlace(Given.Patient, Given.Plan, Given.Session), SiteId,
            Certified.TimeZone, day, facts, sources, [], SiteDays.EndOf(day.AddDays(7), Certified.TimeZone)));
    }

    public static Guid IdOf(int n) => new(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte)(n + 1));

    public static CompleteForm Complete(params FieldNotDone[] notDone) => new(
        new FormAnswers(
            ["benzodiazepine"], Given.Sealed("hcp-name"), Given.Sealed("hcp-phone"), Given.Sealed("hcp-email"), true, true, null,
            notDone), Given.Nurse.ToString());

    private static ObservationRecorded Seen(
        int minute, int systolic, int spo2 = 98, int? moaas = null, int? cadss6 = null) => new(
        Given.At(minute), new Measures(systolic, 80, 74, spo2, 14, null, moaas, cadss6), "manual", Given.Nurse.ToString(), []);
}
