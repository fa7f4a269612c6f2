namespace Stillwater.Clinical.Instruments;

/// <summary>
/// Which answers can be scored. A yes is never turned away for a skip that it contradicts: it counts.
/// </summary>
internal static class AnswerCheck
{
    public static AnswerFault? FirstFault(InstrumentDefinition definition, IReadOnlyList<Answer> answers)
    {
        if (answers.Count != definition.Items.Count)
            return WrongCount(definition);

        for (var i = 0; i < answers.Count; i++)
            if (answers[i].Kind != AnswerKind.Missing && !Fits(definition.ScaleOf(i), answers[i]))
                return At(definition, i, Expected(definition, i));

        var missing = Missing(definition, answers);
        var untouchable = missing.Where(definition.NeverMissing.Contains).ToArray();
        if (untouchable.Length > 0)
        {
            return At(
                definition, untouchable[0] - 1, "an answer; this item is never replaced by the mean of the others");
        }

        if (missing.Count <= definition.MissingAllowed)
            return null;
        var first = missing[definition.MissingAllowed] - 1;
        return At(definition, first, Expected(definition, first));
    }

    public static AnswerFault WrongCount(InstrumentDefinition definition) =>
        new("/answers", $"{definition.Items.Count(i => i.Member is null)} answers, in item order");

    /// <summary>Numbers of the items that are owed an answer and have none.</summary>
    public static IReadOnlyList<int> Missing(InstrumentDefinition definition, IReadOnlyList<Answer> answers)
    {
        var skipped = definition.Skips
            .Where(skip => skip.WhenAllNo.All(item => answers[item - 1] is { Kind: AnswerKind.YesNo, IsYes: false }))
            .SelectMany(skip => skip.Skipped)
            .ToHashSet();
        return [.. Enumerable.Range(1, answers.Count)
            .Where(item => answers[item - 1].Kind == AnswerKind.Missing && !skipped.Contains(item))];
    }

    private static bool Fits(ScaleRange? scale, Answer answer) => scale is null
        ? answer.Kind == AnswerKind.YesNo
        : answer.Kind == AnswerKind.Scale && answer.Value >= scale.Lowest && answer.Value <= scale.Highest;

    private static string Expected(InstrumentDefinition definition, int index) => definition switch
    {
        _ when definition.Items[index].Codes is { } codes => string.Join(", ", codes),
        _ when definition.ScaleOf(index) is { } scale => $"a whole number from {scale.Lowest} to {scale.Highest}",
        _ => "true or false",
    };

    private static AnswerFault At(InstrumentDefinition definition, int index, string detail) =>
        new(definition.Items[index].Member is { } member ? $"/{member}" : $"/answers/{index}", detail);
}
