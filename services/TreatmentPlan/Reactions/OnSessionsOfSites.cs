using Stillwater.Contracts.Integration.V1;
using Stillwater.Contracts.Session.V1;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Inbox;
using Stillwater.TreatmentPlans.Plans;
using Stillwater.TreatmentPlans.Sites.Rules;
using Stillwater.TreatmentPlans.Visits;
using Stillwater.TreatmentPlans.Visits.NoteVisit;
using Stillwater.TreatmentPlans.Visits.TakeChair;

namespace Stillwater.TreatmentPlans.Reactions;

/// <summary>
/// Sessions are visits to a site: they take its chairs, and are owed a follow-up. A session without a site is none.
/// </summary>
internal sealed class OnSessionsOfSites(SiteRules rules)
{
    public async Task ReactAsync(SessionScheduled fact, ReceivedFact received, Work work, CancellationToken ct)
    {
        if (fact.SiteId is not { } site
            || await work.ReadAsync<Plan, PlanEvent>(fact.PlanId, ct) is not { State.Signed.Regimen.Route: { } route }
            || rules.Block(route) is not { } block)
            return;
        work.RuleSet = rules.Stamp;
        var take = new TakeChair(fact.SessionId, site, fact.ChairId, fact.StartsAt, block.Length, received.EventId);
        (await work.ApplyOrStartAsync<Visit, VisitEvent>(Visit.StreamOf(fact.SessionId), take, ct)).OrPark();
    }

    public static Task ReactAsync(SessionCancelled fact, ReceivedFact received, Work work, CancellationToken ct) =>
        NoteAsync(work, fact.SessionId, new FreeChair(received.EventId), ct);

    public static Task ReactAsync(PatientDischarged fact, ReceivedFact received, Work work, CancellationToken ct) =>
        NoteAsync(work, fact.SessionId, new EndVisit(fact.OccurredAt, received.EventId), ct);

    public static Task ReactAsync(IntegrationCompleted fact, ReceivedFact received, Work work, CancellationToken ct) =>
        fact.DosingSessionId is { } session
            ? NoteAsync(work, session, new NoteFollowUp(true, received.EventId), ct)
            : Task.CompletedTask;

    public static Task ReactAsync(IntegrationMissed fact, ReceivedFact received, Work work, CancellationToken ct) =>
        NoteAsync(work, fact.DosingSessionId, new NoteFollowUp(false, received.EventId), ct);

    /// <summary>A session that names no site has no visit, and nothing to note.</summary>
    private static async Task NoteAsync(Work work, Guid session, NoteVisit note, CancellationToken ct) =>
        await work.ApplyAsync<Visit, VisitEvent>(Visit.StreamOf(session), note, ct);
}
