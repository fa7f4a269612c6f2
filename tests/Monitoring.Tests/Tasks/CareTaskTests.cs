using Stillwater.Contracts;
using Stillwater.Monitoring.Tasks;
using Stillwater.Monitoring.Tasks.OpeningTask;
using Stillwater.Monitoring.Tasks.WorkingTask;
using Stillwater.Platform.Commands;

namespace Stillwater.Monitoring.Tests.Tasks;

/// <summary>How a task is opened, falls due, is given on, done and dropped; decisions only.</summary>
public class CareTaskTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);
    private static readonly Guid Patient = StableId.From("patient", "tasked");
    private static readonly Guid Person = StableId.From("practitioner", "nurse");

    private static readonly OpenTask Open = new(
        StableId.From("task", "outreach"), Patient, "outreach", "RULE", "clinician", At.AddHours(24), Patient, At.AddHours(48));

    private static readonly CompleteTask Complete = new("reached", [Patient], null, "nurse", "clinician");

    private static CareTask After(params (ICommand<CareTask, CareTaskEvent> Command, DateTimeOffset At)[] commands) =>
        commands.Aggregate(
            CareTask.Initial, (task, next) => next.Command.Decide(task, next.At).Events.Aggregate(task, CareTask.Evolve));

    [Fact]
    public void The_same_opens_one_task() => Assert.Empty(Open.Decide(After((Open, At)), At.AddMinutes(1)).Events);

    [Fact]
    public void A_task_is_open_then_due_then_overdue_with_its_cause()
    {
        Assert.Equal(CareTask.Open, After((Open, At)).State);
        Assert.Equal(CareTask.Due, After((Open, At), (new FallDue(TimeSpan.Zero), At.AddHours(24))).State);
        var miss = new MissTask(TimeSpan.FromMinutes(5), "platform-down");
        var late = After((Open, At), (miss, At.AddHours(48)));
        Assert.Equal((CareTask.Late, "platform-down"), (late.State, late.Overdue?.Cause));
        Assert.Empty(miss.Decide(late, At.AddHours(49)).Events);
        Assert.Equal(CareTask.Due, After((Open with { DueAt = At }, At)).State);
    }

    [Fact]
    public void Its_times_are_timers_and_closing_it_clears_them()
    {
        Assert.Equal(2, TaskTimers.OwedBy("clinic", Patient, After((Open, At)).Opened!).Count());
        Assert.Single(TaskTimers.OwedBy("clinic", Patient, After((Open with { OverdueAt = null }, At)).Opened!));
        Assert.Equal(2, TaskTimers.OwedBy("clinic", Patient, After((Open, At), (Complete, At)).Completed!).Count());
    }

    [Fact]
    public void A_task_is_done_once_and_nothing_follows()
    {
        var done = After((Open, At), (Complete, At.AddHours(1)));
        Assert.Equal((CareTask.Done, "reached"), (done.State, done.Completed!.Outcome));
        Assert.All(
            new ICommand<CareTask, CareTaskEvent>[]
            {
                Complete, new ReassignTask("therapist", null, "nurse", "clinician"),
                new AttemptOutreach("phone", At, true, "nurse", "clinician"),
            },
            late => Assert.Equal("monitoring.task-closed", late.Decide(done, At.AddHours(2)).Refusal?.Code));
        Assert.All(
            new ICommand<CareTask, CareTaskEvent>[]
            {
                new FallDue(TimeSpan.Zero), new MissTask(TimeSpan.Zero, "not-taken"), new CancelTask("plan-closed"),
                new MeetTask("answered", Patient, "nurse", "clinician"),
            },
            late => Assert.Empty(late.Decide(done, At.AddHours(48)).Events));
    }

    [Theory]
    [InlineData("another", "clinician", null)]
    [InlineData("another", "therapist", "monitoring.task-role")]
    [InlineData("another", "medical-director", null)]
    public void Whoever_has_the_role_does_it(string by, string role, string? code) => Assert.Equal(
        code, (Complete with { By = by, Role = role }).Decide(After((Open, At)), At).Refusal?.Code);

    [Fact]
    public void Once_it_is_one_person_s_another_of_the_role_may_not()
    {
        var hers = After((Open, At), (new ReassignTask(null, Person, "nurse", "clinician"), At));
        Assert.Equal("monitoring.task-role", Complete.Decide(hers, At).Refusal?.Code);
        Assert.Null((Complete with { By = $"{Person}", Role = "therapist" }).Decide(hers, At).Refusal);
        Assert.Empty(
            new ReassignTask("clinician", Person, $"{Person}", "clinician").Decide(hers, At).Events);
    }

    [Theory]
    [InlineData(1, "monitoring.time-in-future")]
    [InlineData(-1, "monitoring.attempt-before-task")]
    [InlineData(0, null)]
    public void An_attempt_was_made_since_the_task_was_opened_and_by_now(int hours, string? code) => Assert.Equal(
        code,
        new AttemptOutreach("phone", At.AddHours(hours), false, "nurse", "clinician").Decide(After((Open, At)), At)
            .Refusal?.Code);

    [Fact]
    public void What_needs_not_be_done_is_cancelled_once()
    {
        var cancel = new CancelTask("plan-closed");
        var dropped = After((Open, At), (cancel, At));
        Assert.Equal((CareTask.Void, "plan-closed"), (dropped.State, dropped.Cancelled?.ReasonCode));
        Assert.Empty(cancel.Decide(dropped, At).Events);
    }
}
