namespace Stillwater.Clinical.Instruments;

/// <summary>A definition is usable when every number in it points at an item and every total has one band.</summary>
internal static class DefinitionCheck
{
    public static IEnumerable<string> Faults(InstrumentDefinition definition)
    {
        var referenced = definition.NeverMissing
            .Concat(definition.Skips.SelectMany(s => s.WhenAllNo.Concat(s.Skipped)))
            .Concat(definition.Subscales.Values.SelectMany(items => items))
            .Concat(definition.Triage.SelectMany(t => t.AnyYes))
            .Concat(definition.Flags.SelectMany(f => f.Items.Select(i => i.Item).Concat(f.OneOf)))
            .Concat(definition.Domains?.SelectMany(items => items) ?? [])
            .Concat(definition.Screen?.Also?.Select(i => i.Item) ?? [])
            .Concat(definition.SuicidalityItem is { } item ? [item] : []);
        foreach (var number in referenced.Where(n => n < 1 || n > definition.Items.Count).Distinct())
            yield return $"item {number} does not exist";

        if (definition.Items.Any(i => i.Reversed) && definition.Scale is not null)
            yield return "only yes-or-no items can be reversed";
        if (definition.Items.SkipWhile(i => i.Member is null).Any(i => i.Member is null))
            yield return "items with a member of their own come last";
        foreach (var cluster in definition.Clusters?.Needed.Keys.Except(definition.Subscales.Keys) ?? [])
            yield return $"cluster {cluster} has no items";
        if (definition.Triage.Count > 0 && definition.Triage[^1].AnyYes.Count > 0)
            yield return "the last step of the triage must take what is left";
        if (definition.Triage.Count == 0 && definition.Screen is not { NamesSeverity: true } && !IsCovered(definition))
            yield return "the bands must cover every total once";
    }

    private static bool IsCovered(InstrumentDefinition definition)
    {
        var next = Total(definition, scale => scale?.Lowest ?? 0);
        foreach (var band in definition.Bands)
        {
            if (band.From != next || band.To < band.From)
                return false;
            next = band.To + 1;
        }

        return next == Total(definition, scale => scale?.Highest ?? 1) + 1;
    }

    /// <summary>The total when every item that counts stands at one end of its scale.</summary>
    private static int Total(InstrumentDefinition definition, Func<ScaleRange?, int> end) => definition.Domains is { } domains
        ? domains.Sum(domain => domain.Max(item => end(definition.ScaleOf(item - 1))))
        : Enumerable.Range(0, definition.Items.Count)
            .Where(i => definition.Items[i].Counted)
            .Sum(i => end(definition.ScaleOf(i)));
}
