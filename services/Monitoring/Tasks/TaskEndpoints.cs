using System.ComponentModel.DataAnnotations;
using Stillwater.Contracts;
using Stillwater.Monitoring.Tasks.ReadingTasks;
using Stillwater.Monitoring.Tasks.WorkingTask;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;
using Stillwater.Platform.Keys;
using Stillwater.Platform.Privacy;
using Stillwater.Platform.Tenancy;

namespace Stillwater.Monitoring.Tasks;

/// <summary>Says that a task is done.</summary>
/// <param name="Outcome">What came of it, by code in kebab-case, such as reached, declined or done.</param>
/// <param name="Note">What there is to say of it, 1–4000 characters; protected.</param>
/// <param name="Evidence">Ids of what shows it: a response, an assessment, an event; at most 20.</param>
public sealed record CompleteTaskRequest(
    [property: Required, RegularExpression("^[a-z0-9]+(-[a-z0-9]+)*$"), StringLength(40, MinimumLength = 2)] string Outcome,
    [property: StringLength(4000, MinimumLength = 1)] string? Note = null,
    [property: MaxLength(20)] IReadOnlyList<Guid>? Evidence = null);

/// <summary>Gives a task to another role, or to one person.</summary>
/// <param name="AssigneeRole">The role that does it; as it is when left out.</param>
/// <param name="AssigneeId">The practitioner who does it; anybody of the role when left out.</param>
public sealed record ReassignTaskRequest(
    [property: AllowedValues(
        Roles.Prescriber, Roles.Clinician, Roles.Therapist, Roles.FrontDesk, Roles.MedicalDirector, null)]
    string? AssigneeRole = null,
    Guid? AssigneeId = null);

/// <summary>Says that somebody has tried to reach the patient.</summary>
/// <param name="Channel">phone, sms, email, letter, video, app or in-person.</param>
/// <param name="At">When, not in the future.</param>
/// <param name="Reached">Whether she was reached.</param>
public sealed record RecordOutreachRequest(
    [property: Required, AllowedValues("phone", "sms", "email", "letter", "video", "app", "in-person")] string Channel,
    [property: Required] DateTimeOffset At,
    [property: Required] bool Reached);

/// <summary>What people do with a task.</summary>
internal static class TaskEndpoints
{
    private const string NoteField = "note";

    public static void MapTasks(this IEndpointRouteBuilder routes)
    {
        var tasks = routes.MapGroup("/v1/tasks").WithTags("Monitoring");
        tasks.MapReadTasks();
        tasks.MapPost("/{taskId:guid}/completion", CompleteAsync)
            .AsAddition("completeTask", Roles.Staff).WithSummary("Says that a task is done, and what came of it");
        tasks.MapPost("/{taskId:guid}/reassignment", ReassignAsync)
            .AsAddition("reassignTask", Roles.Staff).WithSummary("Gives a task to another role or to one person");
        tasks.MapPost("/{taskId:guid}/attempts", AttemptAsync)
            .AsAddition("recordOutreach", Roles.Staff).WithSummary("Records an attempt to reach the patient");
    }

    private static Task<IResult> CompleteAsync(
        Guid taskId, CompleteTaskRequest body, IncomingCommand incoming, Sealer sealer, CancellationToken ct) =>
        incoming.RunAsync(
            async (work, token) =>
            {
                if (await work.ReadAsync<CareTask, CareTaskEvent>(taskId, token) is not { State: var task })
                    return PlatformCodes.NotFound;
                Sealed<string>? note = body.Note is null
                    ? null
                    : await sealer.SealAsync(
                        new SealScope(work.Clinic, task.PatientId), DataClass.ClinicalText, NoteField, body.Note, token);
                var complete = new CompleteTask(
                    body.Outcome, body.Evidence ?? [], note, work.Caller.Actor, work.Caller.Role);
                return await AnswerAsync(work, taskId, sealer, complete, token);
            }, ct);

    private static Task<IResult> ReassignAsync(
        Guid taskId, ReassignTaskRequest body, IncomingCommand incoming, Sealer sealer, CancellationToken ct) =>
        incoming.RunAsync(
            (work, token) => AnswerAsync(
                work, taskId, sealer,
                new ReassignTask(body.AssigneeRole, body.AssigneeId, work.Caller.Actor, work.Caller.Role), token), ct);

    private static Task<IResult> AttemptAsync(
        Guid taskId, RecordOutreachRequest body, IncomingCommand incoming, Sealer sealer, CancellationToken ct) =>
        incoming.RunAsync(
            (work, token) => AnswerAsync(
                work, taskId, sealer,
                new AttemptOutreach(
                    body.Channel, body.At.ToUniversalTime(), body.Reached, work.Caller.Actor, work.Caller.Role), token), ct);

    private static async Task<Answer> AnswerAsync(
        Work work, Guid taskId, Sealer sealer, ICommand<CareTask, CareTaskEvent> command, CancellationToken ct)
    {
        var decided = await work.ApplyAsync(taskId, command, ct);
        return decided.Refusal is { } refusal
            ? refusal
            : Answer.Ok(
                decided.Revision,
                await sealer.ViewAsync(work.Clinic, taskId, decided.State, ct) with { EventIds = work.EventIds });
    }
}
