using System.Text;
using Stillwater.Clinical;
using Stillwater.Contracts;
using Stillwater.Monitoring.Tasks.Agendas;
using Stillwater.Monitoring.Tasks.Rules;

namespace Stillwater.Monitoring.Tests.Tasks;

/// <summary>The rule file of tasks, what may not be in one, and what it makes of a fact.</summary>
public class TaskRulesTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);
    private static readonly Guid Patient = StableId.From("patient", "owing");

    private static readonly string Shipped =
        Encoding.UTF8.GetString(RuleFile.BytesOf(typeof(TaskRules).Assembly, "tasks/2026.1.json"));

    [Theory]
    [InlineData("\"kind\": \"counselling\"", "\"kind\": \"a-walk\"")]
    [InlineData("\"role\": \"prescriber\"", "\"role\": \"patient\"")]
    [InlineData("\"atHours\": [24, 72]", "\"atHours\": [72, 24]")]
    [InlineData("\"allowHours\": 8", "\"allowHours\": 9000")]
    [InlineData("\"id\": \"FUP-LIVER\"", "\"id\": \"FUP-BLADDER\"")]
    public void A_file_that_contradicts_itself_stops_the_start(string from, string to)
    {
        Assert.Contains(from, Shipped, StringComparison.Ordinal);
        var changed = Encoding.UTF8.GetBytes(Shipped.Replace(from, to, StringComparison.Ordinal));
        Assert.Throws<InvalidDataException>(() => TaskRules.Read(changed));
    }

    [Fact]
    public void A_missed_session_asks_for_outreach_twice_and_once_only()
    {
        var owe = new OweTasks(Patient, "session-no-show", Patient, Patient, At, TaskRules.Shipped);
        var owed = Assert.IsType<TasksOwed>(Assert.Single(owe.Decide(Agenda.Initial, At).Events));
        Assert.Equal([At.AddHours(24), At.AddHours(72)], owed.Tasks.Select(t => t.DueAt));
        Assert.Empty(owe.Decide(Agenda.Evolve(Agenda.Initial, owed), At.AddHours(1)).Events);
    }

    [Fact]
    public void What_ends_with_the_plan_lasts_for_the_weeks_of_follow_up()
    {
        var series = new OweTasks(Patient, TaskRules.LastInductionDose, Patient, Patient, At, TaskRules.Shipped)
            .Decide(Agenda.Initial, At).Events.Aggregate(Agenda.Initial, Agenda.Evolve);
        var dropped = Assert.IsType<TasksDropped>(
            Assert.Single(new EndWithPlan(Patient, 4, At).Decide(series, At).Events));
        Assert.Equal(2, dropped.TaskIds.Count);
    }
}
