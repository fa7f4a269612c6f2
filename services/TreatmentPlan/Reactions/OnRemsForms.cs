using Stillwater.Contracts.Session.V1;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Inbox;
using Stillwater.TreatmentPlans.Compliance.Incidents;
using Stillwater.TreatmentPlans.Transfers.NoteForm;
using Stillwater.TreatmentPlans.Visits;

namespace Stillwater.TreatmentPlans.Reactions;

/// <summary>
/// An overdue monitoring form is owed by its plan until it is submitted, and is an incident of its site.
/// </summary>
internal static class OnRemsForms
{
    /// <summary>Section 7.3: submitted within seven days of the session, by the end of the seventh.</summary>
    private const string RuleId = "REMS-FORM";

    public static async Task ReactAsync(RemsFormSubmitted fact, ReceivedFact received, Work work, CancellationToken ct)
    {
        var settle = new SettleForm(fact.PatientId, fact.FormId);
        (await work.ApplyOrStartAsync<PlanForms, FormEvent>(PlanForms.StreamOf(fact.PlanId), settle, ct)).OrPark();
    }

    public static async Task ReactAsync(RemsFormOverdue fact, ReceivedFact received, Work work, CancellationToken ct)
    {
        var owe = new OweForm(fact.PatientId, fact.FormId, fact.SessionId, fact.DueAt);
        (await work.ApplyOrStartAsync<PlanForms, FormEvent>(PlanForms.StreamOf(fact.PlanId), owe, ct)).OrPark();
        var visit = await work.ReadAsync<Visit, VisitEvent>(Visit.StreamOf(fact.SessionId), ct);
        await SiteIncidents.RaiseAsync(
            work, IncidentKinds.RemsFormOverdue, visit?.State.Taken?.SiteId, RuleId, fact.FormId, ct);
    }
}
