using Marten;
using Stillwater.Platform.Commands;
using Stillwater.Sessions.AccountRules;
using Stillwater.Sessions.DosingSessions;
using Stillwater.Sessions.Rems.Enrolments;
using Stillwater.Sessions.Rems.Sites;

namespace Stillwater.Sessions.Rems.Forms;

/// <summary>
/// Opens the form of an esketamine session in the commit that ends it, from the session's stored events and their ids.
/// </summary>
internal sealed class FormOpening(IDocumentStore store, AccountRuleSet rules)
{
    private const string Esketamine = "esketamine";

    /// <summary>Call it after the end was decided; <paramref name="ending"/> are the events that end the session.</summary>
    public async Task OpenAsync(
        Work work, DosingSession session, IReadOnlyList<object> ending, DateTimeOffset endedAt,
        CancellationToken cancellationToken)
    {
        if (session.Dose is not { Drug: Esketamine } dose)
            return;
        await using var query = store.QuerySession(work.Clinic);
        var stored = await query.Events.FetchStreamAsync(session.Id, token: cancellationToken);
        var ids = work.EventIds.TakeLast(ending.Count).ToArray();
        (Guid, DosingSessionEvent)[] events =
        [
            .. stored.Select(e => (e.Id, (DosingSessionEvent)e.Data)),
            .. ids.Zip(ending.Cast<DosingSessionEvent>()),
        ];

        var (facts, sources) = new FormFilling(events, rules.Rems).Fill(endedAt, ids[0]);
        var site = await SiteAsync(work, session.PatientId, cancellationToken);
        var day = SiteDays.DayOf(dose.StartedAt, site.TimeZone);
        var form = MonitoringForm.IdOf(session.Id);
        work.RuleSet = rules.RuleSet;
        await work.ApplyOrStartAsync(
            form,
            new OpenForm(new FormOpened(
                form, new FormPlace(session.PatientId, session.PlanId, session.Id), site.Id == Guid.Empty ? null : site.Id,
                site.TimeZone, day, facts, sources,
                [
                    .. rules.Rems.ReminderDays.Value.Select(
                        n => new FormReminder(n, SiteDays.EndOf(day.AddDays(n), site.TimeZone))),
                ],
                SiteDays.EndOf(day.AddDays(rules.Rems.FormDueDays.Value), site.TimeZone))),
            cancellationToken);
    }

    private static async Task<RemsSite> SiteAsync(Work work, Guid patient, CancellationToken cancellationToken)
    {
        var holder = await work.HolderAsync(Enrolment.Claim, patient.ToString(), cancellationToken);
        var enrolment = holder is { } id ? await work.ReadAsync<Enrolment, EnrolmentEvent>(id, cancellationToken) : null;
        return enrolment?.State.Form is { SiteId: var site }
            && await work.ReadAsync<RemsSite, RemsSiteEvent>(RemsSite.IdOf(site), cancellationToken) is { State: { } known }
            ? known
            : RemsSite.Initial;
    }
}
