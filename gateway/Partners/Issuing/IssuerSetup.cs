using Microsoft.Extensions.Options;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using Stillwater.Partners.Clinics;
using Stillwater.Platform.Keys;
using Stillwater.Platform.Telemetry;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Stillwater.Partners.Issuing;

/// <summary>
/// The embedded issuer: client credentials only, signed and readable access tokens, nothing stored per token.
/// </summary>
internal static class IssuerSetup
{
    public static void AddIssuer(this WebApplicationBuilder builder)
    {
        var issuer = Settings.Issuer(builder.Configuration);
        builder.Services.AddSingleton<IMasterKey>(new FileMasterKey(Settings.MasterKeyFile(builder.Configuration)));
        builder.Services.AddHostedService<SeedGuard>();
        builder.Services.AddSingleton<IDependencyProbe>(services => services.GetRequiredService<SigningKeyRing>());
        builder.Services.AddSingleton<SigningKeyRing>();
        builder.Services.AddHostedService(services => services.GetRequiredService<SigningKeyRing>());
        builder.Services.AddSingleton<IConfigureOptions<OpenIddictServerOptions>>(
            services => services.GetRequiredService<SigningKeyRing>());
        builder.Services.AddSingleton<IOptionsChangeTokenSource<OpenIddictServerOptions>>(
            services => services.GetRequiredService<SigningKeyRing>());
        builder.Services.AddSingleton<PlatformToken>();
        builder.Services.AddSingleton<InvitationDesk>().AddScoped<Bearers>();

        builder.Logging.AddFilter("OpenIddict", LogLevel.Warning);
        builder.Services.AddOpenIddict()
            .AddCore(core => core.UseEntityFrameworkCore().UseDbContext<PartnersContext>())
            .AddServer(server =>
            {
                server.SetIssuer(issuer);
                server.SetTokenEndpointUris("connect/token");
                server.AllowClientCredentialsFlow();
                server.DisableTokenStorage();
                server.DisableAuthorizationStorage();
                server.DisableAccessTokenEncryption();
                // The server insists on an encryption key, though nothing it issues is encrypted.
                server.AddEphemeralEncryptionKey();
                server.AddEventHandler<HandleTokenRequestContext>(handler => handler
                    .UseScopedHandler<AnswerTokenRequest>());
                server.AddEventHandler<ProcessSignInContext>(handler => handler
                    .UseInlineHandler(DropPrivateClaims)
                    .SetOrder(OpenIddictServerHandlers.PrepareAccessTokenPrincipal.Descriptor.Order + 1));
                // TLS ends in front of Edge; Partners listens on the inner network alone.
                server.UseAspNetCore().DisableTransportSecurityRequirement();
            });
    }

    /// <summary>
    /// Discovery names endpoints at the address asked; asked through Edge, that is the issuer's, TLS included.
    /// </summary>
    public static void UseIssuer(this WebApplication app)
    {
        var issuer = Settings.Issuer(app.Configuration);
        app.Use((context, next) =>
        {
            if (context.Request.Host.Value == issuer.Authority) context.Request.Scheme = issuer.Scheme;
            return next(context);
        });
    }

    /// <summary>The server's own notes to itself are no part of a token that others read.</summary>
    private static ValueTask DropPrivateClaims(ProcessSignInContext context)
    {
        context.AccessTokenPrincipal?.RemoveClaims(OpenIddictConstants.Claims.Private.Presenter);
        return ValueTask.CompletedTask;
    }
}
