using Stillwater.Contracts;
using Stillwater.Platform.Commands;
using Stillwater.Sessions.AccountRules;
using Stillwater.Sessions.DosingSessions;
using Stillwater.Sessions.Protocols;

namespace Stillwater.Sessions.HomeSessions;

/// <summary>Asks an adult to stay with the patient. A later invitation stands beside an earlier one.</summary>
public sealed record InviteChaperone(ChaperoneInvited Invitation, DosingSession Session, HomeRules? Rules)
    : ICommand<HomeSession, HomeSessionEvent>
{
    public Decision<HomeSessionEvent> Decide(HomeSession state, DateTimeOffset now) => this switch
    {
        _ when HomeRefusals.Of(Session, Rules) is { } refusal => refusal,
        _ when Invitation.AgeYears < Rules!.SitterAgeYears.Value =>
            HomeRefusals.Underage.On("/birthYear", $"at least {Rules.SitterAgeYears.Value} years ago"),
        _ => Invitation,
    };
}

/// <summary>The code of an invitation is good so often and so long, and only while the session is not over.</summary>
public sealed record RedeemInvitation(string SecretHash, bool SessionIsOver) : ICommand<HomeSession, HomeSessionEvent>
{
    public Decision<HomeSessionEvent> Decide(HomeSession state, DateTimeOffset now)
    {
        var invitation = state.Invitations.Find(i => i.SecretHash == SecretHash);
        return invitation is null || SessionIsOver || state.IsOver || now > invitation.ExpiresAt
            || state.UsesLeft[invitation.InvitationId] < 1
            ? PlatformCodes.NotFound
            : new InvitationRedeemed(
                invitation.Place, invitation.InvitationId, state.UsesLeft[invitation.InvitationId] - 1);
    }
}

/// <summary>A chaperone says that she is there, or goes; who leaves a patient alone too early is called after.</summary>
public sealed record AttestChaperone(
    Guid ChaperoneId, string Kind, bool Adult, bool Sober, DateTimeOffset StaysUntil, DateTimeOffset At,
    DosingSession Session, HomeRules? Rules, AccountRuleSet Accounts) : ICommand<HomeSession, HomeSessionEvent>
{
    public Decision<HomeSessionEvent> Decide(HomeSession state, DateTimeOffset now)
    {
        if (HomeRefusals.Of(Session, Rules) is { } refusal)
            return refusal;
        if (state.Place is not { } place || state.Invitations.TrueForAll(i => i.InvitationId != ChaperoneId))
            return PlatformCodes.NotFound;
        if (Accounts.IsAhead(At, now))
            return HomeRefusals.InFuture.On("/at", "now or earlier");
        if (state.Attested.GetValueOrDefault(ChaperoneId) is { } last && last.At >= At)
            return last.At == At && last.Kind == Kind ? Decision<HomeSessionEvent>.Nothing : HomeRefusals.Overtaken;

        var stays = Kind is HomeSession.Arrived or HomeSession.Present;
        var others = state.There.Any(a => a.ChaperoneId != ChaperoneId);
        var attested = new ChaperoneAttested(
            place, ChaperoneId, Kind, Adult, Sober, StaysUntil, At,
            stays ? Next(state, At) : others ? state.NextDueAt : null);
        return stays || others || state.Dose is not { } dose || At >= dose.SitterUntil
            ? attested
            : (HomeSessionEvent[])
            [
                attested, new ChaperoneLeft(place, At, (int)(At - dose.StartedAt).TotalMinutes),
            ];
    }

    /// <summary>From the dose on she says every quarter of an hour that she is there, until her time is over.</summary>
    private DateTimeOffset? Next(HomeSession state, DateTimeOffset at) =>
        state.Dose is { } dose && at.AddMinutes(Rules!.AttestEveryMinutes.Value) <= dose.SitterUntil
            ? at.AddMinutes(Rules.AttestEveryMinutes.Value)
            : null;
}

/// <summary>An attestation that was owed has not come.</summary>
public sealed record MissAttestation(string Cause, TimeSpan Grace) : ICommand<HomeSession, HomeSessionEvent>
{
    /// <summary>Stored times are rounded.</summary>
    private static readonly TimeSpan Rounding = TimeSpan.FromMilliseconds(1);

    public Decision<HomeSessionEvent> Decide(HomeSession state, DateTimeOffset now)
    {
        if (state is not { Dose: { } dose, NextDueAt: { } due, IsOver: false } || now < due + Grace - Rounding)
            return Decision<HomeSessionEvent>.Nothing;
        var next = due.AddMinutes(dose.AttestEveryMinutes);
        return new AttestationMissed(state.Place!, due, Cause, next <= dose.SitterUntil ? next : null);
    }
}

/// <summary>A clinician looks at the patient from afar.</summary>
public sealed record CheckHome(HomeChecked Check, DosingSession Session, HomeRules? Rules, AccountRuleSet Accounts)
    : ICommand<HomeSession, HomeSessionEvent>
{
    public Decision<HomeSessionEvent> Decide(HomeSession state, DateTimeOffset now) => this switch
    {
        _ when HomeRefusals.Of(Session, Rules) is { } refusal => refusal,
        _ when Accounts.IsAhead(Check.At, now) => HomeRefusals.InFuture.On("/at", "now or earlier"),
        _ when Check.DeviceTakenAt is { } taken && Accounts.IsAhead(taken, now) =>
            HomeRefusals.InFuture.On("/device/takenAt", "now or earlier"),
        _ when Check.SystolicMmHg <= Check.DiastolicMmHg =>
            HomeRefusals.Implausible.On("/device/reading/systolicMmHg", "above diastolicMmHg"),
        _ => Check,
    };
}

/// <summary>The gate is tried: met, the dose is released; not met, that is a fact too.</summary>
public sealed record ReleaseHomeDose(
    HomePlace Place, Guid? SupplyId, GateFacts Facts, int FailuresBefore, DosingSession Session, HomeRules? Rules,
    HomeReleaseRules Release, string Actor) : ICommand<HomeSession, HomeSessionEvent>
{
    public Decision<HomeSessionEvent> Decide(HomeSession state, DateTimeOffset now)
    {
        if (HomeRefusals.Of(Session, Rules) is { } refusal)
            return refusal;
        if (HomeGate.Unmet(state, Facts, Rules!, Release, now).ToArray() is { Length: > 0 } unmet)
        {
            var failures = FailuresBefore + 1;
            return new HomeGateFailed(Place, unmet, failures, failures == Release.FailuresBeforeReview.Value, Actor);
        }

        if (Session.Clearance is null || Session.Dose is not null)
            return HomeRefusals.NotCleared;
        return SupplyId is { } supply
            ? new HomeDoseReleased(Place, supply, now, now.AddMinutes(Release.UnlockMinutes.Value), Facts.SeenInPersonOn, Actor)
            : HomeSupplies.SupplyRefusals.NotReleasable;
    }
}

/// <summary>The released dose was taken.</summary>
public sealed record StartHomeDose(DateTimeOffset StartedAt, HomeRules Rules) : ICommand<HomeSession, HomeSessionEvent>
{
    public Decision<HomeSessionEvent> Decide(HomeSession state, DateTimeOffset now) => state.Release is { } release
        ? new HomeDoseStarted(
            release.Place, StartedAt, StartedAt.AddHours(Rules.SitterStaysHours.Value), Rules.AttestEveryMinutes.Value,
            StartedAt.AddMinutes(Rules.AttestEveryMinutes.Value))
        : HomeSupplies.SupplyRefusals.NotReleased;
}

/// <summary>The session is over.</summary>
public sealed record EndHomeSession : ICommand<HomeSession, HomeSessionEvent>
{
    public Decision<HomeSessionEvent> Decide(HomeSession state, DateTimeOffset now) =>
        state.IsOver || state.Place is not { } place ? Decision<HomeSessionEvent>.Nothing : new HomeSessionEnded(place);
}
