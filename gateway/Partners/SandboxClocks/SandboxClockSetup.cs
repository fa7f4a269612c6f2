using Stillwater.Partners.Fleet;
using Stillwater.Partners.SandboxClocks.AdvanceClock;
using Stillwater.Partners.SandboxClocks.GetClock;
using Stillwater.Partners.SandboxClocks.GetOperation;
using Stillwater.Platform.Telemetry;

namespace Stillwater.Partners.SandboxClocks;

/// <summary>The sandbox clinics' virtual time.</summary>
internal static class SandboxClockSetup
{
    public static void AddSandboxClocks(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ClockStore>().AddSingleton<AdvanceLease>();
        builder.Services.AddSingleton(_ => InternalCalls.NewClient());
        builder.Services.AddSingleton<ServiceAddresses>().AddSingleton<InternalCalls>().AddSingleton<ServiceClocks>();
        builder.Services.AddSingleton<LeasedDrive>().AddSingleton<AdvanceDrives>().AddSingleton<ClockKeeper>();
        builder.Services.AddHostedService(services => services.GetRequiredService<AdvanceDrives>());
        builder.Services.AddHostedService(services => services.GetRequiredService<ClockKeeper>());
        builder.Services.AddSingleton<IDependencyProbe>(services => services.GetRequiredService<ClockKeeper>());
    }

    public static void MapSandboxClocks(this IEndpointRouteBuilder routes)
    {
        routes.MapGetClock();
        routes.MapAdvanceClock();
        routes.MapGetOperation();
    }
}
