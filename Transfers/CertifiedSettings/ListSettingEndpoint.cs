using System.ComponentModel.DataAnnotations;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;
using Stillwater.Platform.Tenancy;

namespace Stillwater.TreatmentPlans.Transfers.CertifiedSettings;

/// <summary>What operations have seen of a setting.</summary>
/// <param name="Certified">Whether it is certified for esketamine.</param>
public sealed record ListSettingRequest(bool Certified);

/// <summary>A line of the list.</summary>
/// <param name="SettingId">Its id in the programme.</param>
/// <param name="Certified">Whether it is certified.</param>
/// <param name="EventIds">The facts that this request has added.</param>
public sealed record ListedSetting(string SettingId, bool Certified, IReadOnlyList<Guid> EventIds);

internal static class ListSettingEndpoint
{
    private static readonly Refusal NotOfAClinic = new(
        "plan.platform-only", RefusalKind.Role, "The list belongs to the platform; the token names a clinic.");

    public static void MapCertifiedSettings(this IEndpointRouteBuilder routes) =>
        routes.MapPut("/v1/certified-settings/{settingId:length(1,64)}", HandleAsync).WithTags("Transfers")
            .AsAddition("listCertifiedSetting", Roles.Ops);

    private static async Task<IResult> HandleAsync(
        [StringLength(64, MinimumLength = 1)] string settingId, ListSettingRequest body, IncomingCommand incoming,
        CancellationToken ct)
    {
        if (incoming.Caller.Clinic != CertifiedSettingList.Platform)
            return new ProblemResult(NotOfAClinic);
        return await incoming.RunAsync(
            async (work, token) =>
            {
                var decided = await work.ApplyOrStartAsync(
                    CertifiedSetting.StreamOf(settingId), new ListSetting(settingId, body.Certified, work.Caller.Actor),
                    token);
                return decided.Refusal is { } refusal
                    ? refusal
                    : Answer.Ok(decided.Revision, new ListedSetting(settingId, body.Certified, [.. work.EventIds]));
            },
            ct);
    }
}
