using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using Stillwater.Contracts;
using Stillwater.Partners.Clinics.RegisterPractitioner;
using Stillwater.Platform.Http;
using Stillwater.Platform.Keys;
using Stillwater.Platform.Privacy;
using Stillwater.Platform.Tenancy;

namespace Stillwater.Partners.Clinics.ListPractitioners;

/// <summary>A person who acts for the clinic.</summary>
/// <param name="Id">The person's id: the actor of what they do, and the id of their licences.</param>
/// <param name="Handle">What the clinic's own system calls them; unique in the clinic.</param>
/// <param name="Title">How they are shown.</param>
/// <param name="Name">Their name; null for seeded staff, who have none, and when it was erased.</param>
/// <param name="Role">What they may do.</param>
/// <param name="Specialty">Such as <c>psychiatry</c>; null when none is registered.</param>
/// <param name="Active">Whether they can act; one who left stays listed.</param>
public sealed record PractitionerView(
    Guid Id, string Handle, string Title, string? Name, string Role, string? Specialty, bool Active);

/// <summary>A clinic's practitioners, by handle.</summary>
/// <param name="Items">All of them: a clinic's staff fits on one page.</param>
/// <param name="Next">Always null.</param>
public sealed record PractitionerList(IReadOnlyList<PractitionerView> Items, string? Next = null);

internal static class ListPractitionersEndpoint
{
    public static void MapListPractitioners(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/practitioners", AnswerAsync).AsRead("listPractitioners", Roles.StaffOrClient);

    private static async Task<PractitionerList> AnswerAsync(
        ClaimsPrincipal principal, PartnersContext directory, Sealer sealer, CancellationToken cancellation)
    {
        var clinic = Caller.From(principal).Clinic;
        var staff = await directory.Practitioners.AsNoTracking()
            .Where(known => known.ClinicId == clinic)
            .OrderBy(known => known.Handle)
            .ToListAsync(cancellation);
        var items = new List<PractitionerView>(staff.Count);
        foreach (var person in staff)
            items.Add(new PractitionerView(
                person.Id, person.Handle, person.Title, await NameAsync(person, sealer, cancellation), person.Role,
                person.Specialty, person.Active));
        return new PractitionerList(items);
    }

    private static async ValueTask<string?> NameAsync(
        Practitioner person, Sealer sealer, CancellationToken cancellation) => person.ClosedName is { } closed
        ? (await sealer.OpenAsync(
            SealScope.OfTenant(person.ClinicId), DataClass.Identity, RegisterPractitionerEndpoint.NameField,
            new Sealed<string>(closed), cancellation)).Value
        : null;
}
