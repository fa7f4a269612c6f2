using Stillwater.TreatmentPlans.Sites;
using Stillwater.TreatmentPlans.Tests.Sites;
using Stillwater.TreatmentPlans.Visits;
using Stillwater.TreatmentPlans.Visits.GetAvailability;
using Stillwater.TreatmentPlans.Visits.NoteVisit;
using Stillwater.TreatmentPlans.Visits.TakeChair;

namespace Stillwater.TreatmentPlans.Tests.Visits;

using Set = Stillwater.TreatmentPlans.Sites.SetChair.SetChair;

/// <summary>A chair is free for a whole block of dose and recovery, within opening hours, and for nobody else.</summary>
public class AvailabilityTests
{
    private static readonly DateTimeOffset Opens = new(2026, 3, 2, 13, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Closes = Opens.AddHours(10);
    private static readonly Site Main = SiteSample.Main.With(
        Chair("iv-1", true, "iv"), Chair("both", true, "iv", "intranasal"), Chair("broken", false, "iv")).State;

    [Fact]
    public void An_open_day_is_free_in_every_active_chair_of_the_route()
    {
        var chairs = On("iv");
        Assert.Equal(["both", "iv-1"], chairs.Select(c => c.ChairId));
        Assert.All(chairs, c => Assert.Equal([new Span(Opens, Closes)], c.Free));
        Assert.Equal(["both"], On("intranasal").Select(c => c.ChairId));
    }

    [Fact]
    public void A_session_takes_its_chair_for_dose_and_recovery()
    {
        var chair = On("iv", Visit(2, 100)).Single(c => c.ChairId == "iv-1");
        Assert.Equal([new Span(Opens, Opens.AddHours(2)), new Span(Opens.AddHours(2).AddMinutes(100), Closes)], chair.Free);
        Assert.Equal([new Span(Opens.AddHours(2), Opens.AddHours(2).AddMinutes(100))], chair.Taken);
        Assert.Equal([new Span(Opens, Closes)], On("iv", Visit(2, 100)).Single(c => c.ChairId == "both").Free);
        Assert.Equal([new Span(Opens, Closes)], On("iv", Visit(2, 100) with { IsFreed = true })[^1].Free);
    }

    [Theory]
    [InlineData(99, false)]
    [InlineData(100, true)]
    [InlineData(101, true)]
    public void A_gap_counts_when_the_whole_block_fits(int minutes, bool fits)
    {
        var first = Visit(0, 60);
        var second = Visit(1, 500) with { From = first.Until.AddMinutes(minutes) };
        Assert.Equal(fits, On("iv", first, second).Single(c => c.ChairId == "iv-1").Free.Any(s => s.From == first.Until));
    }

    [Fact]
    public void A_span_is_asked_for_in_part_and_a_closed_day_is_not_free()
    {
        var block = SiteSample.Rules.Block("iv")!;
        var part = Availability.Of(Main, [], block, Opens.AddHours(1), Opens.AddHours(4));
        Assert.All(part, c => Assert.Equal([new Span(Opens.AddHours(1), Opens.AddHours(4))], c.Free));
        Assert.All(Availability.Of(Main, [], block, Opens.AddDays(1), Opens.AddDays(2)), c => Assert.Empty(c.Free));
    }

    [Fact]
    public void What_becomes_of_a_visit_is_noted_once()
    {
        var taken = Then(Stillwater.TreatmentPlans.Visits.Visit.Initial, new TakeChair(
            Guid.NewGuid(), SiteSample.Id, "iv-1", Opens, TimeSpan.FromMinutes(100), Guid.NewGuid()));
        Assert.Equal(Opens.AddMinutes(100), taken.Taken!.Until);
        var missed = Then(Then(taken, new EndVisit(Opens, Guid.NewGuid())), new NoteFollowUp(false, Guid.NewGuid()));
        Assert.False(missed.FollowedUp);
        Assert.True(Then(missed, new NoteFollowUp(true, Guid.NewGuid())).FollowedUp);
        Assert.Empty(new NoteFollowUp(false, Guid.NewGuid()).Decide(missed, Opens).Events);
        Assert.Empty(new EndVisit(Opens, Guid.NewGuid()).Decide(missed, Opens).Events);
        var freed = Then(taken, new FreeChair(Guid.NewGuid()));
        Assert.True(freed.IsFreed);
        Assert.Empty(new FreeChair(Guid.NewGuid()).Decide(freed, Opens).Events);
        Assert.Empty(new FreeChair(Guid.NewGuid()).Decide(Stillwater.TreatmentPlans.Visits.Visit.Initial, Opens).Events);
    }

    private static Visit Then(
        Visit visit, Stillwater.Platform.Commands.ICommand<Visit, VisitEvent> command) =>
        command.Decide(visit, Opens).Events.Aggregate(visit, Stillwater.TreatmentPlans.Visits.Visit.Evolve);

    private static IReadOnlyList<ChairAvailability> On(string route, params VisitRow[] visits) =>
        Availability.Of(Main, visits, SiteSample.Rules.Block(route)!, Opens.AddHours(-3), Closes.AddHours(3));

    private static VisitRow Visit(int hour, int minutes) => new(
        Guid.NewGuid(), Guid.NewGuid(), SiteSample.Id, "iv-1", Opens.AddHours(hour),
        Opens.AddHours(hour).AddMinutes(minutes), false, null, null);

    private static Set Chair(string id, bool active, params string[] routes) =>
        new(new Chair(id, SiteSample.Text("chair-name"), routes, active), SiteSample.Rules);
}
