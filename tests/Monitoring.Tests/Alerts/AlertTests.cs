using System.Collections.Immutable;
using Stillwater.Clinical.Escalations;
using Stillwater.Contracts;
using Stillwater.Monitoring.Alerts;
using Stillwater.Monitoring.Alerts.AcknowledgingAlert;
using Stillwater.Monitoring.Alerts.EscalatingAlert;
using Stillwater.Monitoring.Alerts.RaisingAlert;
using Stillwater.Monitoring.Alerts.ResolvingAlert;
using Stillwater.Monitoring.Alerts.Rules;
using Stillwater.Platform.Commands;

namespace Stillwater.Monitoring.Tests.Alerts;

/// <summary>How an alert is raised, climbs, is answered and closed; decisions only.</summary>
public class AlertTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);
    private static readonly Guid Patient = StableId.From("patient", "alerting");
    private static readonly Guid OnCall = StableId.From("practitioner", "on-call");
    private static readonly Sealed<string> Why = new($"s1.clinical-text.1.reason.{new string('A', 40)}");

    private static readonly AlertSite Brooklyn = new(
        [new(1, "named", 10, OnCall), new(2, "named", 60, Guid.Empty)], "America/New_York");

    private static RaiseAlert Raise(string kind = "c-ssrs-high", string severity = "high", AlertSite? site = null) => new(
        StableId.From("alert", kind), Patient, kind, severity, "RULE", [Patient], At.AddMinutes(-1), site ?? AlertSite.Unknown,
        AlertRules.Shipped);

    private static Alert After(params (ICommand<Alert, AlertEvent> Command, DateTimeOffset At)[] commands) => commands.Aggregate(
        Alert.Initial, (alert, next) => next.Command.Decide(alert, next.At).Events.Aggregate(alert, Alert.Evolve));

    [Theory]
    [InlineData("high", 15)]
    [InlineData("moderate", 60)]
    [InlineData("low", 240)]
    public void Each_severity_has_its_time_to_be_seen(string severity, int minutes)
    {
        var raised = After((Raise("anything", severity), At)).Raised!;
        Assert.Equal(At.AddMinutes(minutes), raised.Ladder[0].AnswerBy);
        Assert.Null(raised.Action);
    }

    [Fact]
    public void The_same_raises_one_alert() =>
        Assert.Empty(Raise().Decide(After((Raise(), At)), At.AddMinutes(1)).Events);

    [Fact]
    public void Without_a_site_the_roles_of_the_rules_are_asked_one_after_the_other() => Assert.Equal(
        [("prescriber", At), ("medical-director", At.AddMinutes(15))],
        After((Raise(), At)).Raised!.Ladder.Select(r => (r.Role, r.AskedAt)));

    [Fact]
    public void A_site_s_list_is_climbed_after_the_role_and_never_slower_than_the_severity_allows() => Assert.Equal(
        [(null, At.AddMinutes(15)), (OnCall, At.AddMinutes(25)), ((Guid?)Guid.Empty, At.AddMinutes(40))],
        After((Raise(site: Brooklyn), At)).Raised!.Ladder.Select(r => (r.PractitionerId, r.AnswerBy)));

    [Theory]
    [InlineData("America/New_York", "2026-03-03T05:00:00Z")]
    [InlineData("UTC", "2026-03-03T00:00:00Z")]
    [InlineData("Nowhere/Known", "2026-03-03T00:00:00Z")]
    public void What_is_due_on_the_day_is_due_by_midnight_of_the_site(string zone, string due) => Assert.Equal(
        DateTimeOffset.Parse(due, System.Globalization.CultureInfo.InvariantCulture),
        After((Raise(site: new AlertSite([], zone)), At)).Raised!.ActBy);

    [Fact]
    public void Nobody_answers_and_the_next_is_asked_once()
    {
        var climb = new ClimbAlert(2, TimeSpan.FromSeconds(3), "not-taken");
        var alert = After((Raise(), At), (climb, At.AddMinutes(15)));
        Assert.Equal(
            (2, "medical-director", TimeSpan.FromSeconds(3)),
            (alert.Level, alert.Climbs[0].Role, alert.Climbs[0].LateBy));
        Assert.Empty(climb.Decide(alert, At.AddMinutes(16)).Events);
    }

    [Fact]
    public void Whoever_has_answered_ends_the_climb_and_is_told_how_late_it_was()
    {
        var alert = After((Raise(), At), (new AcknowledgeAlert("dr-a", "prescriber"), At.AddMinutes(20)));
        Assert.Equal((Alert.Seen, TimeSpan.FromMinutes(5)), (alert.State, alert.Acknowledged!.LateBy));
        Assert.Equal([2], alert.Acknowledged.NoLongerAsked);
        Assert.Empty(new ClimbAlert(2, TimeSpan.Zero, "not-taken").Decide(alert, At.AddMinutes(21)).Events);
        Assert.Empty(new AcknowledgeAlert("dr-a", "prescriber").Decide(alert, At).Events);
        Assert.Equal(
            "monitoring.alert-acknowledged", new AcknowledgeAlert("dr-b", "prescriber").Decide(alert, At).Refusal?.Code);
    }

    [Theory]
    [InlineData("clinician", false, "monitoring.alert-role")]
    [InlineData("clinician", true, null)]
    [InlineData("medical-director", false, null)]
    public void Only_who_is_asked_may_answer(string role, bool isNamed, string? code) => Assert.Equal(
        code,
        new AcknowledgeAlert(isNamed ? $"{OnCall}" : "another", role).Decide(After((Raise(site: Brooklyn), At)), At)
            .Refusal?.Code);

    [Fact]
    public void A_person_may_have_the_next_asked_until_the_last_is()
    {
        var ask = new EscalateAlert("dr-a");
        var alert = After((Raise(), At), (ask, At.AddMinutes(1)));
        Assert.Equal((2, "asked", "dr-a"), (alert.Level, alert.Climbs[0].Cause, alert.Climbs[0].By));
        Assert.Equal("monitoring.alert-top-reached", ask.Decide(alert, At).Refusal?.Code);
    }

    [Fact]
    public void What_asks_for_a_psychiatrist_is_closed_by_no_other_assessment()
    {
        var resolve = new ResolveAlert("assessed", Why, "dr-a", "prescriber");
        var open = After((Raise(), At));
        Assert.Equal("monitoring.alert-action-missing", resolve.Decide(open, At).Refusal?.Code);
        var seen = After((Raise(), At), (Assessed("clinician"), At));
        Assert.Equal(["psychiatric-assessment"], resolve.Decide(seen, At).Refusal?.Unmet);
        var done = After((Raise(), At), (Assessed("psychiatrist"), At), (resolve, At.AddMinutes(30)));
        Assert.Equal((Alert.Closed, "assessed"), (done.State, done.Resolved!.Code));
        Assert.Equal("dr-a", done.Acknowledged!.By);
        Assert.All(
            new ICommand<Alert, AlertEvent>[] { resolve, new AcknowledgeAlert("dr-a", "prescriber"), new EscalateAlert("dr-a") },
            late => Assert.Equal("monitoring.alert-resolved", late.Decide(done, At).Refusal?.Code));
    }

    [Fact]
    public void A_clinician_s_assessment_closes_what_asks_for_one()
    {
        var alert = After((Raise("c-ssrs-moderate", "moderate"), At), (Assessed("clinician"), At));
        Assert.Null(new ResolveAlert("assessed", Why, "nurse-a", "clinician").Decide(alert, At).Refusal);
    }

    [Fact]
    public void What_is_not_done_on_the_day_is_noted_once()
    {
        var miss = new MissAction(TimeSpan.Zero, "not-taken");
        var alert = After((Raise(), At), (miss, At.AddDays(1)));
        Assert.Equal("psychiatric-assessment", alert.Overdue?.Action);
        Assert.Empty(miss.Decide(alert, At.AddDays(1)).Events);
        Assert.Empty(miss.Decide(After((Raise(), At), (Assessed("psychiatrist"), At)), At.AddDays(1)).Events);
    }

    [Fact]
    public void Each_rung_above_the_first_is_a_timer_that_an_answer_clears()
    {
        var raised = After((Raise(), At)).Raised!;
        Assert.Equal(2, AlertTimers.OwedBy("clinic", Patient, raised).Count());
        var seen = After((Raise(), At), (new AcknowledgeAlert("dr-a", "prescriber"), At)).Acknowledged!;
        Assert.Single(AlertTimers.OwedBy("clinic", Patient, seen));
    }

    private static NoteAssessment Assessed(string by) =>
        new(StableId.From("assessment", by), by, "moderate", "defer", At, "dr-a", "front-desk");
}
