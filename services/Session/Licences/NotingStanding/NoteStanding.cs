using Stillwater.Platform.Commands;

namespace Stillwater.Sessions.Licences.NotingStanding;

/// <summary>A person's licences were seen.</summary>
public sealed record NoteStanding(Guid PractitionerId, string? Specialty, IReadOnlyList<LicenceHeld> Licences)
    : ICommand<LicenceStanding, LicenceStandingEvent>
{
    public Decision<LicenceStandingEvent> Decide(LicenceStanding state, DateTimeOffset now) =>
        state.Specialty == Specialty && state.Licences.SequenceEqual(Licences) && state.Lapsed.IsEmpty
            && Licences.Count > 0
            ? Decision<LicenceStandingEvent>.Nothing
            : new StandingNoted(PractitionerId, Specialty, Licences);
}

/// <summary>Licences of a person have ended.</summary>
public sealed record NoteLapse(IReadOnlyList<string> Types, string Reason) : ICommand<LicenceStanding, LicenceStandingEvent>
{
    public Decision<LicenceStandingEvent> Decide(LicenceStanding state, DateTimeOffset now) =>
        Types.All(state.Lapsed.Contains) ? Decision<LicenceStandingEvent>.Nothing : new StandingLapsed(Types, Reason);
}
