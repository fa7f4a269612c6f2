using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.IdentityModel.Tokens;
using Stillwater.Platform.Tenancy;

namespace Stillwater.Platform.Http;

/// <summary>Every process checks each token itself, gateway or not, and refuses what no route allows.</summary>
public static class Access
{
    public const string Audience = "stillwater";

    /// <summary>Only Partners itself may ask this.</summary>
    public const string PlatformOnly = "platform-only";

    public static IServiceCollection AddStillwaterAccess(
        this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        var issuer = configuration["Identity:Issuer"]
            ?? throw new InvalidOperationException("Identity:Issuer is not set; it is the public address of the gateway.");
        services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer(options =>
        {
            options.MapInboundClaims = false;
            options.MetadataAddress = configuration["Identity:MetadataAddress"] ?? $"{issuer}.well-known/openid-configuration";
            options.RequireHttpsMetadata = environment.IsProduction() && !IsLoopback(options.MetadataAddress);
            options.RefreshInterval = TimeSpan.FromSeconds(10);
            options.IncludeErrorDetails = false;
            options.TokenHandlers.Clear();
            options.TokenHandlers.Add(new RememberingTokenHandler());
            options.TokenValidationParameters = new TokenValidationParameters
            {
                ValidIssuer = issuer,
                ValidAudience = Audience,
                ValidTypes = ["at+jwt"],
                ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256],
                NameClaimType = "sub",
                RoleClaimType = "role",
                ClockSkew = TimeSpan.FromSeconds(5),
                RequireExpirationTime = true,
                RequireSignedTokens = true,
            };
        });
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAssertion(_ => false).Build())
            .AddPolicy(PlatformOnly, policy => policy.RequireRole(Roles.Platform));
        return services;
    }

    private static bool IsLoopback(string address) => new Uri(address).IsLoopback;
}
