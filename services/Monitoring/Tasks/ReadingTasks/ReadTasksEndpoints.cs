using System.ComponentModel.DataAnnotations;
using Stillwater.Platform.Http;
using Stillwater.Platform.Privacy;
using Stillwater.Platform.Tenancy;

namespace Stillwater.Monitoring.Tasks.ReadingTasks;

internal static class ReadTasksEndpoints
{
    public static void MapReadTasks(this IEndpointRouteBuilder tasks)
    {
        tasks.MapGet("", ListAsync).AsRead("listTasks", Roles.StaffOrClient)
            .WithSummary("Tasks of the clinic, of one state or patient");
        tasks.MapGet("/{taskId:guid}", GetAsync).AsRead("getTask", Roles.StaffOrClient)
            .WithSummary("One task, who does it and what became of it");
    }

    private static Task<IResult> ListAsync(
        [AllowedValues(CareTask.Open, CareTask.Due, CareTask.Late, CareTask.Done, CareTask.Void, null)] string? state,
        Guid? patientId, IncomingRead read, CancellationToken ct) =>
        read.ListAsync<CareTaskRow>(
            "tasks",
            rows =>
            {
                if (state is not null)
                    rows = rows.Where(r => r.State == state);
                return patientId is null ? rows : rows.Where(r => r.PatientId == patientId);
            },
            row => ValueTask.FromResult<object>(row), row => row.PatientId, ct);

    private static Task<IResult> GetAsync(Guid taskId, IncomingRead read, Sealer sealer, CancellationToken ct) =>
        read.ViewAsync<CareTask, CareTaskEvent>(
            taskId, "task",
            async (folded, token) => await sealer.ViewAsync(read.Caller.Clinic, taskId, folded.State, token), ct);
}
