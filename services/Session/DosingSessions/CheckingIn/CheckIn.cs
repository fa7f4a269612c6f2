using Stillwater.Contracts;
using Stillwater.Platform.Commands;
using Stillwater.Sessions.Protocols;

namespace Stillwater.Sessions.DosingSessions.CheckingIn;

/// <summary>The patient is checked in once, at a time that has come.</summary>
public sealed record CheckIn(
    DateTimeOffset ArrivedAt, Sealed<string>? EscortName, Sealed<string>? EscortPhone, DateTimeOffset? LastSolidAt,
    DateTimeOffset? LastFluidAt, IReadOnlyList<MedicineTaken> Medicines, ReportedChanges Changes,
    DosingProtocols Protocols) : ICommand<DosingSession, DosingSessionEvent>
{
    public static readonly Refusal AlreadyCheckedIn = new(
        "session.already-checked-in", RefusalKind.State, "The patient has been checked in.");

    public static readonly Refusal Deferred = new(
        "session.deferred", RefusalKind.State, "The session waits for a new time; reschedule it first.");

    public static readonly Refusal InFuture = new(
        "session.time-in-future", RefusalKind.Rule, "A fact cannot be reported before it has happened.");

    public Decision<DosingSessionEvent> Decide(DosingSession state, DateTimeOffset now) => state switch
    {
        _ when ClosedSession.Of(state) is { } closed => closed,
        { Step: SessionStep.Deferred } => Deferred,
        { CheckIn: not null } or { Booking: null } => AlreadyCheckedIn,
        _ when Reported().FirstOrDefault(r => ReportedTime.IsAhead(r.At, now, Protocols.Of(state.Booking!.Protocol)))
            is { Pointer: { } pointer } => InFuture.On(pointer, "now or earlier"),
        _ => new PatientCheckedIn(ArrivedAt, EscortName, EscortPhone, LastSolidAt, LastFluidAt, Medicines, Changes),
    };

    private IEnumerable<(string? Pointer, DateTimeOffset? At)> Reported() =>
    [
        ("/arrivedAt", ArrivedAt), ("/lastSolidAt", LastSolidAt), ("/lastFluidAt", LastFluidAt),
        .. Medicines.Select((m, i) => ((string?)$"/medicines/{i}/takenAt", m.TakenAt)),
    ];
}
