using Stillwater.Platform.Commands;
using Stillwater.Sessions.Courses;
using Stillwater.Sessions.Protocols;

namespace Stillwater.Sessions.DosingSessions.SchedulingSession;

/// <summary>Doses of one course keep their distance, and a week its limit, where the protocol says so (4.1).</summary>
internal static class DoseSpacing
{
    public static readonly Refusal DosedTooRecently = new(
        "session.too-soon", RefusalKind.Rule, "The last dose of this course is too recent.");

    public static readonly Refusal WeekIsFull = new(
        "session.weekly-max", RefusalKind.Rule, "The dose would exceed the most that a week allows.");

    public static Refusal? TooSoon(DosingProtocol protocol, Course? course, Guid sessionId, DateTimeOffset at) =>
        protocol.Devices is { } rules && Others(course, sessionId).Any(dose =>
            (at - dose.StartedAt).Duration() < TimeSpan.FromHours(rules.GapHours.Value))
            ? DosedTooRecently
            : null;

    public static Refusal? TooMuch(
        DosingProtocol protocol, Course? course, Guid sessionId, DateTimeOffset at, decimal doseMg) =>
        protocol.Devices is { } rules
            && Others(course, sessionId).Where(d => d.StartedAt > at.AddDays(-7) && d.StartedAt <= at).Sum(d => d.Mg) + doseMg
                > rules.WeeklyMaxMg.Value
            ? WeekIsFull
            : null;

    private static IEnumerable<DoseCounted> Others(Course? course, Guid sessionId) =>
        (course?.Doses.Values ?? []).Where(dose => dose.SessionId != sessionId && dose.Mg > 0);
}
