namespace Stillwater.Sessions.Courses.GettingSeries;

/// <summary>The induction series of a signed plan, as the platform has drafted it and the clinic confirmed it.</summary>
/// <param name="PlanId">The plan.</param>
/// <param name="PatientId">The patient.</param>
/// <param name="PlanVersion">Version of the plan that it was drafted from.</param>
/// <param name="Closed">Whether the plan is over; then nothing more is booked.</param>
/// <param name="Slots">The sessions in order.</param>
public sealed record SeriesView(
    Guid PlanId, Guid PatientId, int PlanVersion, bool Closed, IReadOnlyList<SlotView> Slots)
{
    internal static SeriesView From(Course course)
    {
        var first = course.Doses.Values.Select(d => d.StartedAt).Order().Cast<DateTimeOffset?>().FirstOrDefault()
            ?? course.FirstBookedFor ?? course.Limits?.SignedAt;
        var days = course.Series?.Days ?? [];
        return new SeriesView(
            course.PlanId, course.PatientId, course.Series?.PlanVersion ?? course.Limits?.PlanVersion ?? 0, course.IsClosed,
            [.. days.Select((day, i) => SlotView.Of(course, i + 1, day, first))]);
    }
}

/// <summary>One place in the series.</summary>
/// <param name="Number">Its number in the series, from 1.</param>
/// <param name="SuggestedOn">The day on which the plan expects it, by UTC: counted from the first dose, else from the day
/// that the first session is booked for, else from the signature; null when none of them is known.</param>
/// <param name="State">drafted, or confirmed once a session is booked for it.</param>
/// <param name="SessionId">That session, null while it is drafted.</param>
public sealed record SlotView(int Number, DateOnly? SuggestedOn, string State, Guid? SessionId)
{
    internal static SlotView Of(Course course, int number, int day, DateTimeOffset? first) => new(
        number, first is { } at ? DateOnly.FromDateTime(at.UtcDateTime).AddDays(day) : null,
        course.Bookings.ContainsKey(number) ? "confirmed" : "drafted",
        course.Bookings.TryGetValue(number, out var session) ? session : null);
}
