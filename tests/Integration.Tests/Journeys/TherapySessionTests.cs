using Stillwater.Integration.Journeys;
using Stillwater.Platform.Commands;

namespace Stillwater.Integration.Tests.Journeys;

using Command = ICommand<Journey, JourneyEvent>;

public class TherapySessionTests
{
    private static readonly Path Discharged = Path.Empty.With(Path.Opened, Path.Announced(1), Path.Discharged);

    [Theory]
    [InlineData(24, true)]
    [InlineData(72, true)]
    [InlineData(23.9, false)]
    [InlineData(72.1, false)]
    public void A_time_outside_the_window_is_accepted_with_a_warning(double hoursAfter, bool inWindow)
    {
        var (path, decision) = Discharged.Then(Path.Scheduled(hoursAfter: hoursAfter));
        Assert.Equal(inWindow, Assert.IsType<IntegrationScheduled>(Assert.Single(decision.Events)).InWindow);
        var warnings = FollowUpWindow.WarningsOf(path.State, path.State.Sessions[^1], Path.Parameters).ToArray();
        Assert.Equal(inWindow ? [] : ["integration.outside-window"], warnings.Select(w => w.Code));
        Assert.All(warnings, w => Assert.Equal(
            ("INT-05", Path.DischargedAt.AddHours(24), Path.WindowEnd), (w.RuleId, w.NotBefore, w.NotAfter)));
    }

    [Fact]
    public void A_session_may_be_arranged_before_the_discharge_that_opens_its_window()
    {
        var (path, decision) = Path.Empty.With(Path.Opened, Path.Announced(1)).Then(Path.Scheduled());
        Assert.Null(Assert.IsType<IntegrationScheduled>(Assert.Single(decision.Events)).InWindow);
        Assert.Empty(FollowUpWindow.WarningsOf(path.State, path.State.Sessions[0], Path.Parameters));
    }

    [Fact]
    public void A_preparation_after_the_first_dose_is_accepted_with_a_warning()
    {
        var early = Discharged.With(Path.Scheduled(SessionKind.Preparation, null, hoursAfter: -30));
        Assert.Empty(FollowUpWindow.WarningsOf(early.State, early.State.Sessions[0], Path.Parameters));

        var late = Discharged.With(Path.Scheduled(SessionKind.Preparation, null, hoursAfter: 3));
        var warning = Assert.Single(FollowUpWindow.WarningsOf(late.State, late.State.Sessions[0], Path.Parameters));
        Assert.Equal("INT-03", warning.RuleId);
    }

    [Fact]
    public void Sessions_are_numbered_in_the_order_in_which_they_are_scheduled()
    {
        var path = Discharged.With(Path.Scheduled(SessionKind.Preparation, null, id: "1"), Path.Scheduled(id: "2"));
        Assert.Equal([(1, "preparation"), (2, "integration")], path.State.Sessions.Select(s => (s.Number, s.Kind)));
    }

    public static TheoryData<string, Command> Refusals => new()
    {
        { "integration.dosing-session-required", Path.Scheduled(dosing: null, id: "9") },
        { "integration.dosing-session-required", Path.Scheduled(SessionKind.Kap, null, id: "9") },
        { "integration.dosing-session-unexpected", Path.Scheduled(SessionKind.Preparation, id: "9") },
        { "integration.dosing-session-unknown", Path.Scheduled(dosing: 9, id: "9") },
        { "integration.theme-unknown", Path.Recorded(1, "9", "meaning", "weather") },
        { "integration.completed-in-future", Path.Completed(hoursAfter: 72.1) },
        { "request.not-found", Path.Completed(number: 2) },
        { "request.not-found", Path.NotCome(number: 2) },
        { "request.not-found", Path.Cancelled(number: 2) },
        { "request.not-found", Path.Recorded(number: 2) },
        { "request.not-found", Path.Rated(Guid.Empty) },
    };

    [Theory, MemberData(nameof(Refusals))]
    public void What_cannot_be_is_refused_with_a_stable_code(string code, Command command)
    {
        var (_, decision) = Discharged.With(Path.Scheduled()).Then(command);
        Assert.Equal(code, decision.Refusal?.Code);
        Assert.Empty(decision.Events);
    }

    [Fact]
    public void A_session_is_completed_once() => Assert.Equal(
        "integration.session-completed",
        Discharged.With(Path.Scheduled(), Path.Completed()).Then(Path.Completed()).Decision.Refusal?.Code);

    public static TheoryData<string, Command> Endings => new()
    {
        { SessionState.Completed, Path.Completed() },
        { SessionState.NoShow, Path.NotCome() },
        { SessionState.Cancelled, Path.Cancelled() },
    };

    [Theory, MemberData(nameof(Endings))]
    public void A_session_ends_in_one_way_and_once(string state, Command ending)
    {
        var path = Discharged.With(Path.Scheduled(), ending);
        Assert.Equal(state, path.State.Session(1)!.State);
        Assert.Equal("integration.session-not-scheduled", path.Then(Path.NotCome()).Decision.Refusal?.Code);
        Assert.Equal("integration.session-not-scheduled", path.Then(Path.Cancelled()).Decision.Refusal?.Code);
        Assert.Equal(
            state == SessionState.Completed ? "integration.session-completed" : "integration.session-not-held",
            path.Then(Path.Completed()).Decision.Refusal?.Code);
    }

    [Fact]
    public void A_patient_cannot_fail_to_come_before_the_session_begins()
    {
        var path = Discharged.With(Path.Scheduled(hoursAfter: 48));
        var startsAt = Path.DischargedAt.AddHours(48);
        Assert.Equal(
            "integration.no-show-before-start",
            path.Then(Path.NotCome(), startsAt.AddSeconds(-1)).Decision.Refusal?.Code);
        Assert.Single(path.Then(Path.NotCome(), startsAt).Decision.Events);
    }

    [Fact]
    public void A_session_that_was_not_held_leaves_integration_due()
    {
        var path = Discharged.With(Path.Scheduled(id: "1"), Path.NotCome(), Path.Scheduled(id: "2"), Path.Cancelled(2));
        Assert.Equal(FollowUp.Awaited, path.State.Dosing(Path.Dosing)!.FollowUp);
        Assert.False(path.State.HasFollowUp(Path.Dosing));
        Assert.Single(path.Then(Path.Missed).Decision.Events);
    }

    [Fact]
    public void Notes_are_written_before_and_after_completion()
    {
        var path = Discharged.With(
            Path.Scheduled(), Path.Recorded(id: "1"), Path.Completed(), Path.Recorded(1, "2", "grief", "grief",
            "hope"));
        Assert.Equal([["meaning"], ["grief", "hope"]], path.State.Session(1)!.Notes.Select(n => n.Themes));
    }
}
