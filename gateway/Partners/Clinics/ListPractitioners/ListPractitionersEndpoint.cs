using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using Stillwater.Platform.Http;
using Stillwater.Platform.Tenancy;

namespace Stillwater.Partners.Clinics.ListPractitioners;

/// <summary>A person who acts for the clinic.</summary>
/// <param name="Id">The person's id: the actor of what they do, and the id of their licences.</param>
/// <param name="Handle">What the clinic's own system calls them; unique in the clinic.</param>
/// <param name="Title">How they are shown.</param>
/// <param name="Role">What they may do.</param>
/// <param name="Specialty">Such as <c>psychiatry</c>; null when none is registered.</param>
/// <param name="Active">Whether they can act; one who left stays listed.</param>
public sealed record PractitionerView(
    Guid Id, string Handle, string Title, string Role, string? Specialty, bool Active);

/// <summary>A clinic's practitioners, by handle.</summary>
/// <param name="Items">All of them: a clinic's staff fits on one page.</param>
/// <param name="Next">Always null.</param>
public sealed record PractitionerList(IReadOnlyList<PractitionerView> Items, string? Next = null);

internal static class ListPractitionersEndpoint
{
    public static void MapListPractitioners(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/practitioners", AnswerAsync).AsRead("listPractitioners", Roles.StaffOrClient);

    private static async Task<PractitionerList> AnswerAsync(
        ClaimsPrincipal principal, PartnersContext directory, CancellationToken cancellation)
    {
        var clinic = Caller.From(principal).Clinic;
        return new PractitionerList(await directory.Practitioners
            .Where(known => known.ClinicId == clinic)
            .OrderBy(known => known.Handle)
            .Select(known => new PractitionerView(
                known.Id, known.Handle, known.Title, known.Role, known.Specialty, known.Active))
            .ToListAsync(cancellation));
    }
}
