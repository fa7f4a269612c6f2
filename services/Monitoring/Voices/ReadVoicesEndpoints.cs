using Stillwater.Contracts;
using Stillwater.Monitoring.Patients;
using Stillwater.Platform.Http;
using Stillwater.Platform.Keys;
using Stillwater.Platform.Privacy;
using Stillwater.Platform.Tenancy;

namespace Stillwater.Monitoring.Voices;

/// <summary>Reads what was said; a patient reads her own.</summary>
internal static class ReadVoicesEndpoints
{
    private static readonly string[] Readers = [.. Roles.Clinical, Roles.Therapist, Roles.Patient];

    public static void MapReadVoices(this IEndpointRouteBuilder patient)
    {
        patient.MapGet("/mood-entries", ListAsync<MoodRecorded>).AsRead("listMoods", Readers)
            .WithSummary("Moods of a patient, the newest first");
        patient.MapGet("/check-ins", ListAsync<CheckInRecorded>).AsRead("listCheckIns", Readers)
            .WithSummary("Check-ins of a patient, the newest first");
        patient.MapGet("/messages", ListAsync<MessageSent>).AsRead("listMessages", Readers)
            .WithSummary("The thread of patient and care team, the newest first");
    }

    private static Task<IResult> ListAsync<TSaid>(
        Guid patientId, IncomingRead read, Sealer sealer, CancellationToken ct)
        where TSaid : SaidEvent =>
        read.ViewAsync<PatientMonitoring, PatientMonitoringEvent>(
            patientId, typeof(TSaid).Name,
            async (folded, token) =>
            {
                var items = new List<SaidView>();
                foreach (var said in folded.State.Said.OfType<TSaid>().OrderByDescending(s => s.At))
                    items.Add(await ViewAsync(said, new SealScope(read.Caller.Clinic, patientId), sealer, token));
                return new SaidList(patientId, items);
            }, ct);

    private static async ValueTask<SaidView> ViewAsync(SaidEvent said, SealScope scope, Sealer sealer, CancellationToken ct)
    {
        var words = said switch
        {
            MoodRecorded e => e.Note,
            CheckInRecorded e => e.Note,
            MessageSent e => e.Text,
            _ => null,
        };
        var opened = words is { } closed ? await sealer.OpenAsync(scope, closed, ct) : default;
        var from = said.Role == Roles.Patient ? Roles.Patient : "care-team";
        return new SaidView(said.EntryId, said.At, from, said.By, opened.Value)
        {
            Mood = (said as MoodRecorded)?.Mood,
            SleepHours = (said as MoodRecorded)?.SleepHours,
            Kind = (said as CheckInRecorded)?.Kind,
            Feeling = (said as CheckInRecorded)?.Feeling,
            Effects = (said as CheckInRecorded)?.Effects,
            InReplyTo = (said as MessageSent)?.InReplyTo,
            AfterEnd = said.AfterEnd,
            Erased = opened.IsErased ? ["/text"] : null,
        };
    }
}
