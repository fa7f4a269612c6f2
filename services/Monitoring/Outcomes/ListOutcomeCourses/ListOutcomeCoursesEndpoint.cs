using System.Text.Json;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;
using Stillwater.Platform.Tenancy;

namespace Stillwater.Monitoring.Outcomes.ListOutcomeCourses;

internal static class ListOutcomeCoursesEndpoint
{
    private const int MostPerPage = 500;

    private static readonly Refusal OutOfRange = new(
        PlatformCodes.Invalid, RefusalKind.Rule, $"after is 0 or more, limit 1 to {MostPerPage}.");

    public static void MapListOutcomeCourses(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/outcome-courses", HandleAsync).WithTags("Monitoring")
            .AsRead("listOutcomeCourses", Roles.Auditor)
            .WithSummary("What each patient's outcomes rest on, and what was recorded, to make them again");

    private static async Task<IResult> HandleAsync(
        IncomingRead read, PastCourses past, OutcomeRules rules, CancellationToken ct, long after = 0, int limit = 100)
    {
        if (after < 0 || limit is < 1 or > MostPerPage)
            return new ProblemResult(OutOfRange);
        var clinic = read.Caller.Clinic;
        var courses = await past.PageAsync(clinic, after, limit, ct);
        var page = new OutcomeCoursePage(
            rules.Name, courses, after == 0 ? await past.CountAsync(clinic, ct) : null,
            courses.Count == limit ? courses[^1].Position : null);
        var body = JsonSerializer.SerializeToUtf8Bytes(page, OutcomeCoursePage.Json);
        await Task.WhenAll(courses.Select(
            c => read.RecordAsync("outcome-course", c.PatientId, c.PatientId, c.Version, body, ct)));
        return TypedResults.Bytes(body, "application/json; charset=utf-8");
    }
}
