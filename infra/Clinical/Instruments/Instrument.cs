namespace Stillwater.Clinical.Instruments;

/// <summary>Scores answers by an instrument's definition: the same answers give the same result, for ever.</summary>
public sealed class Instrument(InstrumentDefinition definition)
{
    private const string Male = "male";

    /// <summary>The definition that this instrument scores by.</summary>
    public InstrumentDefinition Definition => definition;

    /// <summary>The code on the REST surface.</summary>
    public string Code => definition.Code;

    /// <summary>Adds the answers that a request carries as members of their own, in item order.</summary>
    /// <param name="answers">The answers that stand in the list.</param>
    /// <param name="members">The other answers by member; null where a member was left out.</param>
    /// <returns>All answers, or the member at fault: one that this instrument does not have, or an unknown word.</returns>
    public (IReadOnlyList<Answer> All, AnswerFault? Fault) Gather(
        IReadOnlyList<Answer> answers, IReadOnlyDictionary<string, Answer?> members)
    {
        var own = definition.Items.Where(i => i.Member is not null).ToArray();
        if (members.FirstOrDefault(m => m.Value is not null && own.All(i => i.Member != m.Key)) is { Key: { } foreign })
            return (answers, new AnswerFault($"/{foreign}", $"{Code} has no such member; leave it out"));
        return answers.Count == definition.Items.Count - own.Length
            ? ([.. answers, .. own.Select(i => InSteps(i, members.GetValueOrDefault(i.Member!) ?? Answer.Missing))], null)
            : (answers, AnswerCheck.WrongCount(definition));
    }

    /// <summary>The answers with known LOINC answer codes turned into steps; an unknown code stays as it is.</summary>
    /// <param name="answers">All items in order.</param>
    public IReadOnlyList<Answer> Decode(IReadOnlyList<Answer> answers) => [.. answers.Select(Decoded)];

    /// <summary>Scores one administration.</summary>
    /// <param name="given">All items in order; <see cref="Answer.Missing"/> for those without an answer.</param>
    /// <param name="sexAtBirth">
    /// female, male or intersex; screens with a limit by sex take the lower one when it is unknown.
    /// </param>
    public Scoring Score(IReadOnlyList<Answer> given, string? sexAtBirth = null)
    {
        var answers = Decode(given);
        if (AnswerCheck.FirstFault(definition, answers) is { } fault)
            return fault;

        var points = answers.Select(PointsOf).ToArray();
        var missing = AnswerCheck.Missing(definition, answers).Count;
        int? total = definition.SumsUp ? Totals.Of(definition, points, missing) : null;
        bool? positive = definition.Screen is { } screen ? IsPositive(screen, total, points, sexAtBirth) : null;
        bool? diagnosis = definition.Clusters is { } clusters ? Suggests(clusters, points) : null;
        return new ScoreResult(
            total,
            definition.Subscales.ToDictionary(s => s.Key, s => s.Value.Sum(item => points[item - 1] ?? 0)),
            SeverityOf(answers, total, positive),
            FlagsOf(points, missing, diagnosis is { } suggested && suggested != (total >= definition.Clusters!.CutOff)),
            missing == 0,
            definition.SuicidalityItem is { } suicidality ? answers[suicidality - 1].Value : null,
            positive,
            definition.Version,
            diagnosis);
    }

    private Answer Decoded(Answer answer) => answer.Code is { } code && StepOf(code) is { } step
        ? definition.Scale is null ? Answer.Yes(step == 1) : Answer.Step(step)
        : answer;

    private int? StepOf(string code) => definition.AnswerCodes?.TryGetValue(code, out var step) == true ? step : null;

    private static Answer InSteps(InstrumentItem item, Answer answer) => item.Codes?.ToList().IndexOf(answer.Code ?? "") switch
    {
        null or < 0 => answer,
        { } step => Answer.Step(step),
    };

    private int? PointsOf(Answer answer, int index) =>
        definition.Items[index].Reversed && answer.Value is { } given ? 1 - given : answer.Value;

    private static bool IsPositive(ScreenRule screen, int? total, int?[] points, string? sexAtBirth) =>
        total >= (sexAtBirth == Male ? screen.PositiveFromMale ?? screen.PositiveFrom : screen.PositiveFrom)
        && screen.Also?.All(i => points[i.Item - 1] >= i.AtLeast) != false;

    private bool Suggests(ClusterRule clusters, int?[] points) => clusters.Needed.All(cluster =>
        definition.Subscales[cluster.Key].Count(item => points[item - 1] >= clusters.Reach) >= cluster.Value);

    private string SeverityOf(IReadOnlyList<Answer> answers, int? total, bool? positive) => definition switch
    {
        { Triage.Count: > 0 } =>
            definition.Triage.First(t => t.AnyYes.Count == 0 || t.AnyYes.Any(item => answers[item - 1].IsYes)).Severity,
        { Screen: { NamesSeverity: true } screen } =>
            total >= screen.HighFrom ? "high" : positive == true ? "positive" : "negative",
        _ => definition.Bands.First(b => total >= b.From && total <= b.To).Severity,
    };

    private string[] FlagsOf(int?[] points, int missing, bool rulesDisagree)
    {
        var flags = definition.Flags.Where(flag => IsRaised(flag, points)).Select(flag => flag.Code);
        if (rulesDisagree)
            flags = flags.Append("clinician-review");
        return [.. missing > 0 ? flags.Append("imputed") : flags];
    }

    private static bool IsRaised(FlagRule flag, int?[] points)
    {
        var reached = flag.Items.Where(i => points[i.Item - 1] >= i.AtLeast).Select(i => i.Item).ToArray();
        return reached.Length >= flag.Count && (flag.OneOf.Count == 0 || reached.Any(flag.OneOf.Contains));
    }
}

/// <summary>Adds up points.</summary>
internal static class Totals
{
    /// <summary>
    /// The sum of what counts, or of each domain's highest item. What is missing is replaced by the mean of the rest;
    /// half a point is rounded up, the cautious side.
    /// </summary>
    public static int Of(InstrumentDefinition definition, int?[] points, int missing)
    {
        if (definition.Domains is { } domains)
            return domains.Sum(domain => domain.Max(item => points[item - 1] ?? 0));
        var counted = points.Where((_, i) => definition.Items[i].Counted).ToArray();
        var sum = counted.Sum(p => p ?? 0);
        return missing == 0
            ? sum
            : (int)Math.Round((decimal)sum * counted.Length / (counted.Length - missing), MidpointRounding.AwayFromZero);
    }
}
