using CsCheck;
using Stillwater.Contracts;
using Stillwater.Platform.Commands;
using Stillwater.TreatmentPlans.Plans;
using Stillwater.TreatmentPlans.Sites;
using Stillwater.TreatmentPlans.Tests.Plans;
using Stillwater.TreatmentPlans.Tests.Sites;
using Stillwater.TreatmentPlans.Transfers;

namespace Stillwater.TreatmentPlans.Tests.Transfers;

using Accept = Stillwater.TreatmentPlans.Transfers.AcceptTransfer.AcceptTransfer;
using Change = Stillwater.TreatmentPlans.Sites.ChangeSite.ChangeSite;
using Command = ICommand<Transfer, TransferEvent>;
using End = Stillwater.TreatmentPlans.Transfers.EndTransfer.EndTransfer;
using Notify = Stillwater.TreatmentPlans.Transfers.NotifyTransfer.NotifyTransfer;
using OfferedCode = Stillwater.TreatmentPlans.Transfers.AcceptTransfer.OfferedCode;
using Request = Stillwater.TreatmentPlans.Transfers.RequestTransfer.RequestTransfer;

/// <summary>Scenario S08 as rules: a plan moves once, to who may give it, after consent, notice and forms.</summary>
public class TransferTests
{
    private static readonly DateTimeOffset Now = SiteSample.Now;
    private static readonly Guid SiteB = StableId.From("site", "b");
    private static readonly Plan Iv = Course.SignedCourse.State;
    private static readonly Plan Esketamine = Iv with
    {
        Signed = Iv.Signed! with
        {
            Regimen = Iv.Signed.Regimen with { Drug = "esketamine", Route = "intranasal", Setting = "certified-hcs" },
        },
    };

    private static readonly Request ToSite = new(
        Course.PlanId, Esketamine, new TransferTarget(SiteB, null, null), SiteSample.Main.State, false,
        StableId.From("consent"), new(2026, 3, 2), Course.Reason, "prescriber");

    private static readonly Request Away = ToSite with
    {
        To = new TransferTarget(null, "REMS-2002", Course.Reason), Site = null, SettingCertified = true,
    };

    private static readonly Accept Accepted = new(SiteSample.Main.State, false, "certified-hcs", true, 0, null, "director");
    private static readonly Accept Handed = Accepted with
    {
        Site = null, SettingCertified = true, Code = new OfferedCode("hash", Now.AddDays(30)),
    };

    private static readonly Notify Notice = new(Now, null, "prescriber");

    [Fact]
    public void A_plan_goes_to_a_certified_site_after_consent_notice_and_forms()
    {
        var asked = After(ToSite);
        Assert.Equal(["sharing-consent", "rems-notice", "pmf-arrears"], asked.Unmet(false, 2));
        Assert.Equal("plan.transfer-unmet", RefusalOf(asked, Accepted));
        var notified = After(asked, Notice);
        Assert.Equal("notified", notified.State);
        Assert.Equal(["sharing-consent"], (Accepted with { ConsentHolds = false }).Decide(notified, Now).Refusal!.Unmet);
        Assert.Equal(["pmf-arrears"], (Accepted with { FormArrears = 1 }).Decide(notified, Now).Refusal!.Unmet);
        var done = After(notified, Accepted);
        Assert.Equal(("completed", false), (done.State, done.Ended!.CodeUnused));
        Assert.Equal("plan.transfer-not-open", RefusalOf(done, Accepted));
    }

    [Fact]
    public void A_target_that_is_not_certified_is_refused_at_once()
    {
        var site = SiteSample.Main.With(new Change(
            SiteSample.Certified with { Rems = SiteSample.Certified.Rems! with { State = RemsState.Lapsed } }, false, "x")).State;
        Assert.Equal("plan.site-not-certified", RefusalOf(Transfer.Initial, ToSite with { Site = site }));
        Assert.Equal("plan.site-not-certified", RefusalOf(Transfer.Initial, Away with { SettingCertified = false }));
        Assert.Null(RefusalOf(Transfer.Initial, ToSite with { Site = site, Plan = Iv }));
        Assert.Equal("plan.site-not-certified", RefusalOf(After(ToSite, Notice), Accepted with { Site = site }));
        Assert.Equal("plan.site-not-certified", RefusalOf(After(Away, Notice), Handed with { SettingCertified = false }));
    }

    [Fact]
    public void A_transfer_is_asked_for_where_it_makes_sense()
    {
        Assert.Equal("plan.not-active", RefusalOf(Transfer.Initial, ToSite with { Plan = Plan.Initial }));
        var left = Course.InRemission.With(new LeavePlan(Guid.NewGuid(), true, "prescriber")).State;
        Assert.Equal("plan.not-active", RefusalOf(Transfer.Initial, ToSite with { Plan = left }));
        Assert.Equal("plan.transfer-same-site", RefusalOf(
            Transfer.Initial, ToSite with { Plan = Esketamine with { MovedToSiteId = SiteB } }));
        Assert.Equal("plan.transfer-in-past", RefusalOf(Transfer.Initial, ToSite with { EffectiveOn = new(2026, 3, 1) }));
        var remote = SiteSample.Main.With(new Change(SiteSample.Certified with { Settings = ["remote"] }, false, "x")).State;
        Assert.Equal("plan.setting-not-offered", RefusalOf(Transfer.Initial, ToSite with { Plan = Iv, Site = remote }));
    }

    [Fact]
    public void The_rems_is_told_once_and_only_of_what_is_under_it()
    {
        Assert.Equal("plan.notice-in-future", RefusalOf(After(ToSite), Notice with { SentAt = Now.AddSeconds(1) }));
        Assert.Equal("plan.notice-not-owed", RefusalOf(After(ToSite, Notice), Notice));
        Assert.Equal("plan.notice-not-owed", RefusalOf(After(ToSite with { Plan = Iv }), Notice));
        Assert.Equal("plan.transfer-not-open", RefusalOf(After(ToSite, Ending("withdrawn")), Notice));
        Assert.Equal("request.not-found", RefusalOf(Transfer.Initial, Notice));
        Assert.Equal("request.not-found", RefusalOf(Transfer.Initial, Accepted));
        Assert.Equal("request.not-found", RefusalOf(Transfer.Initial, Ending("refused")));
    }

    [Fact]
    public void A_code_that_is_handedis_withdrawn_or_expires_but_is_not_refused()
    {
        var handed = After(Away, Notice, Handed);
        Assert.Equal("accepted", handed.State);
        Assert.Equal("plan.transfer-not-open", RefusalOf(handed, Handed));
        Assert.Equal("plan.transfer-not-open", RefusalOf(handed, Ending("refused")));
        Assert.True(After(handed, Ending("withdrawn")).Ended!.CodeUnused);
        Assert.True(After(handed, Ending("expired")).Ended!.CodeUnused);
        Assert.False(After(handed, Ending("completed")).Ended!.CodeUnused);
        Assert.Equal("plan.transfer-not-open", RefusalOf(After(Away), Ending("expired")));
        Assert.False(After(Away, Ending("refused")).Ended!.CodeUnused);
    }

    [Fact]
    public void A_plan_that_leaves_is_over_with_what_was_proposed_on_it()
    {
        var left = Course.InRemission.With(new LeavePlan(Guid.NewGuid(), true, "prescriber"));
        Assert.Equal((PlanPhase.Closed, false), (left.State.Status, left.State.IsActive));
        Assert.All(left.State.Proposals, p => Assert.Equal(ProposalState.Superseded, p.State));
        Assert.Equal("plan.not-active", left.RefusalOf(new LeavePlan(Guid.NewGuid(), true, "prescriber")));
        Assert.Equal("plan.not-active", left.RefusalOf(new MovePlan(Guid.NewGuid(), SiteB, true)));
        var moved = Course.InRemission.With(new MovePlan(Guid.NewGuid(), SiteB, true));
        Assert.Equal((SiteB, true), (moved.State.SiteId, moved.State.IsActive));
        Assert.Equal(6, moved.State.Sessions.Count);
    }

    [Fact]
    public void A_code_opens_its_own_summary_and_no_other()
    {
        var summary = new TransferSummary(
            Guid.NewGuid(), Course.PlanId, [Guid.NewGuid()], Course.SignedCourse.State.Draft!, PlanPhase.Induction, 9, 700.5m,
            Now);
        var code = TransferCode.New();
        var closed = TransferCode.Close(code, summary);
        var opened = TransferCode.Open(code, closed);
        Assert.Equal((summary.TransferId, summary.CumulativeMg, summary.Draft.Body), (
            opened.TransferId, opened.CumulativeMg, opened.Draft.Body));
        Assert.ThrowsAny<System.Security.Cryptography.CryptographicException>(
            () => TransferCode.Open(TransferCode.New(), closed));
        Assert.DoesNotContain("trd", System.Text.Encoding.UTF8.GetString(closed), StringComparison.Ordinal);
        Assert.NotEqual(TransferCode.HashOf(code), TransferCode.HashOf(TransferCode.New()));
    }

    /// <summary>What two clinics do in any order, with the guard that lets an offer end once.</summary>
    [Fact]
    public void Two_active_plans_never_exist_whatever_two_clinics_do() => Gen.Int[0, 6].Array[0, 25].Sample(steps =>
    {
        var (here, there) = (Course.InRemission.With() with { State = Esketamine }, Course.Empty);
        var (transfer, offerEnded) = (Transfer.Initial, false);
        foreach (var step in steps)
        {
            var before = transfer;
            switch (step)
            {
                case 0:
                    transfer = transfer.Requested is null ? After(transfer, Away with { Plan = here.State }) : transfer;
                    break;
                case 1:
                    transfer = After(transfer, Notice);
                    break;
                case 2:
                    transfer = After(transfer, Handed);
                    if (before.Code is null && transfer.Code is not null)
                        here = here.With(new LeavePlan(Guid.NewGuid(), true, "prescriber"));
                    break;
                case 3 when transfer.Code is not null && !offerEnded:
                    there = there.With(new BeginCarriedOver(Esketamine.Draft!, History));
                    offerEnded = true;
                    break;
                case 4 or 5 when !offerEnded:
                    transfer = After(transfer, Ending(step == 4 ? "withdrawn" : "expired"));
                    offerEnded = transfer.Code is not null && transfer.Ended is not null;
                    break;
                default:
                    transfer = After(transfer, Ending("refused"));
                    break;
            }

            Assert.False(here.State.IsActive && there.State.Draft is not null);
            Assert.True(there.State.Draft is null || transfer.Ended is not { CodeUnused: true });
        }
    });

    private static PlanCarriedOver History { get; } = new(
        Guid.NewGuid(), Course.PlanId, [], PlanPhase.Induction, 9, 700m, Now, Guid.NewGuid());

    private static End Ending(string outcome) => new(outcome, null, "somebody");

    private static Transfer After(params Command[] commands) => After(Transfer.Initial, commands);

    private static Transfer After(Transfer transfer, params Command[] commands) => commands.Aggregate(
        transfer, (state, command) => command.Decide(state, Now).Events.Aggregate(state, Transfer.Evolve));

    private static string? RefusalOf(Transfer transfer, Command command) => command.Decide(transfer, Now).Refusal?.Code;
}
