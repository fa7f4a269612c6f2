using Microsoft.EntityFrameworkCore;
using Npgsql;
using Stillwater.Partners.Clinics.DeactivatePractitioner;
using Stillwater.Partners.Clinics.GetSelf;
using Stillwater.Partners.Clinics.ListPractitioners;
using Stillwater.Partners.Clinics.RegisterPractitioner;
using Stillwater.Platform.Privacy;

namespace Stillwater.Partners.Clinics;

/// <summary>The directory of clinics and practitioners.</summary>
internal static class DirectorySetup
{
    public static void AddDirectory(this WebApplicationBuilder builder)
    {
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning);
        builder.Services.AddSingleton(NpgsqlDataSource.Create(Settings.Database(builder.Configuration, "Events")));
        builder.Services.AddPrivacy(builder.Configuration).AddSingleton<StaffBook>();
        builder.Services.AddDbContextPool<PartnersContext>((services, options) =>
            options.UseNpgsql(services.GetRequiredService<NpgsqlDataSource>()));
    }

    public static void MapDirectory(this IEndpointRouteBuilder routes)
    {
        routes.MapGetSelf();
        routes.MapListPractitioners();
        routes.MapRegisterPractitioner();
        routes.MapDeactivatePractitioner();
    }
}
