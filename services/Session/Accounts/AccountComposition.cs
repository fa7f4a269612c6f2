using Stillwater.Platform;
using Stillwater.Sessions.AccountRules;
using Stillwater.Sessions.Boards;
using Stillwater.Sessions.HomeSessions;
using Stillwater.Sessions.HomeSupplies;
using Stillwater.Sessions.Inventory;
using Stillwater.Sessions.Inventory.ConfirmingWaste;
using Stillwater.Sessions.Practitioners;
using Stillwater.Sessions.Rems;
using Stillwater.Sessions.Rems.Dispensings;
using Stillwater.Sessions.Rems.Enrolments;
using Stillwater.Sessions.Rems.Forms;
using Stillwater.Sessions.Rems.Notices;
using Stillwater.Sessions.Rems.Sites;

namespace Stillwater.Sessions.Accounts;

/// <summary>What a session is held to beyond its protocol: stock, the REMS, and what happens at a patient's home.</summary>
internal static class AccountComposition
{
    public static IServiceCollection AddAccounts(this IServiceCollection services) => services
        .AddSingleton(AccountRuleFile.Shipped).AddSingleton<PractitionerDirectory>().AddSingleton<Witnesses>()
        .AddSingleton<FormOpening>().AddSingleton<DoseAccounts>()
        .AddSingleton<DispensingRecords>()
        .AddSingleton<LiveBoards>().AddHostedService(provider => provider.GetRequiredService<LiveBoards>());

    public static StillwaterService KeepAccounts(this StillwaterService service) => service
        .Stream<DrugLot, LotEvent>("drug-lot", DrugLot.Initial, DrugLot.Evolve, _ => Guid.Empty)
        .Stream<RemsSite, RemsSiteEvent>("rems-site", RemsSite.Initial, RemsSite.Evolve, _ => Guid.Empty)
        .Stream<Enrolment, EnrolmentEvent>("rems-enrolment", Enrolment.Initial, Enrolment.Evolve, e => e.PatientId)
        .Stream<MonitoringForm, FormEvent>(
            "rems-form", MonitoringForm.Initial, MonitoringForm.Evolve, f => f.Opened?.Place.PatientId ?? Guid.Empty)
        .Stream<Notice, NoticeEvent>("rems-notice", Notice.Initial, Notice.Evolve, n => n.Sent?.PatientId ?? Guid.Empty)
        .Rows<EnrolmentRow, EnrolmentEvent>(EnrolmentRow.Next, row => row.Index(x => x.PatientId))
        .Rows<FormRow, FormEvent>(FormRow.Next, row => row.Index(x => x.State))
        .Stream<HomeSupply, SupplyEvent>("home-supply", HomeSupply.Initial, HomeSupply.Evolve, s => s.PatientId)
        .Stream<HomeSession, HomeSessionEvent>("home-session", HomeSession.Initial, HomeSession.Evolve, h => h.PatientId)
        .Rows<SupplyRow, SupplyEvent>(SupplyRow.Next, row => row.Index(x => x.PatientId))
        .OwedBy(SupplyTimers.OwedBy)
        .OnTimer(SupplyTimers.RelockDue, SupplyTimers.RelockAsync)
        .OwedBy(HomeTimers.OwedBy)
        .OnTimer(HomeTimers.AttestationDue, HomeTimers.MissAsync)
        .OwedBy(LotTimers.OwedBy)
        .OnTimer(LotTimers.RemainderDue, LotTimers.MissAsync)
        .OwedBy(RemsClaims.OwedBy)
        .OwedBy(FormTimers.OwedBy)
        .OnTimer(FormTimers.ReminderDue, FormTimers.RemindAsync)
        .OnTimer(FormTimers.FormDue, FormTimers.MissAsync);

    public static void MapAccounts(this IEndpointRouteBuilder routes)
    {
        routes.MapInventory();
        routes.MapRems();
        routes.MapHomeSupplies();
        routes.MapRedeemInvitation();
        var sessions = routes.MapGroup("/v1/sessions").WithTags("Session");
        sessions.MapChaperones();
        sessions.MapHomeReleases();
        sessions.MapConfirmDoseWaste();
        sessions.MapDispensingRecords();
        routes.MapWatchSessions();
    }
}
