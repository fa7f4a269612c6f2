using System.ComponentModel.DataAnnotations;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;
using Stillwater.Platform.Tenancy;
using Stillwater.TreatmentPlans.Sites.Rules;

namespace Stillwater.TreatmentPlans.Sites.RecordSiteSafety;

/// <summary>A check, drill, approval, training or attestation.</summary>
/// <param name="Kind">equipment-check, emergency-drill, protocol-approval, training or rems-attestation.</param>
/// <param name="Items">What was looked at, 1 to 50; each code once. An item that is left out counts as not in order.</param>
/// <param name="DoneAt">When it was done, not after now.</param>
public sealed record RecordSiteSafetyRequest(
    [property: AllowedValues("equipment-check", "emergency-drill", "protocol-approval", "training", "rems-attestation")]
    string Kind,
    [property: MinLength(1), MaxLength(50)] IReadOnlyList<SafetyItemEntry> Items,
    DateTimeOffset DoneAt)
    : IValidatableObject
{
    /// <summary>Each item once.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Items.DistinctBy(item => item.Code).Count() != Items.Count)
            yield return new ValidationResult("Give each item once.", [nameof(Items)]);
    }
}

/// <summary>One thing that was looked at.</summary>
/// <param name="Code">Its code in the rule file.</param>
/// <param name="Ok">Whether it was in order.</param>
public sealed record SafetyItemEntry([property: StringLength(64, MinimumLength = 1)] string Code, bool Ok);

/// <summary>A record as it counts.</summary>
/// <param name="Id">The record.</param>
/// <param name="SiteId">The site.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Passed">Whether everything was in order.</param>
/// <param name="Failed">Codes of what was not.</param>
/// <param name="ValidUntil">From then on a new one is owed.</param>
/// <param name="EventIds">The facts that this request has added.</param>
public sealed record SafetyRecordView(
    Guid Id, Guid SiteId, string Kind, bool Passed, IReadOnlyList<string> Failed, DateTimeOffset ValidUntil,
    IReadOnlyList<Guid> EventIds);

internal static class RecordSiteSafetyEndpoint
{
    public static void MapRecordSiteSafety(this IEndpointRouteBuilder sites) =>
        sites.MapPost("/{siteId:guid}/safety-records", HandleAsync).AsAddition("recordSiteSafety", Roles.Clinical);

    private static Task<IResult> HandleAsync(
        Guid siteId, RecordSiteSafetyRequest body, IncomingCommand incoming, SiteRules rules, CancellationToken ct)
    {
        var record = Guid.CreateVersion7();
        var command = new RecordSiteSafety(
            record, body.Kind, [.. body.Items.Select(item => new SafetyItem(item.Code, item.Ok))],
            body.DoneAt.ToUniversalTime(), incoming.Caller.Actor, rules);
        return incoming.RunAsync(
            async (work, token) =>
            {
                work.RuleSet = rules.Stamp;
                var decided = await work.ApplyAsync(siteId, command, token);
                if (decided.Refusal is { } refusal)
                    return refusal;
                var kept = (SafetyRecorded)decided.Events[0];
                return Answer.Created(
                    $"/v1/sites/{siteId}/compliance", decided.Revision,
                    new SafetyRecordView(
                        record, siteId, kept.Kind, kept.Failed.Count == 0, kept.Failed, kept.ValidUntil, [.. work.EventIds]));
            },
            ct);
    }
}
