using System.Text.Json;
using Stillwater.Clinical.SafetyWords;
using Stillwater.Contracts;
using Stillwater.Monitoring.Alerts.RaisingAlert;
using Stillwater.Monitoring.Patients;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;
using Stillwater.Platform.Keys;
using Stillwater.Platform.Privacy;
using Stillwater.Platform.Tenancy;

namespace Stillwater.Monitoring.Voices;

/// <summary>
/// What patients say between sessions. Words are looked through before they are sealed; of what was found only the
/// category and the table are kept.
/// </summary>
internal static class VoiceEndpoints
{
    public const string Kind = "safety-words";

    private static readonly string[] Beside = [.. Roles.StaffOrClient, Roles.Patient];

    public static void MapVoices(this IEndpointRouteBuilder patient)
    {
        patient.MapPost("/mood-entries", RecordMoodAsync).AsAddition("recordMood", Beside)
            .WithSummary("Keeps a mood of the day");
        patient.MapPost("/check-ins", RecordCheckInAsync).AsAddition("recordCheckIn", Beside)
            .WithSummary("Keeps how it goes, said by the patient or somebody beside her");
        patient.MapPost("/messages", SendMessageAsync).AsAddition("sendMessage", [.. Roles.Staff, Roles.Patient])
            .WithSummary("Adds a message to the thread of patient and care team");
        patient.MapReadVoices();
    }

    private static Task<IResult> RecordMoodAsync(
        Guid patientId, RecordMoodRequest body, IncomingCommand incoming, Sealer sealer, CancellationToken ct) =>
        SayAsync(patientId, "mood-entries", body.Note, incoming, sealer, body.At, (work, id, note, at, found) =>
            new MoodRecorded(body.Mood, body.SleepHours, note)
            {
                EntryId = id, By = work.Caller.Actor, Role = work.Caller.Role, At = at, Found = found,
            }, ct);

    private static Task<IResult> RecordCheckInAsync(
        Guid patientId, RecordCheckInRequest body, IncomingCommand incoming, Sealer sealer, CancellationToken ct) =>
        SayAsync(patientId, "check-ins", body.Note, incoming, sealer, body.At, (work, id, note, at, found) =>
            new CheckInRecorded(
                body.Kind, body.Feeling,
                [.. (body.Effects ?? []).Distinct().Select(e => JsonNamingPolicy.KebabCaseLower.ConvertName($"{e}"))], note)
            {
                EntryId = id, By = work.Caller.Actor, Role = work.Caller.Role, At = at, Found = found,
            }, ct);

    private static Task<IResult> SendMessageAsync(
        Guid patientId, SendMessageRequest body, IncomingCommand incoming, Sealer sealer, CancellationToken ct) =>
        SayAsync(patientId, "messages", body.Text, incoming, sealer, null, (work, id, text, at, found) =>
            new MessageSent(body.InReplyTo, text!.Value)
            {
                EntryId = id, By = work.Caller.Actor, Role = work.Caller.Role, At = at, Found = found,
            }, ct);

    private static Task<IResult> SayAsync(
        Guid patientId, string what, string? words, IncomingCommand incoming, Sealer sealer, DateTimeOffset? at,
        Func<Work, Guid, Sealed<string>?, DateTimeOffset, SafetyHit?, SaidEvent> said, CancellationToken ct)
    {
        var id = Guid.CreateVersion7();
        return incoming.RunAsync(async (work, token) =>
        {
            if (await work.ReadAsync<PatientMonitoring, PatientMonitoringEvent>(patientId, token) is null)
                return PlatformCodes.NotFound;
            // The care team's own messages name dangers as a matter of course.
            var found = what == "messages" && Roles.Staff.Contains(work.Caller.Role)
                ? null : SafetyScreen.Shipped.Look(words);
            Sealed<string>? closed = words is null
                ? null
                : await sealer.SealAsync(new SealScope(work.Clinic, patientId), DataClass.Diary, "words", words, token);
            var decided = await work.ApplyAsync<PatientMonitoring, PatientMonitoringEvent>(
                patientId, new Say(said(work, id, closed, at?.ToUniversalTime() ?? work.Now, found)), token);
            if (decided.Refusal is { } refusal)
                return refusal;
            var kept = decided.Events.OfType<SaidEvent>().Single();
            return Answer.Created($"/v1/patients/{patientId}/{what}", decided.Revision, new SaidAnswer(
                id, kept.At, kept.By, kept.Role, kept.AfterEnd,
                found is null ? null : SafetyAdvice.From(SafetyScreen.Shipped.Table),
                found is null ? null : await AlertAsync(work, patientId, kept, found, token), work.EventIds));
        }, ct);
    }

    private static async Task<Guid> AlertAsync(
        Work work, Guid patientId, SaidEvent kept, SafetyHit found, CancellationToken ct)
    {
        var alert = StableId.From("said-alert", $"{kept.EntryId}");
        await work.RaiseAsync(
            new Alarm(alert, patientId, Kind, found.Severity, found.RuleId, [kept.EntryId], kept.At), ct);
        return alert;
    }
}
