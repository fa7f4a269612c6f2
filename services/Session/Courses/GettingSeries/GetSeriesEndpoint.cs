using Stillwater.Platform.Http;
using Stillwater.Platform.Tenancy;

namespace Stillwater.Sessions.Courses.GettingSeries;

internal static class GetSeriesEndpoint
{
    public static void MapGetSeries(this IEndpointRouteBuilder sessions) =>
        sessions.MapGet("/series", HandleAsync).AsRead("getSeries", [.. Roles.StaffOrClient, Roles.Patient]);

    private static Task<IResult> HandleAsync(Guid planId, IncomingRead read, CancellationToken ct) =>
        read.ViewAsync<Course, CourseEvent>(
            planId, "series", (folded, _) => ValueTask.FromResult<object>(SeriesView.From(folded.State)), ct);
}
