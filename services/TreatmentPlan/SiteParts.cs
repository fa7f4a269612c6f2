using Stillwater.Contracts.Integration.V1;
using Stillwater.Contracts.Session.V1;
using Stillwater.Platform;
using Stillwater.TreatmentPlans.Authorizations;
using Stillwater.TreatmentPlans.Compliance;
using Stillwater.TreatmentPlans.Compliance.Incidents;
using Stillwater.TreatmentPlans.Compliance.Incidents.ListComplianceIncidents;
using Stillwater.TreatmentPlans.Reactions;
using Stillwater.TreatmentPlans.Sites;
using Stillwater.TreatmentPlans.Sites.ListSites;
using Stillwater.TreatmentPlans.Sites.Rules;
using Stillwater.TreatmentPlans.Transfers;
using Stillwater.TreatmentPlans.Transfers.AcceptTransfer;
using Stillwater.TreatmentPlans.Transfers.CertifiedSettings;
using Stillwater.TreatmentPlans.Transfers.ListTransfers;
using Stillwater.TreatmentPlans.Transfers.NoteForm;
using Stillwater.TreatmentPlans.Visits;

namespace Stillwater.TreatmentPlans;

/// <summary>The part of the service that knows places: sites, visits to them, what they owe, moves, and payers.</summary>
internal sealed class SiteParts(SiteRules rules)
{
    private TransferOffers? _offers;

    public void AddTo(IServiceCollection services) => services
        .AddSingleton(rules).AddSingleton(rules.Transfer).AddSingleton<SiteFacts>()
        .AddSingleton<TransferOffers>().AddSingleton<CertifiedSettingList>().AddSingleton<AcceptTransferEndpoint>();

    public StillwaterService Describe(StillwaterService service)
    {
        var timers = new SiteTimers(rules);
        return DescribeReactions(service)
            .Stream<Site, SiteEvent>("site", Site.Initial, Site.Evolve, _ => Guid.Empty)
            .Stream<Visit, VisitEvent>("visit", Visit.Initial, Visit.Evolve, _ => Guid.Empty)
            .Stream<Incident, IncidentEvent>("incident", Incident.Initial, Incident.Evolve, _ => Guid.Empty)
            .Stream<Transfer, TransferEvent>("transfer", Transfer.Initial, Transfer.Evolve, t => t.PatientId)
            .Stream<PlanForms, FormEvent>("rems-forms", PlanForms.Initial, PlanForms.Evolve, f => f.PatientId)
            .Stream<PlanAuthorizations, AuthorizationEvent>(
                "authorization", PlanAuthorizations.Initial, PlanAuthorizations.Evolve, a => a.PatientId)
            .Stream<CertifiedSetting, CertifiedSettingEvent>(
                "certified-setting", CertifiedSetting.Initial, CertifiedSetting.Evolve, _ => Guid.Empty)
            .Rows<SiteRow, SiteEvent>(SiteRow.Next)
            .Rows<VisitRow, VisitEvent>(VisitRow.Next, row => row.Index(x => x.SiteId))
            .Rows<IncidentRow, IncidentEvent>(IncidentRow.Next)
            .Rows<TransferRow, TransferEvent>(TransferRow.Next)
            .Table(TransferOffers.Table, TransferOffers.Schema)
            .Table(TransferOffers.EndTable, TransferOffers.EndSchema)
            .OwedBy(timers.OwedBy)
            .OnTimer(SiteTimers.SafetyEnd, timers.LapseAsync)
            .OwedBy(AuthorizationTimers.OwedBy)
            .OnTimer(AuthorizationTimers.AuthorizationEnd, AuthorizationTimers.ExpireAsync)
            .OwedBy(TransferTimers.OwedBy)
            .OnTimer(TransferTimers.CodeEnd, (work, timer, ct) => TransferTimers.EndAsync(work, timer, _offers!, ct));
    }

    /// <summary>Every operation on places; a timer that is due needs what the running service has.</summary>
    public void Map(WebApplication app)
    {
        _offers = app.Services.GetRequiredService<TransferOffers>();
        app.MapSites();
        app.MapComplianceIncidents();
        app.MapTransfers();
        app.MapAuthorizations();
    }

    private StillwaterService DescribeReactions(StillwaterService service) => service
        .ReactTo<SessionScheduled>(new OnSessionsOfSites(rules).ReactAsync)
        .ReactTo<SessionCancelled>(OnSessionsOfSites.ReactAsync)
        .ReactTo<PatientDischarged>(OnSessionsOfSites.ReactAsync)
        .ReactTo<IntegrationCompleted>(OnSessionsOfSites.ReactAsync)
        .ReactTo<IntegrationMissed>(OnSessionsOfSites.ReactAsync)
        .ReactTo<RemsFormSubmitted>(OnRemsForms.ReactAsync)
        .ReactTo<RemsFormOverdue>(OnRemsForms.ReactAsync);
}
