using Stillwater.Platform.Commands;
using Stillwater.Sessions.DosingSessions;
using Stillwater.Sessions.DosingSessions.CheckingIn;
using Stillwater.Sessions.DosingSessions.PreparingSession;
using Stillwater.Sessions.DosingSessions.SchedulingSession;

namespace Stillwater.Sessions.Tests.DosingSessions;

public class BeforeDoseTests
{
    [Fact]
    public void A_session_keeps_the_limits_and_the_protocol_of_its_day()
    {
        var scheduled = Assert.IsType<SessionScheduled>(
            Assert.Single(Given.Schedule().Decide(DosingSession.Initial, Given.At(-120)).Events));
        Assert.Equal(Given.Limits, scheduled.Limits);
        Assert.Equal((Given.Protocol.Code, Given.Protocol.Hash), (scheduled.Protocol, scheduled.ProtocolHash));
    }

    [Fact]
    public void A_route_without_a_protocol_is_not_scheduled()
    {
        var course = Given.Course with { Limits = Given.Limits with { Route = "intranasal" } };
        Assert.Equal(
            ScheduleSession.NoProtocol, (Given.Schedule() with { Course = course })
                .Decide(DosingSession.Initial, Given.Noon).Refusal);
    }

    [Fact]
    public void Scheduling_twice_adds_nothing() =>
        Assert.Empty(Given.Schedule().Decide(Given.After((-120, Given.Schedule())), Given.Noon).Events);

    [Fact]
    public void A_preparation_note_is_kept_once_and_another_beside_it()
    {
        var prepared = Given.After((-120, Given.Schedule()), (-60, Given.Prepare()));
        Assert.Empty(Given.Prepare().Decide(prepared, Given.At(-59)).Events);
        Assert.Single((Given.Prepare() with { NoteId = Guid.NewGuid() }).Decide(prepared, Given.At(-59)).Events);
    }

    [Fact]
    public void Preparation_is_over_once_the_dose_has_begun() =>
        Assert.Equal(PrepareSession.DoseBegun, Given.Prepare().Decide(Given.After(Given.UntilDosing), Given.At(1))
            .Refusal);

    [Fact]
    public void The_patient_is_checked_in_once()
    {
        var scheduled = Given.After((-120, Given.Schedule()));
        Assert.IsType<PatientCheckedIn>(Assert.Single(Given.CheckIn().Decide(scheduled, Given.At(-40)).Events));
        Assert.Equal(CheckIn.AlreadyCheckedIn, Given.CheckIn().Decide(Given.After(Given.UntilCheckedIn), Given.At(-39))
            .Refusal);
    }

    [Fact]
    public void Nothing_is_reported_before_it_has_happened()
    {
        var scheduled = Given.After((-120, Given.Schedule()));
        Assert.Equal("/arrivedAt", Pointer(Given.CheckIn() with { ArrivedAt = Given.At(3) }));
        Assert.Equal("/lastFluidAt", Pointer(Given.CheckIn() with { LastFluidAt = Given.At(3) }));
        Assert.Null(Pointer(Given.CheckIn() with { ArrivedAt = Given.At(2) }));

        string? Pointer(CheckIn command) => command.Decide(scheduled, Given.Noon).Refusal?.Field?.Pointer;
    }
}
