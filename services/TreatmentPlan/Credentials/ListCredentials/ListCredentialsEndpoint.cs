using Stillwater.Platform.Http;
using Stillwater.Platform.Tenancy;

namespace Stillwater.TreatmentPlans.Credentials.ListCredentials;

internal static class ListCredentialsEndpoint
{
    public static void MapListCredentials(this IEndpointRouteBuilder credentials) =>
        credentials.MapGet("", HandleAsync).AsRead("listCredentials", Roles.StaffOrClient);

    private static Task<IResult> HandleAsync(IncomingRead read, CancellationToken ct) =>
        read.ListAsync<CredentialRow>(
            "credentials", rows => rows, row => ValueTask.FromResult<object>(row), _ => Guid.Empty, ct);
}
