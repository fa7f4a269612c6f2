namespace Stillwater.Clinical.Instruments;

/// <summary>
/// Which answers can be scored. A yes is never turned away for a skip that it contradicts: it counts.
/// </summary>
internal static class AnswerCheck
{
    public static AnswerFault? FirstFault(InstrumentDefinition definition, IReadOnlyList<Answer> answers)
    {
        if (answers.Count != definition.Items.Count)
            return new AnswerFault("/answers", $"{definition.Items.Count} answers, in item order");

        for (var i = 0; i < answers.Count; i++)
            if (answers[i].Kind != AnswerKind.Missing && !Fits(definition.Scale, answers[i]))
                return At(i, Expected(definition.Scale));

        var missing = Missing(definition, answers);
        var untouchable = missing.Where(definition.NeverMissing.Contains).ToArray();
        if (untouchable.Length > 0)
            return At(untouchable[0] - 1, "an answer; this item is never replaced by the mean of the others");
        return missing.Count > definition.MissingAllowed
            ? At(missing[definition.MissingAllowed] - 1, Expected(definition.Scale))
            : null;
    }

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

    private static string Expected(ScaleRange? scale) =>
        scale is null ? "true or false" : $"a whole number from {scale.Lowest} to {scale.Highest}";

    private static AnswerFault At(int index, string detail) => new($"/answers/{index}", detail);
}
