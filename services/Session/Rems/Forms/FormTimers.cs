using System.Globalization;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Timers;

namespace Stillwater.Sessions.Rems.Forms;

/// <summary>An unsubmitted form is reminded of on two days and overdue after the last; a submission ends all three.</summary>
internal static class FormTimers
{
    public const string ReminderDue = "rems-reminder-due";
    public const string FormDue = "rems-form-due";

    private const string Due = "due";

    public static IEnumerable<Guard> OwedBy(string tenant, Guid stream, object happened) => happened switch
    {
        FormOpened e =>
        [
            .. e.Reminders.Select(r => DueTimers.Set(tenant, stream, KeyOf(r.Day), r.At, ReminderDue)),
            DueTimers.Set(tenant, stream, Due, e.DueAt, FormDue),
        ],
        FormSubmitted => [new Guard("delete from timer where tenant = ? and stream = ?", tenant, stream)],
        _ => [],
    };

    public static Task RemindAsync(Work work, DueTimer timer, CancellationToken cancellationToken) => work.ApplyAsync(
        timer.Stream, new RemindOfForm(int.Parse(timer.Key.AsSpan(4), CultureInfo.InvariantCulture)), cancellationToken);

    public static Task MissAsync(Work work, DueTimer timer, CancellationToken cancellationToken) =>
        work.ApplyAsync(timer.Stream, new MissForm(), cancellationToken);

    private static string KeyOf(int day) => $"day-{day.ToString(CultureInfo.InvariantCulture)}";
}
