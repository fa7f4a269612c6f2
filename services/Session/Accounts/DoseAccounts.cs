using Stillwater.Platform.Commands;
using Stillwater.Sessions.AccountRules;
using Stillwater.Sessions.DosingSessions;
using Stillwater.Sessions.HomeSessions;
using Stillwater.Sessions.Inventory;
using Stillwater.Sessions.Protocols;
using Stillwater.Sessions.Rems.Enrolments;
using Stillwater.Sessions.Rems.Forms;

namespace Stillwater.Sessions.Accounts;

/// <summary>
/// What a dose, its end and the end of its session owe to the accounts, in the commit of the session's own fact.
/// </summary>
internal sealed class DoseAccounts(AccountRuleSet rules, DosingProtocols protocols, FormOpening forms)
{
    /// <summary>Why the dose that was just decided may not leave the cupboard; null when it is booked.</summary>
    public async Task<Refusal?> StartAsync(Work work, DosingSession session, CancellationToken cancellationToken)
    {
        var dose = session.Dose!;
        if (protocols.Of(session.Booking!.Protocol).Home is { } home)
            return await HomeDoses.StartAsync(work, session, home, rules, cancellationToken);
        return await DispensingGate.RefuseAsync(work, session, rules, cancellationToken)
            ?? await DoseStock.DrawAsync(
                work, session, dose.Dose, dose.Drug, dose.Lots, dose.AdministeredBy, dose.ObservedBy, dose.StartedAt,
                cancellationToken);
    }

    /// <summary>Books what was given and wasted; the refusal when the lots or the witness do not allow it.</summary>
    public Task<Refusal?> StopAsync(Work work, DosingSession session, Witness witness, CancellationToken cancellationToken)
    {
        var stopped = session.Stopped!;
        return DoseStock.SettleAsync(
            work, session, stopped.Dose, session.Dose!.Lots, stopped.GivenMg, stopped.WastedMg, witness, stopped.StoppedAt,
            rules, cancellationToken);
    }

    /// <summary>Books what a corrected dose came to; the refusal when the lots or the witness do not allow it.</summary>
    public Task<Refusal?> CorrectAsync(Work work, DosingSession session, Witness witness, CancellationToken cancellationToken) =>
        DoseStock.CorrectAsync(work, session, witness, rules, cancellationToken);

    /// <summary>Opens what the end of a session owes. Call it right after the end was decided.</summary>
    public async Task EndAsync(
        Work work, Decided<DosingSession> ended, DateTimeOffset endedAt, CancellationToken cancellationToken)
    {
        await forms.OpenAsync(work, ended.State, ended.Events, endedAt, cancellationToken);
        if (protocols.Of(ended.State.Booking!.Protocol).Home is not null)
            await work.ApplyAsync(HomeSession.IdOf(ended.State.Id), new EndHomeSession(), cancellationToken);
    }
}
