using Stillwater.Clinical.Instruments;
using Stillwater.Monitoring.Patients;
using Stillwater.Monitoring.Patients.SubmitInstrument;
using Answer = Stillwater.Clinical.Instruments.Answer;

namespace Stillwater.Monitoring.Tests.Patients.SubmitInstrument;

using Command = Stillwater.Monitoring.Patients.SubmitInstrument.SubmitInstrument;

public class SubmitInstrumentTests
{
    private static readonly DateTimeOffset Later = Course.FirstDose.AddDays(2);

    private static readonly Course Begun =
        Course.Empty.With(Course.Screened, Course.Signed, Course.Dosed(1), Course.Discharged(1));

    [Fact]
    public void A_response_is_scored_and_judged_in_one_step()
    {
        var (_, decision) = Begun.Then(Course.Phq9(11, Course.FirstDose.AddDays(2)));
        var scored = Assert.IsType<InstrumentScored>(decision.Events[0]);
        Assert.Equal((11, "moderate", Course.Session(1)), (scored.Score, scored.Severity, scored.AfterSessionId));
        Assert.Equal("response", Assert.IsType<OutcomeAssessed>(decision.Events[1]).Class);
    }

    public static TheoryData<string, string?, Command> Refusals => new()
    {
        { "monitoring.taken-in-future", "/takenAt", Course.Phq9(11, Course.Now.AddSeconds(1)) },
        { "monitoring.session-unknown", "/afterSessionId", Course.Phq9(11, Later, Course.Session(9)) },
        { "monitoring.taken-before-session", "/takenAt", Course.Phq9(11, Later.AddDays(-3), Course.Session(1)) },
        { "monitoring.instrument-unknown", "/instrument", Of("rorschach", Answer.Steps(1)) },
        { "monitoring.answers-invalid", "/answers", Of("phq-9", Answer.Steps(1, 2, 3)) },
        { "monitoring.answers-invalid", "/answers/2", Of("gad-7", Answer.Steps(1, 1, 4, 1, 1, 1, 1)) },
        { "monitoring.answers-invalid", "/answers/0", Of("c-ssrs", Answer.Steps(0, 0, 0, 0, 0, 0, 0)) },
    };

    [Theory, MemberData(nameof(Refusals))]
    public void What_cannot_be_scored_is_refused_with_a_stable_code(string code, string? pointer, Command command)
    {
        var (_, decision) = Begun.Then(command);
        Assert.Equal((code, pointer), (decision.Refusal?.Code, decision.Refusal?.Field?.Pointer));
        Assert.Empty(decision.Events);
    }

    [Fact]
    public void Thoughts_of_suicide_make_the_columbia_screener_due_at_once_until_it_is_given()
    {
        var takenAt = Course.FirstDose.AddDays(2);
        var command = Of("phq-9", Answer.Steps(1, 1, 1, 1, 0, 1, 0, 0, 1), takenAt);
        var (course, decision) = Begun.Then(command);
        Assert.Equal("mild", decision.Events.OfType<InstrumentScored>().Single().Severity);
        Assert.Equal([new RequiredInstrument("c-ssrs", Course.Now, "OUT-02")], RequiredOf(course, decision.Events));

        var allNo = Answer.YesNos(Enumerable.Repeat(false, 7));
        var given = course.With(Of("c-ssrs", allNo, takenAt.AddMinutes(5)));
        Assert.Empty(RequiredOf(given, decision.Events));
    }

    [Fact]
    public void Without_a_baseline_a_response_is_scored_and_not_judged()
    {
        var (course, decision) = Course.Empty.With(Course.Opened).Then(Course.Phq9(13, Course.FirstDose));
        var view = ScoredInstrumentView.From(
            course.State, decision.Events.OfType<InstrumentScored>().Single(), Course.Rules, Course.Now, []);
        Assert.Equal((13, "moderate"), (view.Score, view.Severity));
        Assert.Equal((null, null, null), (view.Change, view.Class, view.Response));
    }

    [Fact]
    public void The_limit_of_a_screen_follows_the_sex_that_screening_told()
    {
        var (_, decision) = Begun.Then(Of("audit-c", Answer.Steps(2, 1, 0)));
        Assert.True(decision.Events.OfType<InstrumentScored>().Single().Positive);
    }

    private static Command Of(string instrument, IReadOnlyList<Answer> answers, DateTimeOffset? takenAt = null) =>
        new(Guid.NewGuid(), instrument, answers, takenAt ?? Course.FirstDose.AddDays(2), null, "self", Course.Rules,
            Stillwater.Monitoring.Watch.WatchRules.Shipped);

    private static IReadOnlyList<RequiredInstrument> RequiredOf(
        Course course, IReadOnlyList<PatientMonitoringEvent> events) =>
        ScoredInstrumentView.From(
            course.State, events.OfType<InstrumentScored>().Single(), Course.Rules, Course.Now, []).Required;
}
