namespace Stillwater.TreatmentPlans.Transfers;

/// <summary>What a change has made of a transfer.</summary>
/// <param name="Id">The transfer.</param>
/// <param name="PlanId">The plan.</param>
/// <param name="State">requested, notified, accepted, completed, refused, withdrawn or expired.</param>
/// <param name="Unmet">
/// What is lacking: sharing-consent, rems-notice and pmf-arrears before the plan moves, enrolment-verification before
/// its first session at the new site.
/// </param>
/// <param name="Code">For another clinic, once: what the patient carries there. It is kept nowhere.</param>
/// <param name="CodeExpiresAt">Until when the code can be redeemed.</param>
/// <param name="EventIds">The facts that this request has added.</param>
public sealed record TransferWritten(
    Guid Id, Guid PlanId, string State, IReadOnlyList<string> Unmet, string? Code, DateTimeOffset? CodeExpiresAt,
    IReadOnlyList<Guid> EventIds)
{
    internal static TransferWritten From(
        Guid id, Transfer state, IReadOnlyList<string> unmet, IReadOnlyList<Guid> eventIds, string? code = null) => new(
        id, state.Requested!.PlanId, state.State, unmet, code, code is null ? null : state.Code?.ExpiresAt, [.. eventIds]);
}
