namespace Stillwater.Bench.Outcomes;

/// <summary>
/// How one patient fares, drawn from a seed: how ill she was, how she answers to treatment, how long she stays, which scores
/// are missing. The same seed and number give the same course.
/// </summary>
/// <param name="Number">Her number in the clinic.</param>
/// <param name="BaselinePhq9">PHQ-9 before the first dose, 12 to 27.</param>
/// <param name="BaselineItem9">Its item about suicidal thoughts, 0 to 3.</param>
/// <param name="BaselineGad7">GAD-7 before the first dose, 4 to 21.</param>
/// <param name="FirstDoseOn">Day of the first dose, counted from the first day of the programme.</param>
/// <param name="Visits">Her sessions, in order; none when she never came.</param>
internal sealed record PatientCourse(
    int Number, int BaselinePhq9, int BaselineItem9, int BaselineGad7, int FirstDoseOn, IReadOnlyList<Visit> Visits)
{
    private const int Induction = 6;
    private const int MostMaintenance = 12;
    private const int ProgrammeDays = 540;

    public static PatientCourse Of(int seed, int number)
    {
        var dice = new Random(unchecked((seed * 1_000_003) + number));
        var baseline = dice.Next(12, 28);
        var item9 = dice.NextDouble() < 0.35 ? dice.Next(1, 4) : 0;
        // Shares as published programmes report them: about half respond, a few get worse, some stay as they were.
        var fall = dice.NextDouble() switch
        {
            < 0.30 => 0.75 + (0.25 * dice.NextDouble()),
            < 0.55 => 0.50 + (0.25 * dice.NextDouble()),
            < 0.75 => 0.25 + (0.25 * dice.NextDouble()),
            < 0.93 => 0.25 * dice.NextDouble(),
            _ => -0.3 * dice.NextDouble(),
        };
        var leavesAfter = dice.NextDouble() switch { < 0.05 => 0, < 0.20 => dice.Next(1, Induction), _ => int.MaxValue };
        var maintenance = fall >= 0.5 ? dice.Next(0, MostMaintenance + 1) : 0;
        var visits = new List<Visit>();
        var day = 0;
        for (var session = 1; session <= Math.Min(Induction + maintenance, leavesAfter); session++)
        {
            var share = fall * Math.Min(session, Induction) / Induction;
            var relapsed = session > Induction && dice.NextDouble() < 0.08;
            var score = relapsed ? baseline - 2 : (int)Math.Round(baseline * (1 - share)) + dice.Next(-2, 3);
            visits.Add(new Visit(
                session, day,
                dice.NextDouble() < 0.88 ? Math.Clamp(score, 0, 27) : null,
                dice.NextDouble() < 0.60 ? Math.Clamp(score * 21 / 27, 0, 21) : null,
                session == 1 && item9 > 0 && dice.NextDouble() < 0.8 ? Math.Max(0, item9 - dice.Next(0, 3)) : null));
            day += session < Induction ? dice.Next(3, 5) : 7 * dice.Next(2, 7);
        }

        return new PatientCourse(number, baseline, item9, dice.Next(4, 22), dice.Next(0, ProgrammeDays), visits);
    }
}

/// <summary>One session with the scores that follow it.</summary>
/// <param name="Number">Its number in the series, from 1.</param>
/// <param name="Day">Days after the first dose.</param>
/// <param name="Phq9">PHQ-9 two days later, null when it is missing.</param>
/// <param name="Gad7">GAD-7 two days later, null when it is missing.</param>
/// <param name="Item9NextDay">Item 9 of a PHQ-9 a day later, null when none was asked.</param>
internal sealed record Visit(int Number, int Day, int? Phq9, int? Gad7, int? Item9NextDay);
