using CsCheck;
using Stillwater.Contracts;
using Stillwater.TreatmentPlans.Authorizations;
using Stillwater.TreatmentPlans.Plans;
using Stillwater.TreatmentPlans.Plans.GetSchedule;
using Stillwater.TreatmentPlans.Tests.Plans;
using Stillwater.TreatmentPlans.Tests.Sites;

namespace Stillwater.TreatmentPlans.Tests.Authorizations;

using Change = Stillwater.TreatmentPlans.Authorizations.ChangeAuthorization.ChangeAuthorization;
using Record = Stillwater.TreatmentPlans.Authorizations.RecordAuthorization.RecordAuthorization;
using Status = AuthorizationStatus;

/// <summary>An authorization moves as payers answer, and what it does not cover is seen in the schedule.</summary>
public class AuthorizationTests
{
    private static readonly Guid Id = StableId.From("authorization");
    private static readonly DateOnly First = new(2026, 3, 1);
    private static readonly Record Requested = new(
        Course.Patient, Id, SiteSample.Text("payer"), "ketamine", null, [], Status.Requested, First, First.AddDays(60), 4,
        "desk");

    [Theory]
    [InlineData(Status.Requested, Status.Approved, true)]
    [InlineData(Status.Requested, Status.Denied, true)]
    [InlineData(Status.Requested, Status.Appealed, false)]
    [InlineData(Status.Denied, Status.Appealed, true)]
    [InlineData(Status.Denied, Status.Approved, false)]
    [InlineData(Status.Appealed, Status.Approved, true)]
    [InlineData(Status.Approved, Status.Expired, true)]
    [InlineData(Status.Approved, Status.Requested, false)]
    [InlineData(Status.Expired, Status.Approved, false)]
    [InlineData(Status.Closed, Status.Requested, false)]
    [InlineData(Status.NotRequired, Status.Requested, true)]
    public void An_authorization_moves_as_payers_answer(Status from, Status to, bool moves)
    {
        var decision = To(to).Decide(Recorded(Requested with { Status = from }), SiteSample.Now);
        Assert.Equal(moves ? null : "plan.authorization-status", decision.Refusal?.Code);
    }

    [Fact]
    public void What_is_not_there_does_not_change_and_what_ends_before_it_begins_is_refused()
    {
        Assert.Equal("request.not-found", To(Status.Approved).Decide(PlanAuthorizations.Initial, SiteSample.Now).Refusal?.Code);
        Assert.Equal("plan.authorization-backwards", (Requested with { ValidUntil = First.AddDays(-1) })
            .Decide(PlanAuthorizations.Initial, SiteSample.Now).Refusal?.Code);
    }

    [Fact]
    public void The_end_of_the_plan_closes_what_is_not_closed_once()
    {
        var state = Recorded(Requested with { Status = Status.Approved });
        var close = new CloseAuthorizations("prescriber");
        var closed = close.Decide(state, SiteSample.Now).Events.Aggregate(state, PlanAuthorizations.Evolve);
        Assert.Equal(Status.Closed, Assert.Single(closed.All).Status);
        Assert.Empty(close.Decide(closed, SiteSample.Now).Events);
    }

    [Fact]
    public void Sessions_past_the_approved_count_or_day_are_seen()
    {
        var sessions = Enumerable.Range(1, 6).Select(n => Expected(n, First.AddDays(7 * n))).ToList();
        Assert.Equal([1, 2, 3, 4, 5, 6], Coverage.PastApproval(Recorded(Requested), sessions));
        var approved = Recorded(Requested with { Status = Status.Approved });
        Assert.Equal([5, 6], Coverage.PastApproval(approved, sessions));
        Assert.Equal([4, 5, 6], Coverage.PastApproval(
            Recorded(Requested with { Status = Status.Approved, SessionsApproved = null, ValidUntil = First.AddDays(21) }),
            sessions));
        Assert.Empty(Coverage.PastApproval(Recorded(Requested with { Status = Status.NotRequired }), sessions));
        Assert.Empty(Coverage.PastApproval(PlanAuthorizations.Initial, sessions));
    }

    [Fact]
    public void A_session_that_was_given_uses_an_approval_up_and_is_not_reported()
    {
        var sessions = Enumerable.Range(1, 6)
            .Select(n => Expected(n, First.AddDays(n)) with { SessionId = n <= 2 ? Guid.NewGuid() : null }).ToList();
        Assert.Equal([5, 6], Coverage.PastApproval(Recorded(Requested with { Status = Status.Approved }), sessions));
    }

    [Fact]
    public void A_payer_is_answered_from_the_plan_and_what_is_not_known_stays_open()
    {
        var asks = PayerAsks.Of(Course.SignedCourse.State, Course.Start.AddDays(1), SiteSample.Rules.PayerAsks)
            .ToDictionary(a => a.Code, a => a.Met);
        Assert.Equal((true, true, true), (asks["diagnosis"], asks["two-adequate-trials"], asks["severity"]));
        Assert.Null(asks["documented-response"]);
        Assert.Null(asks["pdmp-check"]);
        var later = PayerAsks.Of(Course.InRemission.State, Course.Start.AddDays(29), SiteSample.Rules.PayerAsks)
            .ToDictionary(a => a.Code, a => a.Met);
        Assert.Equal((false, true), (later["severity"], later["documented-response"]));
    }

    [Theory]
    [InlineData(14, false)]
    [InlineData(15, true)]
    [InlineData(16, true)]
    public void A_payer_asks_for_a_phq9_of_fifteen(int score, bool met)
    {
        var plan = Course.SignedCourse.State;
        plan = plan with { Draft = plan.Draft! with { Baselines = [new("phq-9", score, "x", Course.Start)] } };
        Assert.Equal(met, PayerAsks.Of(plan, Course.Start, SiteSample.Rules.PayerAsks).Single(a => a.Code == "severity").Met);
    }

    [Fact]
    public void Any_history_never_leaves_a_closed_authorization() => Gen.Enum<Status>().Array[0, 12].Sample(changes =>
    {
        var (state, closed) = (Recorded(Requested), false);
        foreach (var change in changes)
        {
            state = To(change).Decide(state, SiteSample.Now).Events.Aggregate(state, PlanAuthorizations.Evolve);
            closed |= state.All[0].Status == Status.Closed;
            Assert.True(!closed || state.All[0].Status == Status.Closed);
        }
    });

    private static PlanAuthorizations Recorded(Record record) => record.Decide(PlanAuthorizations.Initial, SiteSample.Now)
        .Events.Aggregate(PlanAuthorizations.Initial, PlanAuthorizations.Evolve);

    private static Change To(Status status) => new(Id, status, null, "desk");

    private static ExpectedSession Expected(int number, DateOnly on) => new(number, PlanPhase.Induction, on, null, null);
}
