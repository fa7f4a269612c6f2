namespace Stillwater.Clinical.Instruments;

/// <summary>Scores answers by an instrument's definition: the same answers give the same result, for ever.</summary>
public sealed class Instrument(InstrumentDefinition definition)
{
    private const string Male = "male";

    /// <summary>The definition that this instrument scores by.</summary>
    public InstrumentDefinition Definition => definition;

    /// <summary>The code on the REST surface.</summary>
    public string Code => definition.Code;

    /// <summary>Scores one administration.</summary>
    /// <param name="answers">All items in order; <see cref="Answer.Missing"/> for those without an answer.</param>
    /// <param name="sexAtBirth">
    /// female, male or intersex; screens with a limit by sex take the lower one when it is unknown.
    /// </param>
    public Scoring Score(IReadOnlyList<Answer> answers, string? sexAtBirth = null)
    {
        if (AnswerCheck.FirstFault(definition, answers) is { } fault)
            return fault;

        var points = answers.Select(PointsOf).ToArray();
        var missing = AnswerCheck.Missing(definition, answers).Count;
        int? total = definition.SumsUp ? TotalOf(points, missing) : null;
        bool? positive = definition.Screen is { } screen ? total >= LimitOf(screen, sexAtBirth) : null;
        return new ScoreResult(
            total,
            definition.Subscales.ToDictionary(s => s.Key, s => s.Value.Sum(item => points[item - 1] ?? 0)),
            SeverityOf(answers, total, positive),
            FlagsOf(points, missing),
            missing == 0,
            definition.SuicidalityItem is { } suicidality ? answers[suicidality - 1].Value : null,
            positive,
            definition.Version);
    }

    private int? PointsOf(Answer answer, int index) =>
        definition.Items[index].Reversed && answer.Value is { } given ? 1 - given : answer.Value;

    /// <summary>
    /// Replaces what is missing by the mean of the rest; half a point is rounded up, the cautious side.
    /// </summary>
    private static int TotalOf(int?[] points, int missing)
    {
        var sum = points.Sum(p => p ?? 0);
        return missing == 0
            ? sum
            : (int)Math.Round((decimal)sum * points.Length / (points.Length - missing), MidpointRounding.AwayFromZero);
    }

    private static int LimitOf(ScreenRule screen, string? sexAtBirth) =>
        sexAtBirth == Male ? screen.PositiveFromMale ?? screen.PositiveFrom : screen.PositiveFrom;

    private string SeverityOf(IReadOnlyList<Answer> answers, int? total, bool? positive) => definition switch
    {
        { Triage.Count: > 0 } =>
            definition.Triage.First(t => t.AnyYes.Count == 0 || t.AnyYes.Any(item => answers[item - 1].IsYes)).Severity,
        { Screen: { NamesSeverity: true } screen } =>
            total >= screen.HighFrom ? "high" : positive == true ? "positive" : "negative",
        _ => definition.Bands.First(b => total >= b.From && total <= b.To).Severity,
    };

    private string[] FlagsOf(int?[] points, int missing)
    {
        var flags = definition.Flags.Where(flag => IsRaised(flag, points)).Select(flag => flag.Code);
        return [.. missing > 0 ? flags.Append("imputed") : flags];
    }

    private static bool IsRaised(FlagRule flag, int?[] points)
    {
        var reached = flag.Items.Where(i => points[i.Item - 1] >= i.AtLeast).Select(i => i.Item).ToArray();
        return reached.Length >= flag.Count && (flag.OneOf.Count == 0 || reached.Any(flag.OneOf.Contains));
    }
}
