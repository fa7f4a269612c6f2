using Stillwater.Platform.Commands;
using Stillwater.Platform.Timers;
using Stillwater.TreatmentPlans.Credentials;
using Stillwater.TreatmentPlans.Dosing;
using Stillwater.TreatmentPlans.Plans.SuspendPlan;

namespace Stillwater.TreatmentPlans.Plans;

/// <summary>
/// Who answers for each plan that is not over, kept in the transaction of the signature. What becomes of a credential
/// reaches every such plan by a timer of its own that is due at once, so that one plan does not hold up the others.
/// </summary>
internal static class SignedPlans
{
    public const string Table = "signed_plan";
    public const string CredentialLapse = "credential-lapse";

    public const string Schema =
        """
        create table if not exists signed_plan (
          tenant text not null, plan uuid not null, practitioner uuid not null, primary key (tenant, plan));
        create index if not exists signed_plan_by_practitioner on signed_plan (tenant, practitioner);
        """;

    public static IEnumerable<Guard> OwedBy(string tenant, Guid stream, object happened) => happened switch
    {
        PlanSigned e => [Keep(tenant, stream, e.SignedBy)],
        PlanResumed e => [Keep(tenant, stream, e.ResumedBy)],
        PlanClosed => [Forget(tenant, stream)],
        LicenceLapsed { NoneLeft: true, Holder.PractitionerId: { } holder } e => [LookAt(tenant, holder, e.LapsedAt)],
        CredentialRevoked { Holder.PractitionerId: { } holder } e => [LookAt(tenant, holder, e.RevokedAt)],
        _ => [],
    };

    /// <summary>The plan is suspended unless it has found another prescriber since, or the licence has been renewed.</summary>
    public static async Task LapseAsync(Work work, DueTimer timer, DosingRules rules, CancellationToken ct)
    {
        if (await work.ReadAsync<Plan, PlanEvent>(timer.Stream, ct) is not { State.ResponsibleId: { } responsible })
            return;
        work.RuleSet = rules.Stamp;
        var signer = await Signer.ReadAsync(work, responsible, ct);
        await work.ApplyAsync(timer.Stream, new SuspendForCredential(signer, work.Caller.Actor, rules), ct);
    }

    private static Guard Keep(string tenant, Guid plan, Guid practitioner) => new(
        """
        insert into signed_plan (tenant, plan, practitioner) values (?, ?, ?)
        on conflict (tenant, plan) do update set practitioner = excluded.practitioner
        """,
        tenant, plan, practitioner);

    private static Guard Forget(string tenant, Guid plan) =>
        new("delete from signed_plan where tenant = ? and plan = ?", tenant, plan);

    private static Guard LookAt(string tenant, Guid practitioner, DateTimeOffset due) => new(
        """
        insert into timer (tenant, stream, key, due, kind)
        select tenant, plan, ?, ?, ? from signed_plan where tenant = ? and practitioner = ?
        on conflict (tenant, stream, key) do update set due = excluded.due, attempts = 0, retry_at = null
        """,
        CredentialLapse, due, CredentialLapse, tenant, practitioner);
}
