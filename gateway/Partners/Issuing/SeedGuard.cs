using OpenIddict.Abstractions;
using Stillwater.Partners.Schema;

namespace Stillwater.Partners.Issuing;

/// <summary>
/// Refuses to start outside development with what everybody can guess, or with an issuer anybody can pose as.
/// </summary>
internal sealed class SeedGuard(IServiceScopeFactory scopes, IConfiguration configuration, IHostEnvironment environment)
    : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (environment.IsDevelopment()) return;
        if (Settings.Issuer(configuration).Scheme != Uri.UriSchemeHttps)
            throw new InvalidOperationException("Identity:Issuer must be an https address outside development.");

        await using var scope = scopes.CreateAsyncScope();
        var applications = scope.ServiceProvider.GetRequiredService<IOpenIddictApplicationManager>();
        foreach (var client in DevelopmentSeeds.Clients)
        {
            if (await applications.FindByClientIdAsync(client.ClientId, cancellationToken) is { } known
                && await applications.ValidateClientSecretAsync(
                    known, DevelopmentSeeds.SecretOf(client.ClientId), cancellationToken))
                throw new InvalidOperationException($"Client '{client.ClientId}' still has its development secret.");
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
