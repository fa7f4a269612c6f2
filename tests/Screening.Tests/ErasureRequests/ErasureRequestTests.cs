using CsCheck;
using Stillwater.Platform.Commands;
using Stillwater.Screenings.Consents;
using Stillwater.Screenings.ErasureRequests;
using Stillwater.Screenings.Patients;
using static Stillwater.Screenings.Tests.RuleSets.Woman38;

namespace Stillwater.Screenings.Tests.ErasureRequests;

using Command = ICommand<ErasureRequest, ErasureRequestEvent>;

/// <summary>A request for erasure is answered class by class; erasing itself is not claimed.</summary>
public class ErasureRequestTests
{
    private static readonly DateOnly LastFact = new(2025, 1, 2);
    private static readonly ConfirmIdentity Confirm = new(IdentityProof.PhotoId);

    [Fact]
    public void An_answer_is_owed_within_thirty_days()
    {
        var request = Then(Request());
        Assert.Equal((ErasureState.Requested, Noon.AddDays(30)), (request.State, request.DueAt));
        Assert.Empty(Request().Decide(request, Noon).Events);
    }

    [Fact]
    public void Everything_is_told_apart_and_what_is_kept_has_its_ground_and_time()
    {
        var request = Then(Request(), Confirm, Decide());
        Assert.Equal(ErasureState.Classified, request.State);
        Assert.Equal(
            [
                new("app-data", RetentionAction.Erase, "consent", null),
                new("marketing", RetentionAction.Erase, "consent", null),
                new("medical-record", RetentionAction.Retain, "medical-records-law", new DateOnly(2032, 1, 2)),
                new("controlled-drug-record", RetentionAction.Retain, "controlled-substances-law", new DateOnly(2027, 1, 2)),
                new("safety-reports", RetentionAction.Retain, "drug-safety-law", new DateOnly(2035, 1, 2)),
                new ClassifiedRecords("audit-record", RetentionAction.Retain, "legal-obligation", new DateOnly(2032, 1, 2)),
            ],
            request.Classes);
    }

    [Fact]
    public void Who_asks_for_the_app_alone_is_answered_about_the_app_alone() => Assert.Equal(
        ["app-data", "marketing"],
        Then(Request(ErasureScope.AppData), Confirm, Decide()).Classes.Select(c => c.Class));

    [Fact]
    public void Nothing_is_decided_before_it_is_known_who_asks() => Assert.Equal(
        "screening.erasure-identity-open", Decide().Decide(Then(Request()), Noon).Refusal?.Code);

    [Fact]
    public void Under_a_legal_hold_nothing_is_set_up_for_erasing_and_a_refusal_is_possible()
    {
        var request = Then(Request(), Confirm);
        var held = (Decide() with { IsHeld = true }).Decide(request, Noon).Refusal;
        Assert.Equal(("screening.legal-hold", RefusalKind.LegalHold), (held?.Code, held?.Kind));
        var refuse = Decide(ErasureDecision.Refuse) with { IsHeld = true };
        Assert.Equal(ErasureState.Refused, Then(Request(), Confirm, refuse).State);
    }

    [Fact]
    public void A_dispute_puts_a_decision_on_hold_and_a_decision_is_made_once()
    {
        var dispute = new DisputeErasure(Closed.Text("erasure-reason"));
        Assert.Equal("screening.erasure-state", dispute.Decide(Then(Request(), Confirm), Noon).Refusal?.Code);
        var request = Then(Request(), Confirm, Decide(), dispute);
        Assert.Equal(ErasureState.OnHold, request.State);
        Assert.Equal("screening.erasure-state", Decide().Decide(request, Noon).Refusal?.Code);
        Assert.Equal("screening.erasure-state", Confirm.Decide(request, Noon).Refusal?.Code);
    }

    [Fact]
    public void A_hold_stands_until_it_is_released_by_name()
    {
        var patient = Patients.PatientSample.After(Patients.PatientSample.Registered);
        foreach (var number in (int[])[1, 2])
            patient = Then(patient, new PlaceLegalHold(Id(number), Closed.Text("hold-reason")));
        Assert.Empty(new PlaceLegalHold(Id(1), Closed.Text("hold-reason")).Decide(patient, Noon).Events);
        patient = Then(patient, new ReleaseLegalHold(Id(1), Closed.Text("hold-reason")));
        Assert.True(patient.IsHeld);
        Assert.Equal("screening.legal-hold-released", new ReleaseLegalHold(Id(1), Closed.Text("hold-reason"))
            .Decide(patient, Noon).Refusal?.Code);
        Assert.Equal("request.not-found", new ReleaseLegalHold(Id(3), Closed.Text("hold-reason"))
            .Decide(patient, Noon).Refusal?.Code);
        Assert.False(Then(patient, new ReleaseLegalHold(Id(2), Closed.Text("hold-reason"))).IsHeld);
    }

    [Fact]
    public void In_whatever_order_it_is_handled_a_request_is_classified_at_most_once_and_only_without_a_hold() =>
        Gen.OneOf(
            Gen.Const<Command>(Request()), Gen.Const<Command>(Confirm),
            Gen.Select(Gen.Bool, Gen.Bool).Select((isHeld, isProceeding) => (Command)(Decide(
                isProceeding ? ErasureDecision.Proceed : ErasureDecision.Refuse) with { IsHeld = isHeld })),
            Gen.Const<Command>(new DisputeErasure(Closed.Text("erasure-reason")))).Array[0, 10].Sample(commands =>
            {
                var (request, classified) = (ErasureRequest.Initial, 0);
                foreach (var command in commands.Prepend(Request()))
                {
                    var events = command.Decide(request, Noon).Events;
                    Assert.False(command is DecideErasure { IsHeld: true } && events is [ErasureClassified]);
                    classified += events.OfType<ErasureClassified>().Count();
                    request = events.Aggregate(request, ErasureRequest.Evolve);
                }

                Assert.InRange(classified, 0, 1);
                Assert.Equal(classified == 1, request.Classes.Count > 0);
            });

    private static RequestErasure Request(ErasureScope scope = ErasureScope.All) =>
        new(Id(1300), Id(1000), scope, ReceivedVia.Email, PatientRules.Default);

    private static DecideErasure Decide(ErasureDecision decision = ErasureDecision.Proceed) =>
        new(decision, Closed.Text("erasure-reason"), false, LastFact, Retention.Default);

    private static ErasureRequest Then(params Command[] commands) => commands.Aggregate(
        ErasureRequest.Initial,
        (state, command) => command.Decide(state, Noon).Events.Aggregate(state, ErasureRequest.Evolve));

    private static Patient Then(Patient patient, ICommand<Patient, PatientEvent> command) =>
        command.Decide(patient, Noon).Events.Aggregate(patient, Patient.Evolve);
}
