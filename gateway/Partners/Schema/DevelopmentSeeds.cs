using Microsoft.EntityFrameworkCore;
using Npgsql;
using OpenIddict.Abstractions;
using Stillwater.Contracts;
using Stillwater.Partners.Clinics;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Stillwater.Partners.Schema;

/// <summary>
/// Two sandbox clinics with staff and clients whose secrets anybody can guess: for development alone.
/// </summary>
internal static class DevelopmentSeeds
{
    public static readonly IReadOnlyList<Clinic> Clinics =
    [
        new("northside", "Northside Clinic", Sandbox: true, "America/New_York"),
        new("harborview", "Harborview Clinic", Sandbox: true, "America/Los_Angeles"),
    ];

    public static readonly IReadOnlyList<ClientAccess> Clients =
    [
        new("northside", "client", "northside", ActsForStaff: true, ActsForPatients: false, []),
        new("harborview", "client", "harborview", ActsForStaff: true, ActsForPatients: false, []),
        new("northside-app", "patient", "northside", ActsForStaff: false, ActsForPatients: true, []),
        new("harborview-app", "patient", "harborview", ActsForStaff: false, ActsForPatients: true, []),
        new("ops", "ops", null, ActsForStaff: false, ActsForPatients: false, []),
        new("audit", "auditor", null, ActsForStaff: false, ActsForPatients: false, ["northside", "harborview"]),
    ];

    private static readonly (string Handle, string Title, string Role, string? Specialty)[] Staff =
    [
        ("prescriber-1", "Prescriber 1", "prescriber", null),
        ("psychiatrist-1", "Psychiatrist 1", "prescriber", "psychiatry"),
        ("clinician-1", "Clinician 1", "clinician", "nursing"),
        ("clinician-2", "Clinician 2", "clinician", "nursing"),
        ("therapist-1", "Therapist 1", "therapist", "psychotherapy"),
        ("front-desk-1", "Front desk 1", "front-desk", null),
        ("medical-director-1", "Medical director 1", "medical-director", null),
    ];

    public static string SecretOf(string clientId) => $"dev-{clientId}";

    public static async Task PlantAsync(NpgsqlDataSource owner)
    {
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddDbContext<PartnersContext>(options => options.UseNpgsql(owner))
            .AddOpenIddict().AddCore(core => core.UseEntityFrameworkCore().UseDbContext<PartnersContext>()).Services
            .BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<PartnersContext>();
        var applications = scope.ServiceProvider.GetRequiredService<IOpenIddictApplicationManager>();

        foreach (var clinic in Clinics)
            await PlantAsync(context, clinic);
        foreach (var client in Clients)
            await PlantAsync(context, applications, client);
    }

    private static async Task PlantAsync(PartnersContext context, Clinic clinic)
    {
        if (!await context.Clinics.AnyAsync(known => known.Id == clinic.Id)) context.Add(clinic);
        foreach (var (handle, title, role, specialty) in Staff)
        {
            var id = StableId.From("practitioner", clinic.Id, handle);
            if (!await context.Practitioners.AnyAsync(known => known.Id == id))
                context.Add(new Practitioner(id, clinic.Id, handle, title, role, specialty, Active: true));
        }

        await context.SaveChangesAsync();
    }

    private static async Task PlantAsync(
        PartnersContext context, IOpenIddictApplicationManager applications, ClientAccess client)
    {
        if (await applications.FindByClientIdAsync(client.ClientId) is not null) return;

        await applications.CreateAsync(new OpenIddictApplicationDescriptor
        {
            ClientId = client.ClientId,
            ClientSecret = SecretOf(client.ClientId),
            ClientType = ClientTypes.Confidential,
            Permissions = { Permissions.Endpoints.Token, Permissions.GrantTypes.ClientCredentials },
        });
        context.Add(client);
        await context.SaveChangesAsync();
    }
}
