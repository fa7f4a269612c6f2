using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using Stillwater.Platform.Http;
using Stillwater.Platform.Tenancy;

namespace Stillwater.Partners.Clinics.GetSelf;

/// <summary>Who a token speaks for.</summary>
/// <param name="Tenant">The clinic's id; null for a token that reaches none.</param>
/// <param name="Actor">The practitioner who acts, or the client when no person does.</param>
/// <param name="Client">The system that asked for the token.</param>
/// <param name="Role">What the actor may do.</param>
/// <param name="CredentialId">The practitioner's id, under which licences are kept; null when no person acts.</param>
/// <param name="Handle">What the clinic's own system calls the practitioner.</param>
/// <param name="Specialty">Such as <c>psychiatry</c>; null when none is registered.</param>
/// <param name="Sandbox">Whether the clinic lives on a virtual clock.</param>
public sealed record SelfView(
    string? Tenant, string Actor, string Client, string Role,
    Guid? CredentialId, string? Handle, string? Specialty, bool Sandbox);

internal static class GetSelfEndpoint
{
    private static readonly string[] Anyone =
        [.. Roles.StaffOrClient, Roles.Ops, Roles.Auditor, Roles.Patient, Roles.Chaperone];

    public static void MapGetSelf(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/me", AnswerAsync).AsRead("getSelf", Anyone);

    private static async Task<SelfView> AnswerAsync(
        ClaimsPrincipal principal, PartnersContext directory, CancellationToken cancellation)
    {
        var caller = Caller.From(principal);
        var person = Guid.TryParse(caller.Actor, out var id)
            ? await directory.Practitioners.AsNoTracking().SingleOrDefaultAsync(known => known.Id == id, cancellation)
            : null;
        return new SelfView(
            caller.Clinic is "" ? null : caller.Clinic, caller.Actor, caller.Client, caller.Role,
            person?.Id, person?.Handle, person?.Specialty, caller.Sandbox);
    }
}
