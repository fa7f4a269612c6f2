using Stillwater.TreatmentPlans.Credentials.GetCredential;
using Stillwater.TreatmentPlans.Credentials.ListCredentials;
using Stillwater.TreatmentPlans.Credentials.RegisterCredential;
using Stillwater.TreatmentPlans.Credentials.RenewCredential;
using Stillwater.TreatmentPlans.Credentials.RevokeCredential;

namespace Stillwater.TreatmentPlans.Credentials;

/// <summary>Every operation on credentials, one line each.</summary>
internal static class CredentialEndpoints
{
    public static void MapCredentials(this IEndpointRouteBuilder routes)
    {
        var credentials = routes.MapGroup("/v1/credentials").WithTags("Credentials");
        credentials.MapRegisterCredential();
        credentials.MapListCredentials();
        credentials.MapGetCredential();
        credentials.MapRenewCredential();
        credentials.MapRevokeCredential();
    }
}
