using Stillwater.Sessions.Rems.Enrolments;
using Stillwater.Sessions.Rems.Forms;
using Stillwater.Sessions.Rems.Notices;

namespace Stillwater.Sessions.Rems;

internal static class RemsEndpoints
{
    public static void MapRems(this IEndpointRouteBuilder routes)
    {
        var rems = routes.MapGroup("/v1/rems").WithTags("Session");
        rems.MapEnrolments();
        rems.MapForms();
        rems.MapSendNotice();
    }
}
