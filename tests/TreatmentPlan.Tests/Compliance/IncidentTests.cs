using Stillwater.Contracts;
using Stillwater.TreatmentPlans.Compliance.Incidents;
using Stillwater.TreatmentPlans.Compliance.Incidents.RaiseIncident;
using Stillwater.TreatmentPlans.Sites;
using Stillwater.TreatmentPlans.Tests.Sites;

namespace Stillwater.TreatmentPlans.Tests.Compliance;

using Lapse = Stillwater.TreatmentPlans.Sites.LapseSafety.LapseSafety;
using Move = Stillwater.TreatmentPlans.Sites.MoveCertification.MoveCertification;
using Resolve = Stillwater.TreatmentPlans.Compliance.Incidents.ResolveComplianceIncident.ResolveComplianceIncident;

/// <summary>What runs out is an incident once, until somebody says what was done about it.</summary>
public class IncidentTests
{
    private static readonly DateTimeOffset Now = SiteSample.Now;
    private static readonly Resolve Resolution = new(
        new("s1.clinical-text.1.incident-resolution.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"), "director");

    [Fact]
    public void An_incident_is_raised_once_and_resolved_once()
    {
        var raise = new RaiseIncident(IncidentKinds.SafetyLapsed, SiteSample.Id, "XC-09-DRILL", Guid.CreateVersion7());
        var raised = raise.Decide(Incident.Initial, Now).Events.Aggregate(Incident.Initial, Incident.Evolve);
        Assert.Empty(raise.Decide(raised, Now).Events);
        Assert.Equal("request.not-found", Resolution.Decide(Incident.Initial, Now).Refusal?.Code);
        var resolved = Resolution.Decide(raised, Now).Events.Aggregate(raised, Incident.Evolve);
        Assert.Equal(Now, resolved.Resolved!.ResolvedAt);
        Assert.Equal("plan.incident-resolved", Resolution.Decide(resolved, Now).Refusal?.Code);
        Assert.Empty(raise.Decide(resolved, Now).Events);
    }

    [Fact]
    public void A_record_that_was_renewed_does_not_lapse()
    {
        var first = SiteSample.Complete("emergency-drill", Now.AddMonths(-6));
        var lapse = new Lapse(first.RecordId, Now, TimeSpan.Zero);
        var once = SiteSample.Main.With(first);
        var lapsed = Assert.IsType<SafetyLapsed>(Assert.Single(lapse.Decide(once.State, Now).Events));
        Assert.Equal(("emergency-drill", first.RecordId), (lapsed.Kind, lapsed.RecordId));
        Assert.Empty(lapse.Decide(once.With(lapse).State, Now).Events);
        Assert.Empty(lapse.Decide(once.With(SiteSample.Complete("emergency-drill", Now)).State, Now).Events);
    }

    [Fact]
    public void A_certification_follows_its_licence_and_comes_back_only_from_its_lapse()
    {
        var lost = SiteSample.Main.With(new Move(false, "expired"));
        Assert.False(lost.State.IsCertified);
        Assert.Empty(new Move(false, "expired").Decide(lost.State, Now).Events);
        Assert.True(lost.With(new Move(true, "renewed")).State.IsCertified);
        Assert.Empty(new Move(true, "renewed").Decide(SiteSample.Main.State, Now).Events);
        var pending = SiteSample.Certified with { Rems = SiteSample.Certified.Rems! with { State = RemsState.Pending } };
        var waiting = SiteSample.Main.With(new Stillwater.TreatmentPlans.Sites.ChangeSite.ChangeSite(pending, false, "x"));
        Assert.Empty(new Move(true, "renewed").Decide(waiting.State, Now).Events);
    }

    [Fact]
    public void The_same_ground_is_the_same_incident()
    {
        var evidence = StableId.From("form");
        Assert.Equal(
            Incident.StreamOf(IncidentKinds.RemsFormOverdue, evidence),
            Incident.StreamOf(IncidentKinds.RemsFormOverdue, evidence));
    }
}
