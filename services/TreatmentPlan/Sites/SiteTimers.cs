using Stillwater.Platform.Commands;
using Stillwater.Platform.Timers;
using Stillwater.TreatmentPlans.Compliance.Incidents;
using Stillwater.TreatmentPlans.Sites.Rules;

namespace Stillwater.TreatmentPlans.Sites;

/// <summary>The end of each record whose lapse is an incident is a stored timer.</summary>
internal sealed class SiteTimers(SiteRules rules)
{
    public const string SafetyEnd = "safety-end";

    public IEnumerable<Guard> OwedBy(string tenant, Guid stream, object happened)
    {
        if (happened is SafetyRecorded e && rules.Of(e.Kind).LapseIsIncident)
            yield return DueTimers.Set(tenant, stream, e.RecordId.ToString(), e.ValidUntil, SafetyEnd);
    }

    public async Task LapseAsync(Work work, DueTimer timer, CancellationToken ct)
    {
        work.RuleSet = rules.Stamp;
        var lapse = new LapseSafety.LapseSafety(Guid.Parse(timer.Key), timer.Due, timer.LateBy);
        var lapsed = await work.ApplyAsync(timer.Stream, lapse, ct);
        if (lapsed.Events is [SafetyLapsed record])
            await SiteIncidents.RaiseAsync(
                work, IncidentKinds.SafetyLapsed, timer.Stream, rules.Of(record.Kind).Id, record.RecordId, ct);
    }
}
