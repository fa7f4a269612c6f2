using System.ComponentModel.DataAnnotations;
using Stillwater.Contracts;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;
using Stillwater.Platform.Keys;
using Stillwater.Platform.Privacy;
using Stillwater.Platform.Tenancy;
using Stillwater.Sessions.AccountRules;

namespace Stillwater.Sessions.Rems.Notices;

/// <summary>Notes a notice that staff have sent to the REMS; the platform has no line to it.</summary>
/// <param name="Kind">transfer, sae, loss or representative-change.</param>
/// <param name="SentAt">When; not in the future.</param>
/// <param name="Reference">The REMS's reference, up to 64 characters; kept closed.</param>
/// <param name="PatientId">The patient; required for transfer and sae.</param>
/// <param name="SiteId">The site, left out when it is about none.</param>
public sealed record NoticeRequest(
    [property: AllowedValues("transfer", "sae", "loss", "representative-change")] string Kind,
    DateTimeOffset SentAt,
    [property: StringLength(64, MinimumLength = 1)] string? Reference = null,
    Guid? PatientId = null,
    Guid? SiteId = null);

/// <summary>A notice as noted.</summary>
/// <param name="Id">The notice.</param>
/// <param name="Kind">transfer, sae, loss or representative-change.</param>
/// <param name="SentAt">When it was sent.</param>
/// <param name="EventIds">Ids of the events that were caused.</param>
public sealed record NoticeAnswer(Guid Id, string Kind, DateTimeOffset SentAt, IReadOnlyList<Guid> EventIds);

internal static class SendNoticeEndpoint
{
    public static void MapSendNotice(this IEndpointRouteBuilder rems) =>
        rems.MapPost("/notices", HandleAsync).AsCreation("sendRemsNotice", Roles.Clinical);

    private static Task<IResult> HandleAsync(
        NoticeRequest body, IncomingCommand incoming, Sealer sealer, AccountRuleSet rules, CancellationToken ct)
    {
        var id = Guid.CreateVersion7();
        return incoming.RunAsync(
            async (work, token) =>
            {
                var scope = new SealScope(work.Clinic, body.PatientId ?? Guid.Empty);
                Sealed<string>? reference = body.Reference is { } text
                    ? await sealer.SealAsync(scope, DataClass.Identity, "rems-reference", text, token)
                    : null;
                work.RuleSet = rules.RuleSet;
                var decided = await work.StartAsync(
                    id,
                    new SendNotice(
                        new NoticeSent(id, body.Kind, body.SentAt.ToUniversalTime(), reference, body.PatientId, body.SiteId),
                        rules),
                    token);
                return decided.Refusal is { } refusal
                    ? refusal
                    : Answer.Created(
                        $"/v1/rems/notices/{id}", decided.Revision,
                        new NoticeAnswer(id, body.Kind, body.SentAt.ToUniversalTime(), work.EventIds));
            }, ct);
    }
}
