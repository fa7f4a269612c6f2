using System.Collections.Immutable;
using Stillwater.Contracts;
using Stillwater.Contracts.Monitoring.V1;
using Stillwater.Contracts.Screening.V1;
using Stillwater.Contracts.Session.V1;
using Stillwater.Platform.Commands;
using Stillwater.TreatmentPlans.Consents;
using Stillwater.TreatmentPlans.Credentials;
using Stillwater.TreatmentPlans.Dosing;
using Stillwater.TreatmentPlans.Patients;
using Stillwater.TreatmentPlans.Plans;
using Stillwater.TreatmentPlans.Plans.CountSession;
using Stillwater.TreatmentPlans.Plans.DecideProposal;
using Stillwater.TreatmentPlans.Plans.DraftPlan;
using Stillwater.TreatmentPlans.Plans.NoteOutcome;
using Stillwater.TreatmentPlans.Plans.Regimens;

namespace Stillwater.TreatmentPlans.Tests.Plans;

using Command = ICommand<Plan, PlanEvent>;
using Decide = Stillwater.TreatmentPlans.Plans.DecideProposal.DecideProposal;
using Propose = Stillwater.TreatmentPlans.Plans.ProposeRegimen.ProposeRegimen;
using Sign = Stillwater.TreatmentPlans.Plans.SignPlan.SignPlan;

/// <summary>A plan's course as scenario S00 tells it, and what any command does to it.</summary>
internal sealed record Course(Plan State, ImmutableList<PlanEvent> History)
{
    public static readonly DosingRules Rules = DosingRuleFile.Load();
    public static readonly Guid Patient = StableId.From("patient", "s00");
    public static readonly Guid PlanId = StableId.From("plan", "s00");
    public static readonly Guid Prescriber = StableId.From("practitioner", "northside", "prescriber-1");
    public static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    public static readonly Sealed<string> Reason =
        new("s1.clinical-text.1.override-reason.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");

    /// <summary>PHQ-9 after each of the six sessions; the baseline is 22.</summary>
    public static readonly ImmutableArray<int> Scores = [16, 12, 11, 9, 7, 4];

    public static readonly Course Empty = new(Plan.Initial, []);

    public static EligibilityDetermined Eligible { get; } = new(
        Patient, StableId.From("screening", "s00"), StableId.From("determination", "s00"), "eligible", "trd", "clinic",
        ["iv", "im", "sublingual"], ["clinic"], "2026.1", "ab12", Start.AddDays(90), "female", 165.5m, 66m, Start,
        [
            new LiveConsent(StableId.From("consent", "treatment"), "treatment", "2026-01"),
            new LiveConsent(StableId.From("consent", "off-label"), "off-label", "2026-01"),
        ],
        [
            new InstrumentScore("phq-9", 22, "severe", 0, Start),
            new InstrumentScore("gad-7", 12, "moderate", null, Start),
            new InstrumentScore("c-ssrs", null, "none", null, Start),
        ],
        Start);

    public static Credential Licensed { get; } = new(
        CredentialKind.Practitioner, Prescriber, null, "psychiatry",
        [LicenceUntil("state-licence", new(2027, 6, 30)), LicenceUntil("dea", new(2028, 6, 30))], Start.AddYears(-1));

    public static Command Drafted { get; } = DraftedFrom(Eligible);

    /// <summary>The regimen of S00: 0.5 mg/kg over 40 minutes, six times in three weeks.</summary>
    public static RegimenAsked Half { get; } = new(
        "iv", "clinic", new PrescribedDose.PerKilogram(new(0.5m)), null, new(40), 6, 21, 4);

    public static Propose HalfMilligram { get; } = Asking(Half);

    public static Command Signature { get; } = SignatureBy(Licensed);

    public static Licence LicenceUntil(string type, DateOnly last) =>
        new(type, new("s1.identity.1.licence-number.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"), null, last);

    public static Command DraftedFrom(EligibilityDetermined fact) =>
        new DraftPlan(fact, StableId.From("evidence", "determination"), Rules);

    /// <summary>A proposal of this regimen; an override code brings its written reason.</summary>
    public static Propose Asking(RegimenAsked asked) =>
        new(asked, asked.Override is null ? null : Reason, "clinician", Rules);

    public static Propose PerKilogram(decimal mgPerKg) =>
        Asking(Half with { Dose = new PrescribedDose.PerKilogram(new(mgPerKg)) });

    public static Command SignatureBy(Credential? credential, int version = 1,
        params IReadOnlyList<Consent> consents) =>
        new Sign(version, new Signer(Prescriber, credential), Holding(consents), PatientStanding.Initial, Rules);

    public static PatientConsents Holding(IEnumerable<Consent> consents) =>
        PatientConsents.Initial with { Live = [.. consents] };

    public static DateTimeOffset DayOf(int session) => Start.AddDays(3.5 * session);

    public static Guid Session(int number) => StableId.From("session", $"{number}");

    public static Command Completed(int number) => Completed(number, told => told);

    /// <summary>A session that Session says was tolerated: no event, 150/90, awake, 97 %.</summary>
    public static Command Tolerated(int number) => Completed(number, Well);

    public static SessionCompleted Well(SessionCompleted told) => told with
    {
        PeakSystolicMmHg = 150, PeakDiastolicMmHg = 90, LowestSpo2Percent = 97, LowestMoaas = 4,
        WorstAdverseEventGrade = 1, DistressingDissociation = false, PreDoseBand = "normal",
    };

    public static Command Completed(int number, Func<SessionCompleted, SessionCompleted> told) => new CountSession(
        told(new SessionCompleted(
            Patient, PlanId, Session(number), number, false, 33m, DayOf(number), DayOf(number))),
        StableId.From("completed", $"{number}"), Rules);

    public static Command Assessed(
        int number, int score, string instrument = "phq-9", int hoursLater = 20, int baseline = 22) =>
        new NoteOutcome(
        new OutcomeAssessed(
            Patient, PlanId, instrument, baseline, score, decimal.Round((baseline - score) / (decimal)baseline * 100, 1),
            ClassOf(score, baseline), 2 * score <= baseline, score < 5, Session(number), number,
            DayOf(number).AddHours(hoursLater)),
        StableId.From("assessed", $"{number}", $"{score}", instrument, $"{hoursLater}"), Rules);

    public static Command Decided(Guid proposal, ProposalDecision decision, int? weeks = null,
        Credential? credential = null) =>
        Decided(proposal, decision, DecisionTerms.None with { IntervalWeeks = weeks }, credential);

    public static Decide Decided(
        Guid proposal, ProposalDecision decision, DecisionTerms terms, Credential? credential = null,
        Sealed<string>? reason = null) =>
        new(
            proposal, decision, terms, decision == ProposalDecision.Accept ? reason : Reason,
            new Signer(Prescriber, credential ?? Licensed), PatientConsents.Initial, PatientStanding.Initial, Rules);

    public static Course SignedCourse { get; } = Empty.With(Drafted, HalfMilligram, Signature);

    /// <summary>All six sessions with their scores, in the order of the calendar.</summary>
    public static Course InRemission { get; } =
        SignedCourse.With([.. Enumerable.Range(1, 6).SelectMany(n => new[] { Completed(n), Assessed(n,
        Scores[n - 1]) })]);

    public Course With(params Command[] commands) =>
        commands.Aggregate(this, (course, command) => course.Then(command).Course);

    public (Course Course, Decision<PlanEvent> Decision) Then(Command command, DateTimeOffset? now = null)
    {
        var decision = command.Decide(State, now ?? Start.AddDays(1));
        return (new Course(decision.Events.Aggregate(State, Plan.Evolve), History.AddRange(decision.Events)), decision);
    }

    /// <summary>The code of the refusal, and nothing was added.</summary>
    public string? RefusalOf(Command command, DateTimeOffset? now = null)
    {
        var decision = Then(command, now).Decision;
        Assert.Empty(decision.Events);
        return decision.Refusal?.Code;
    }

    /// <summary>The open proposals, in the order in which they were raised.</summary>
    public IReadOnlyList<Proposal> Open => [.. State.Proposals.Where(p => p.State == ProposalState.Open)];

    /// <summary>As section 6 classes a PHQ-9 score.</summary>
    private static string ClassOf(int score, int baseline) => (100m * (baseline - score) / baseline) switch
    {
        _ when score < 5 => "remission",
        >= 50 => "response",
        >= 25 => "partial",
        <= -20 => "deterioration",
        _ => "none",
    };
}
