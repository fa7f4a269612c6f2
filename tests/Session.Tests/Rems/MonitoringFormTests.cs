using Stillwater.Sessions.Rems.Forms;
using Stillwater.Sessions.Rems.Sites;

namespace Stillwater.Sessions.Tests.Rems;

public class MonitoringFormTests
{
    [Fact]
    public void The_form_is_filled_from_the_session_and_each_field_names_its_events()
    {
        var form = Esketamine.Form(125).Opened!;
        var facts = form.Facts;
        Assert.Equal((true, 56m, 125), (facts.FirstTreatment, facts.DoseMg, facts.MonitoringMinutes));
        Assert.Equal(["SPR-2601"], facts.Lots);
        Assert.Equal(
            (new Pressure(124, 78), new Pressure(142, 80), new Pressure(124, 80)),
            (facts.PressureBefore, facts.PressureBetween, facts.PressureAtCompletion));
        Assert.Equal((98, 95, 98), (facts.Spo2BeforePercent, facts.Spo2LowestPercent, facts.Spo2AtCompletionPercent));
        Assert.Equal(new Episode(true, 20, 60), facts.Sedation);
        Assert.Equal(new Episode(true, 41, 90), facts.Dissociation);
        Assert.Equal(new Episode(false, null, null), facts.RespiratoryDepression);

        var sources = form.Sources.ToDictionary(s => s.Field, s => s.EventIds);
        Assert.Equal([Esketamine.IdOf(3)], sources["doseMg"]);
        Assert.Equal([Esketamine.IdOf(5)], sources["pressureBetween"]);
        Assert.Equal([Esketamine.IdOf(2), Esketamine.IdOf(99)], sources["monitoringMinutes"]);
        Assert.Equal([Esketamine.IdOf(4), Esketamine.IdOf(6)], sources["sedation"]);
    }

    [Theory]
    [InlineData(119, false)]
    [InlineData(120, true)]
    [InlineData(121, true)]
    public void Less_than_two_hours_are_never_compliant(int minutes, bool compliant)
    {
        var form = Submitted(Esketamine.Form(minutes), Given.At(200));
        Assert.Equal((FormState.Submitted, compliant), (form.State, form.Submission!.Compliant));
        Assert.Equal(compliant ? [] : ["monitoring-minutes"], FormGaps.Of(form, Esketamine.Rules.Rems));
    }

    [Fact]
    public void The_form_is_due_at_the_end_of_the_seventh_day_at_the_site()
    {
        var form = Esketamine.Form(125).Opened!;
        Assert.Equal(new DateOnly(2026, 3, 2), form.SessionDate);
        // Summer time begins on 8 March: midnight in New York is at 04:00 UTC.
        Assert.Equal(new DateTimeOffset(2026, 3, 10, 4, 0, 0, TimeSpan.Zero), form.DueAt);
        Assert.Equal(
            new DateOnly(2026, 3, 1), SiteDays.DayOf(new DateTimeOffset(2026, 3, 2, 4, 59, 0, TimeSpan.Zero), form.TimeZone));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void A_form_after_its_day_is_late(int secondsLate, bool compliant)
    {
        var open = Esketamine.Form(125);
        var form = Submitted(open, open.Opened!.DueAt.AddSeconds(secondsLate));
        Assert.Equal(compliant, form.Submission!.Compliant);
    }

    [Fact]
    public void A_field_that_was_not_measured_is_a_gap_until_it_is_explained()
    {
        var form = Esketamine.Form(125, withoutMinute40: true);
        Assert.Equal(["pressureBetween"], FormGaps.Measured(form.Opened!.Facts));
        var refusal = Esketamine.Complete().Decide(form, Given.At(200)).Refusal!;
        Assert.Equal(("session.rems-form-incomplete", "pressureBetween"), (refusal.Code, Assert.Single(refusal.Unmet)));
        Assert.Single(Esketamine.Complete(new FieldNotDone("pressureBetween", "emergency")).Decide(form, Given.At(200)).Events);
    }

    [Fact]
    public void What_the_events_say_cannot_be_explained_away() => Assert.Equal(
        "session.rems-field-not-open",
        Esketamine.Complete(new FieldNotDone("doseMg", "emergency")).Decide(Esketamine.Form(125), Given.At(200)).Refusal?.Code);

    [Fact]
    public void Only_a_complete_form_is_signed_and_only_a_signed_one_submitted()
    {
        var open = Esketamine.Form(125);
        Assert.Equal("session.rems-form-not-complete", Sign.Decide(open, Given.At(200)).Refusal?.Code);
        Assert.Equal("session.rems-form-not-complete", Submit(Given.At(200)).Decide(open, Given.At(200)).Refusal?.Code);
        var gone = Submitted(open, Given.At(200));
        Assert.Equal("session.rems-form-submitted", Esketamine.Complete().Decide(gone, Given.At(300)).Refusal?.Code);
        Assert.Equal("session.rems-form-submitted", Submit(Given.At(200)).Decide(gone, Given.At(300)).Refusal?.Code);
    }

    [Fact]
    public void An_unsubmitted_form_is_reminded_of_and_then_overdue_once()
    {
        var open = Esketamine.Form(125);
        Assert.IsType<FormReminded>(Assert.Single(new RemindOfForm(3).Decide(open, Given.At(5000)).Events));
        var overdue = MonitoringForm.Evolve(
            open, Assert.IsType<FormOverdue>(Assert.Single(new MissForm().Decide(open, Given.At(12000)).Events)));
        Assert.Equal(FormState.Overdue, overdue.State);
        Assert.Empty(new MissForm().Decide(overdue, Given.At(13000)).Events);
        Assert.Empty(new MissForm().Decide(Submitted(open, Given.At(200)), Given.At(12000)).Events);
        Assert.Equal(FormState.Submitted, Submitted(overdue, Given.At(13000)).State);
    }

    private static readonly SignForm Sign = new(Given.Nurse.ToString(), Given.At(200), Esketamine.Rules);

    private static SubmitForm Submit(DateTimeOffset at) => new(at, "portal", null, Esketamine.Rules);

    private static MonitoringForm Submitted(MonitoringForm form, DateTimeOffset at)
    {
        foreach (var command in (Platform.Commands.ICommand<MonitoringForm, FormEvent>[])
            [Esketamine.Complete(), Sign, Submit(at)])
            form = command.Decide(form, at.AddMinutes(300)).Events.Aggregate(form, MonitoringForm.Evolve);
        return form;
    }
}
