using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Stillwater.Platform.Keys;

namespace Stillwater.Platform.Privacy;

/// <summary>Puts sealing and the access log together.</summary>
public static class PrivacyComposition
{
    private const string Database = "keys";

    /// <summary>
    /// Registers <see cref="Sealer"/>, <see cref="KeyStore"/> and, over the registered event database,
    /// <see cref="AccessLog"/>. A key store that hangs is given up after 2 s.
    /// </summary>
    public static IServiceCollection AddPrivacy(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton<IMasterKey>(_ => new FileMasterKey(Required(configuration, "Privacy:MasterKeyFile")));
        services.AddKeyedSingleton(Database, (_, _) => Connect(Required(configuration, "ConnectionStrings:Keys")));
        services.AddSingleton(provider => new KeyStore(
            provider.GetRequiredKeyedService<NpgsqlDataSource>(Database), provider.GetRequiredService<IMasterKey>(),
            TimeProvider.System));
        services.AddSingleton<Sealer>();
        services.AddSingleton(provider =>
            new AccessLog(provider.GetRequiredService<NpgsqlDataSource>(), TimeProvider.System));
        services.AddSingleton<IHostedService, KeyDestructionListener>();
        return services;
    }

    private static NpgsqlDataSource Connect(string connection) => NpgsqlDataSource.Create(
        new NpgsqlConnectionStringBuilder(connection) 
        {
            Timeout = 2, CommandTimeout = 2, KeepAlive = 10, NoResetOnClose = true, MaxAutoPrepare = 10,
            AutoPrepareMinUsages = 2,
        });

    private static string Required(IConfiguration configuration, string key) =>
        configuration[key] ?? throw new InvalidOperationException($"{key} is not set.");
}
